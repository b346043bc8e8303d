package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.OutboxFile;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.model.EventQueue.Heard;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.desktop.settings.Settings;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.Resume;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One person's chat at one server: takes what the connection hears, one batch a frame, keeps the
/// rooms, and says what people do. Belongs to the window's thread.
public final class ChatModel {
    /// The messages in one page of older ones.
    static final int OLDER = 50;

    private static final Duration TROUBLE = Duration.ofSeconds(8);

    private final ServerAddress address;
    private final String name;
    private final String account;
    private final SettingsStore settings;
    private final Surroundings surroundings;
    private final Connection connection;
    private final Posting posting;
    private final TypingTimes typing;
    private final LineModel line;
    private final ChatState chat = new ChatState();
    private final RoomModels rooms;
    private final ReadOnlyObjectWrapper<Phase> phase =
            new ReadOnlyObjectWrapper<>(new Phase.Joining());
    private final ReadOnlyStringWrapper ownName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper ownUid = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper serverName = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private @Nullable Cancellable troubleEnds;
    private boolean closed;

    ChatModel(
            ServerAddress address,
            String name,
            SettingsStore settings,
            OutboxFile outbox,
            Surroundings surroundings,
            Connection.Factory connections) {
        this.address = address;
        this.name = name;
        this.account = Settings.key(address.text(), name);
        this.settings = settings;
        this.surroundings = surroundings;
        this.line = new LineModel(surroundings);
        this.connection = connections.to(address, new EventQueue(surroundings, this::take));
        this.posting = new Posting(outbox, surroundings, connection::send);
        this.typing = new TypingTimes(surroundings, connection::send, this::typingExpired);
        String first = Handshake.firstShown(settings.get().account(account), address);
        this.rooms = new RoomModels(chat, settings, account, surroundings.clock(), first);
    }

    void start() {
        connection.start();
    }

    /// Ends the connection; nothing changes here any more.
    public void close() {
        closed = true;
        connection.close();
    }

    // ---- what is heard

    private void take(List<Heard> batch) {
        Map<String, Set<Changed>> changes = new LinkedHashMap<>();
        for (Heard heard : batch) {
            if (closed) return;
            switch (heard) {
                case Heard.Status(ConnectionStatus status) -> status(status);
                case Heard.Event(ServerEvent event) -> event(event, changes);
            }
        }
        changes.forEach(rooms::renew);
        rooms.renewMarks();
    }

    private void status(ConnectionStatus status) {
        line.show(status);
        switch (status) {
            case ConnectionStatus.Connecting _, ConnectionStatus.Connected _ -> {}
            case ConnectionStatus.Open _ -> sayHello();
            case ConnectionStatus.Waiting waiting -> {
                disconnected();
                if (!isIn()) fail(Handshake.problem(waiting.cause(), address));
            }
            case ConnectionStatus.Refused refused -> {
                disconnected();
                if (!isIn()) fail(Handshake.problem(refused.reason()));
            }
        }
    }

    private void sayHello() {
        var known = settings.get().account(account);
        Resume resume = chat.resume();
        if (resume == null) resume = Handshake.firstRooms(known, address, posting.rooms());
        connection.send(Handshake.hello(name, known, resume));
    }

    private void disconnected() {
        chat.disconnected();
        posting.disconnected();
        typing.stop();
        rooms.all().forEach(RoomModel::endOlder);
        rooms.all().forEach(room -> room.renew(EnumSet.of(Changed.TYPING)));
    }

    private void fail(Phase.Problem problem) {
        close();
        phase.set(new Phase.Failed(problem));
    }

    private void event(ServerEvent event, Map<String, Set<Changed>> changes) {
        switch (event) {
            case ServerEvent.Welcome welcome -> welcome(welcome);
            case ServerEvent.Failure failure -> failure(failure, changes);
            case ServerEvent.Left left -> left(left);
            case ServerEvent.Joined joined -> joined(joined, changes);
            case ServerEvent.Rooms _, ServerEvent.Pong _, ServerEvent.Unknown _ ->
                    chat.apply(event);
            case ServerEvent.Users users -> apply(users.room(), event, changes);
            case ServerEvent.Presence presence -> apply(presence.room(), event, changes);
            case ServerEvent.Gap gap -> apply(gap.room(), event, changes);
            case ServerEvent.SystemNotice notice -> apply(notice.room(), event, changes);
            case ServerEvent.Typing typed -> {
                typing.heard(typed);
                apply(typed.room(), event, changes);
            }
            case ServerEvent.History history -> {
                apply(history.room(), event, changes);
                changed(changes, history.room(), EnumSet.of(Changed.PREPENDED));
            }
            case ServerEvent.Synced synced -> synced(synced, changes);
            case ServerEvent.Entries entries -> {
                apply(entries.room(), event, changes);
                echoed(entries.entries());
            }
            case ServerEvent.Chat message -> {
                apply(message.room(), event, changes);
                echoed(List.of(message));
            }
        }
    }

