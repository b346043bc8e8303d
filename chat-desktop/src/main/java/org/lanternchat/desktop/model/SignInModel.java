package org.lanternchat.desktop.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.cache.RoomCache;
import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.Destination;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.connection.ServerTrust;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.Settings;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ServerEvent.Welcome;

import java.nio.file.Path;
import java.util.Optional;

/// The sign-in card: an address, a name, and what is wrong with either. Belongs to the window's
/// thread.
public final class SignInModel {
    private final SettingsStore settings;
    private final DiskWriter disk;
    private final Path folder;
    private final Surroundings surroundings;
    private final Connection.Factory connections;
    private final TrustModel trust;
    private @Nullable InClear inClear;

    /// An address that did not answer as it was typed.
    private record InClear(String typed, Phase.Problem problem) {}

    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper goal = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper suggestion = new ReadOnlyStringWrapper("");
    private final BooleanProperty linking = new SimpleBooleanProperty();
    private final StringProperty code = new SimpleStringProperty("");
    private final JoinCodeModel joinCode = new JoinCodeModel();
    private final ReadOnlyBooleanWrapper joining = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ChatModel> chat = new ReadOnlyObjectWrapper<>();

    public SignInModel(
            SettingsStore settings,
            DiskWriter disk,
            Path folder,
            Surroundings surroundings,
            Connection.Factory connections) {
        this.trust = new TrustModel(surroundings.trusted(), this::join);
        this.settings = settings;
        this.disk = disk;
        this.folder = folder;
        this.surroundings = surroundings;
        this.connections = connections;
        address.set(settings.get().server());
        name.set(settings.get().name());
        address.addListener(
                (_, before, typed) -> {
                    addressProblem.set(SignInSentences.ofAddress(typed, false));
                    goal.set(SignInSentences.goal(typed));
                    if (!isSameChat(before, typed)) joinCode.forget();
                });
        code.addListener((_, _, _) -> nameProblem.set(""));
        linking.addListener((_, _, _) -> nameProblem.set(""));
        name.addListener(
                (_, _, typed) -> {
                    nameProblem.set(SignInSentences.ofName(typed, false));
                    suggestion.set("");
                });
    }

    private static boolean isSameChat(String one, String other) {
        Optional<ServerAddress> first = Destination.parse(one).map(Destination::server);
        Optional<ServerAddress> second = Destination.parse(other).map(Destination::server);
        return first.isPresent()
                && second.isPresent()
                && first.get().host().equals(second.get().host())
                && first.get().port() == second.get().port();
    }

    /// Joins with what is typed, or says under a field why not.
    public void join() {
        if (joining.get() || chat.get() != null) return;
        if (linking.get()) {
            link();
            return;
        }
        addressProblem.set(SignInSentences.ofAddress(address.get(), true));
        nameProblem.set(SignInSentences.ofName(name.get(), true));
        suggestion.set("");
        joinCode.quiet();
        Optional<Destination> goingTo = Destination.parse(address.get());
        if (goingTo.isEmpty() || !addressProblem.get().isEmpty() || !nameProblem.get().isEmpty()) {
            return;
        }
        Destination there = goingTo.get();
        joining.set(true);
        String as = new Name(name.get()).value();
        String account = Settings.key(there.server().text(), as);
        surroundings.offload(
                () -> Stored.open(folder, account, disk), stored -> begin(there, as, stored));
    }

    /// Whether there is a name to join with; what is wrong is told under its field.
    boolean hasName() {
        nameProblem.set(SignInSentences.ofName(name.get(), true));
        return nameProblem.get().isEmpty() && !joining.get() && chat.get() == null;
    }

    /// Becomes another device of somebody, and joins as them.
    private void link() {
        addressProblem.set(SignInSentences.ofAddress(address.get(), true));
        String typed = code.get().strip();
        boolean wrong = typed.isEmpty() || typed.length() > Limits.ID;
        nameProblem.set(wrong ? Wording.of("signin.code.missing") : "");
        Optional<Destination> there = Destination.parse(address.get());
        if (there.isEmpty() || !addressProblem.get().isEmpty() || wrong) return;
        ServerAddress server = there.get().server();
        joining.set(true);
        new SecondDevice(
                        server,
                        typed,
                        surroundings,
                        connections,
                        welcome -> linked(server, welcome),
                        why -> refused(there.get(), why))
                .start();
    }

    private void linked(ServerAddress server, Welcome welcome) {
        joining.set(false);
        linking.set(false);
        code.set("");
        name.set(welcome.name());
        settings.updateAccount(
                Settings.key(server.text(), welcome.name()),
                known -> known.identified(welcome.token(), welcome.epoch()));
        join();
    }

    private void refused(Destination there, Phase why) {
        joining.set(false);
        switch (why) {
            case Phase.Joining _, Phase.In _ -> {}
            case Phase.Failed(Phase.Problem problem) -> tellFirst(problem);
            case Phase.Stopped(ServerTrust.Stranger stranger) -> {
                inClear = null;
                trust.ask(there.server(), stranger);
            }
            case Phase.NoChat(Phase.Problem problem) -> {
                if (there.server().secure()) {
                    tellFirst(problem);
                } else {
                    tryEncrypted(there, problem);
                }
            }
        }
    }

