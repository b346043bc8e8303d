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
import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.Settings;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
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
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper addressProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper suggestion = new ReadOnlyStringWrapper("");
    private final BooleanProperty linking = new SimpleBooleanProperty();
    private final StringProperty code = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper joining = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable ChatModel> chat = new ReadOnlyObjectWrapper<>();

    public SignInModel(
            SettingsStore settings,
            DiskWriter disk,
            Path folder,
            Surroundings surroundings,
            Connection.Factory connections) {
        this.settings = settings;
        this.disk = disk;
        this.folder = folder;
        this.surroundings = surroundings;
        this.connections = connections;
        address.set(settings.get().server());
        name.set(settings.get().name());
        address.addListener((_, _, typed) -> addressProblem.set(addressProblem(typed, false)));
        code.addListener((_, _, _) -> nameProblem.set(""));
        linking.addListener((_, _, _) -> nameProblem.set(""));
        name.addListener(
                (_, _, typed) -> {
                    nameProblem.set(nameProblem(typed, false));
                    suggestion.set("");
                });
    }

    private static String addressProblem(String typed, boolean needed) {
        if (typed.isBlank()) return needed ? Wording.of("signin.address.missing") : "";
        return ServerAddress.parse(typed).isPresent() ? "" : Wording.of("signin.address.invalid");
    }

    private static String nameProblem(String typed, boolean needed) {
        if (typed.isBlank()) return needed ? Wording.of("signin.name.missing") : "";
        try {
            Name valid = new Name(typed);
            return valid.value().isEmpty() ? Wording.of("signin.name.missing") : "";
        } catch (ProtocolException refused) {
            return refused.sentence();
        }
    }

    /// Joins with what is typed, or says under a field why not.
    public void join() {
        if (joining.get() || chat.get() != null) return;
        if (linking.get()) {
            link();
            return;
        }
        addressProblem.set(addressProblem(address.get(), true));
        nameProblem.set(nameProblem(name.get(), true));
        suggestion.set("");
        Optional<ServerAddress> server = ServerAddress.parse(address.get());
        if (server.isEmpty() || !addressProblem.get().isEmpty() || !nameProblem.get().isEmpty()) {
            return;
        }
        joining.set(true);
        String as = new Name(name.get()).value();
        String account = Settings.key(server.get().text(), as);
        surroundings.offload(
                () -> Unsent.open(folder, account, disk),
                unsent -> begin(server.get(), as, unsent));
    }

    /// Whether there is a name to join with; what is wrong is told under its field.
    boolean hasName() {
        nameProblem.set(nameProblem(name.get(), true));
        return nameProblem.get().isEmpty() && !joining.get() && chat.get() == null;
    }

    /// Becomes another device of somebody, and joins as them.
    private void link() {
        addressProblem.set(addressProblem(address.get(), true));
        String typed = code.get().strip();
        boolean wrong = typed.isEmpty() || typed.length() > Limits.ID;
        nameProblem.set(wrong ? Wording.of("signin.code.missing") : "");
        Optional<ServerAddress> server = ServerAddress.parse(address.get());
        if (server.isEmpty() || !addressProblem.get().isEmpty() || wrong) return;
        joining.set(true);
        new SecondDevice(
                        server.get(),
                        typed,
                        surroundings,
                        connections,
                        welcome -> linked(server.get(), welcome),
                        this::refused)
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

    private void refused(Phase.Problem problem) {
        joining.set(false);
        tell(problem);
    }

    private void tell(Phase.Problem problem) {
        switch (problem.field()) {
            case ADDRESS -> addressProblem.set(problem.text());
            case NAME -> nameProblem.set(problem.text());
        }
        suggestion.set(problem.suggestion() == null ? "" : problem.suggestion());
    }

    private void begin(ServerAddress server, String as, Unsent unsent) {
        ChatModel begun = new ChatModel(server, as, settings, unsent, surroundings, connections);
        begun.phaseProperty().addListener((_, _, phase) -> follow(begun, server, as, phase));
        begun.start();
    }

    private void follow(ChatModel begun, ServerAddress server, String as, Phase phase) {
        joining.set(phase instanceof Phase.Joining);
        switch (phase) {
            case Phase.Joining _ -> {}
            case Phase.In _ -> {
                settings.update(all -> all.signedIn(server.text(), as));
                chat.set(begun);
            }
            case Phase.Failed(Phase.Problem problem) -> tell(problem);
        }
    }

    /// Leaves the chat for the card, which says who was in and where. The identity, and whatever
    /// that person has not sent, stay for the next time.
    public void signOut() {
        ChatModel left = chat.get();
        if (left == null) return;
        left.close();
        address.set(settings.get().server());
        name.set(settings.get().name());
        chat.set(null);
    }

    /// Takes the name that the server suggested, and joins with it.
    public void takeSuggestion() {
        String suggested = suggestion.get();
        if (suggested.isEmpty()) return;
        name.set(suggested);
        join();
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

    /// What is wrong with the address, or with the server behind it; empty for nothing.
    public ReadOnlyStringProperty addressProblemProperty() {
        return addressProblem.getReadOnlyProperty();
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