    private void apply(String room, ServerEvent event, Map<String, Set<Changed>> changes) {
        Set<Changed> changed = chat.apply(event);
        changed(changes, room, changed);
        RoomState state = chat.rooms().get(room);
        if (changed.contains(Changed.BEHIND) && state != null) {
            connection.send(new ClientCommand.Join(null, new RoomName(room), state.cursor()));
        }
    }

    private static void changed(
            Map<String, Set<Changed>> changes, String room, Set<Changed> changed) {
        changes.computeIfAbsent(room, _ -> EnumSet.noneOf(Changed.class)).addAll(changed);
    }

    private void welcome(ServerEvent.Welcome welcome) {
        chat.apply(welcome);
        ownName.set(welcome.name());
        ownUid.set(welcome.uid());
        boolean plain = welcome.server().name().equals(Wording.of("app.name"));
        serverName.set(plain ? address.text() : welcome.server().name());
        settings.updateAccount(
                account, known -> known.identified(welcome.token(), welcome.epoch()));
        rooms.bind(self());
        if (!isIn()) phase.set(new Phase.In());
    }

    private void failure(ServerEvent.Failure failure, Map<String, Set<Changed>> changes) {
        if (!isIn()) {
            helloRefused(failure);
        } else if (failure.cid() != null) {
            if (posting.waits(failure)) return;
            ServerEvent.Failure placed = posting.placed(failure);
            if (placed.room() != null) apply(placed.room(), placed, changes);
        } else {
            RoomModel room = failure.room() == null ? null : rooms.get(failure.room());
            if (room != null) room.endOlder();
            rooms.unavailable(failure.room());
            if (failure.code() != ErrorCode.RATE_LIMITED) tell(failure.text());
        }
    }

    private void helloRefused(ServerEvent.Failure failure) {
        boolean knownNoMore = failure.code() == ErrorCode.BAD_TOKEN;
        if (knownNoMore && settings.get().account(account).token() != null) {
            settings.updateAccount(account, known -> known.withoutToken());
            sayHello();
        } else {
            fail(Handshake.problem(failure));
        }
    }

    private void joined(ServerEvent.Joined joined, Map<String, Set<Changed>> changes) {
        apply(joined.room(), joined, changes);
        rooms.joined(joined.room(), self(), joined.head());
    }

    private void synced(ServerEvent.Synced synced, Map<String, Set<Changed>> changes) {
        apply(synced.room(), synced, changes);
        RoomState state = chat.rooms().get(synced.room());
        if (state != null) posting.synced(state);
    }

    private void left(ServerEvent.Left left) {
        chat.apply(left);
        posting.forget(left.room());
        rooms.left(left.room());
    }

    private void echoed(List<? extends ServerEvent.LogEntry> entries) {
        List<String> cids = new ArrayList<>();
        for (ServerEvent.LogEntry entry : entries) {
            switch (entry) {
                case ServerEvent.Chat own when own.uid().equals(chat.uid()) && own.cid() != null ->
                        cids.add(own.cid());
                case ServerEvent.Chat _ -> {}
            }
        }
        if (!cids.isEmpty()) posting.echoed(cids);
    }

    private void typingExpired(String room, String uid) {
        RoomState state = chat.rooms().get(room);
        if (state != null) rooms.renew(room, state.typingExpired(uid));
    }

    private void tell(String sentence) {
        trouble.set(sentence);
        if (troubleEnds != null) troubleEnds.cancel();
        troubleEnds = surroundings.after(TROUBLE, () -> trouble.set(""));
    }

    private boolean isIn() {
        return phase.get() instanceof Phase.In;
    }

    private RowBuilder.Person self() {
        return new RowBuilder.Person(chat.uid(), ownName.get());
    }

    // ---- what people do