    /// What does not answer in clear may answer encrypted.
    private void tryEncrypted(Destination there, Phase.Problem problem) {
        inClear = new InClear(address.get(), problem);
        address.set(there.encrypted());
        join();
    }

    /// What was wrong with the address as it was typed counts more than with what it was taken for.
    private void tellFirst(Phase.Problem problem) {
        InClear first = inClear;
        inClear = null;
        if (first == null || problem.field() != Phase.Field.ADDRESS) {
            tell(problem);
        } else {
            address.set(first.typed());
            tell(first.problem());
        }
    }

    private void tell(Phase.Problem problem) {
        switch (problem.field()) {
            case ADDRESS -> addressProblem.set(problem.text());
            case NAME -> nameProblem.set(problem.text());
            case JOIN_CODE -> joinCode.refused();
        }
        suggestion.set(problem.suggestion() == null ? "" : problem.suggestion());
    }

    private void begin(Destination there, String as, Stored stored) {
        ChatModel begun =
                new ChatModel(there.server(), as, settings, stored, surroundings, connections);
        begun.phaseProperty().addListener((_, _, phase) -> follow(begun, there, as, phase));
        begun.bring(joinCode.forHello(there));
        begun.start();
    }

    private void follow(ChatModel begun, Destination there, String as, Phase phase) {
        String server = there.server().text();
        joining.set(phase instanceof Phase.Joining);
        switch (phase) {
            case Phase.Joining _ -> {}
            case Phase.In _ -> {
                inClear = null;
                settings.update(all -> all.signedIn(server, as));
                if (there.invite() != null) begun.follow(there.invite());
                chat.set(begun);
            }
            case Phase.Failed _, Phase.Stopped _, Phase.NoChat _ -> {
                if (chat.get() == begun) showCard(server, as);
                refused(there, phase);
            }
        }
    }

    /// Leaves the chat for the card, which says who was in and where. The identity, and whatever
    /// that person has not sent, stay for the next time; what was read there does not.
    public void signOut() {
        ChatModel left = chat.get();
        if (left == null) return;
        left.closeAndForget();
        showCard(settings.get().server(), settings.get().name());
    }

    private void showCard(String server, String as) {
        address.set(server);
        name.set(as);
        chat.set(null);
    }

    /// Goes back in at the start of the app, as who was in when it ended: with what was read then,
    /// whether the server answers or not. Who signed out stays at the card.
    public void comeBack() {
        Optional<ServerAddress> server = ServerAddress.parse(settings.get().server());
        String as = settings.get().name();
        if (server.isEmpty() || as.isEmpty()) return;
        RoomCache cache = RoomCache.of(folder, Settings.key(server.get().text(), as), disk);
        surroundings.offload(
                cache::isThere,
                there -> {
                    boolean untouched =
                            address.get().equals(settings.get().server()) && name.get().equals(as);
                    if (there && untouched) join();
                });
    }

    /// Takes the name that the server suggested, and joins with it.
    public void takeSuggestion() {
        String suggested = suggestion.get();
        if (suggested.isEmpty()) return;
        name.set(suggested);
        join();
    }

    /// Whether the server is the right one, where that is to be decided.
    public TrustModel trust() {
        return trust;
    }

    public StringProperty addressProperty() {
        return address;
    }

    public StringProperty nameProperty() {
        return name;
    }

    /// The code of another device is typed in place of a name.
    public BooleanProperty linkingProperty() {
        return linking;
    }

    public StringProperty codeProperty() {
        return code;
    }

    /// The chat that was chosen asks newcomers for a join code, or does not.
    public void askForJoinCode(boolean asks) {
        joinCode.ask(asks);
    }

    public StringProperty joinCodeProperty() {
        return joinCode.typedProperty();
    }

    /// Whether the chat asks for a join code.
    public ReadOnlyBooleanProperty joinCodeAskedProperty() {
        return joinCode.askedProperty();
    }

    /// What is wrong with the join code; empty for nothing.
    public ReadOnlyStringProperty joinCodeProblemProperty() {
        return joinCode.problemProperty();
    }

    /// What is wrong with the address, or with the server behind it; empty for nothing.
    public ReadOnlyStringProperty addressProblemProperty() {
        return addressProblem.getReadOnlyProperty();
    }

    /// The room to which the link in the address leads, as a sentence; empty for none.
    public ReadOnlyStringProperty goalProperty() {
        return goal.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty nameProblemProperty() {
        return nameProblem.getReadOnlyProperty();
    }

    /// A name that the server would take; empty for none.
    public ReadOnlyStringProperty suggestionProperty() {
        return suggestion.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty joiningProperty() {
        return joining.getReadOnlyProperty();
    }

    /// The chat, from when the server let this person in until they sign out; else null.
    public ReadOnlyObjectProperty<@Nullable ChatModel> chatProperty() {
        return chat.getReadOnlyProperty();
    }
}
