package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.settings.Account;
import org.lanternchat.desktop.settings.Settings;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand.Hello;
import org.lanternchat.protocol.ClientCommand.Resume;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.ServerEvent.Welcome;
import org.lanternchat.protocol.state.ChatState;

import java.util.List;

/// The way in: what is said on each new connection, and who the server then says that this person
/// is. Belongs to the window's thread.
final class Admission {
    private final ServerAddress address;
    private final String name;
    private final String account;
    private final SettingsStore settings;
    private final ChatState chat;
    private boolean welcome;
    private boolean welcomedOnce;
    private @Nullable String joinCode;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(new Phase.Joining());
    private final ReadOnlyStringWrapper ownName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper ownUid = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper away = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper serverName = new ReadOnlyStringWrapper("");

    Admission(ServerAddress address, String name, SettingsStore settings, ChatState chat) {
        this.address = address;
        this.name = name;
        this.account = Settings.key(address.text(), name);
        this.settings = settings;
        this.chat = chat;
    }

    /// What names this person at this server in the settings.
    String account() {
        return account;
    }

    /// What the chat may ask a newcomer for; null for nothing.
    void bring(@Nullable String code) {
        joinCode = code;
    }

    /// The first command of a connection.
    ///
    /// @param waiting the rooms that unsent messages wait for
    Hello hello(List<String> waiting) {
        Account known = known();
        Resume resume = chat.resume();
        welcome = false;
        Resume first = Handshake.firstRooms(known, address, waiting);
        if (resume == null) {
            resume = first;
        } else if (!welcomedOnce) {
            resume = Handshake.withOthers(resume, first);
        }
        boolean receipts = settings.get().preferences().receipts();
        return Handshake.hello(name, known, joinCode, receipts, resume);
    }

    /// The server knows this person now, and the token is remembered.
    void welcome(Welcome said) {
        welcome = true;
        welcomedOnce = true;
        take(said);
        settings.updateAccount(account, before -> before.identified(said.token(), said.epoch()));
    }

    /// The server knew this person so in an earlier run.
    void remember(Welcome said) {
        take(said);
    }

    private void take(Welcome said) {
        chat.apply(said);
        ownName.set(said.name().isEmpty() ? name : said.name());
        away.set(false);
        ownUid.set(said.uid());
        String called = said.server().name();
        boolean plain = called.isEmpty() || called.equals(Wording.of("app.name"));
        serverName.set(plain ? address.text() : called);
    }

    /// Whether the server said so on the connection of now.
    boolean isWelcome() {
        return welcome;
    }

    /// The rooms to which this person comes back at each start.
    List<String> rooms() {
        return known().rooms();
    }

    /// The server told that this person has another name or role now.
    void renewSelf() {
        if (chat.self() != null) ownName.set(chat.self().name());
        away.set(isAway());
    }

    /// Gives up a token that the server does not know any more; returns whether it was that.
    boolean withoutToken(Failure failure) {
        if (failure.code() != ErrorCode.BAD_TOKEN || known().token() == null) return false;
        settings.updateAccount(account, Account::withoutToken);
        return true;
    }

    void enter() {
        if (!isIn()) phase.set(new Phase.In());
    }

    void end(Phase why) {
        phase.set(why);
    }

    boolean isIn() {
        return phase.get() instanceof Phase.In;
    }

    /// What proves to the server who this is; empty before it said so.
    String token() {
        String token = known().token();
        return token == null ? "" : token;
    }

    /// Whether this person told that they are away.
    boolean isAway() {
        return chat.self() != null && Boolean.TRUE.equals(chat.self().away());
    }

    RowBuilder.Person self() {
        return new RowBuilder.Person(chat.uid(), ownName.get());
    }

    private Account known() {
        return settings.get().account(account);
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    ReadOnlyStringProperty ownNameProperty() {
        return ownName.getReadOnlyProperty();
    }

    ReadOnlyStringProperty ownUidProperty() {
        return ownUid.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty awayProperty() {
        return away.getReadOnlyProperty();
    }

    ReadOnlyStringProperty serverNameProperty() {
        return serverName.getReadOnlyProperty();
    }
}