    /// Shows a room, which is joined when it is not yet.
    public void show(String room) {
        if (rooms.show(room)) return;
        if (line.connectedProperty().get()) {
            rooms.want(room);
            connection.send(new ClientCommand.Join(null, new RoomName(room), null));
        } else {
            tell(Wording.of("room.offline"));
        }
    }

    /// Joins the room of this name, which is made when there is none.
    ///
    /// @return what is wrong with the name, as a sentence; null when nothing is
    public @Nullable String open(String typed) {
        String problem = problemOfRoom(typed);
        if (problem == null) show(new RoomName(withoutHash(typed)).value());
        return problem;
    }

    /// What is wrong with a room's name, as a sentence; null when nothing is.
    public @Nullable String problemOfRoom(String typed) {
        try {
            return new RoomName(withoutHash(typed)).value().isEmpty() ? typed : null;
        } catch (ProtocolException refused) {
            return refused.sentence();
        }
    }

    private static String withoutHash(String typed) {
        return typed.startsWith("#") ? typed.substring(1) : typed;
    }

    public void leave(RoomModel room) {
        connection.send(new ClientCommand.Leave(null, new RoomName(room.name())));
    }

    /// Shows the joined room that stands so many lines below the current one.
    public void walk(int steps) {
        String next = rooms.beside(steps);
        if (next != null) show(next);
    }

    /// Sends what is typed in the room.
    ///
    /// @return what stands against it, as a sentence; null when the draft became a message
    public @Nullable String post(RoomModel room) {
        String problem = posting.post(room.state(), room.draftProperty().get());
        if (problem != null) return problem;
        room.draftProperty().set("");
        typing.posted(room.name());
        room.eraseNewLine();
        room.renew(EnumSet.of(Changed.PENDING));
        return null;
    }

    /// Someone types in the room; told to the others now and then.
    public void typed(RoomModel room) {
        boolean listening = line.connectedProperty().get() && room.state().isSynced();
        if (listening) typing.typed(room.name(), !room.draftProperty().get().isBlank());
    }

    public void retry(RoomModel room, String cid) {
        posting.retry(room.state(), cid);
        room.renew(EnumSet.of(Changed.PENDING));
    }

    public void discard(RoomModel room, String cid) {
        posting.discard(room.state(), cid);
        room.renew(EnumSet.of(Changed.PENDING));
    }

    /// Asks for the page of messages before the first one, unless it is on its way.
    public void loadOlder(RoomModel room) {
        if (!room.beginOlder()) return;
        long first = room.state().messages().getFirst().seq();
        RoomName of = new RoomName(room.name());
        connection.send(new ClientCommand.History(null, of, first, null, null, OLDER));
    }

    /// What is in sight of a room: the newest message, or else those up to `seq`.
    public void saw(RoomModel room, boolean newest, long seq) {
        if (room.see(newest, seq)) rooms.renewMarks();
    }

    /// Whether the window has the focus: only then does anything count as read.
    public void setWatched(boolean is) {
        rooms.setWatched(is);
    }

    /// Ends the wait for the next try.
    public void tryNow() {
        connection.tryNow();
    }

    /// A day is over: the separators are named anew.
    public void renewDays() {
        rooms.all().forEach(RoomModel::renewAll);
    }

    // ---- what views bind to

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public LineModel line() {
        return line;
    }

    /// The lines of the sidebar, changed in place.
    public ObservableList<RoomEntry> entries() {
        return rooms.sidebar().entries();
    }

    /// The room that is shown; null when this person is in none.
    public ReadOnlyObjectProperty<@Nullable RoomModel> currentProperty() {
        return rooms.currentProperty();
    }

    public ReadOnlyStringProperty ownNameProperty() {
        return ownName.getReadOnlyProperty();
    }

    /// The own uid; empty before the server told it.
    public ReadOnlyStringProperty ownUidProperty() {
        return ownUid.getReadOnlyProperty();
    }

    /// What the server is called, or else its address.
    public ReadOnlyStringProperty serverNameProperty() {
        return serverName.getReadOnlyProperty();
    }

    /// What just went wrong, as a sentence that goes away by itself; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// What the window is called: unread messages, the room, the app.
    public ReadOnlyStringProperty titleProperty() {
        return rooms.titleProperty();
    }

    /// A link that leads others to the room.
    public String linkTo(RoomModel room) {
        return address.linkTo(room.name());
    }
}
