package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.desktop.host.HostException;
import org.lanternchat.desktop.host.HostedServer;
import org.lanternchat.desktop.host.Hosting;
import org.lanternchat.desktop.wording.Wording;

import java.util.Set;

/// Hosting a chat on this computer: started with one click, found again at the next start, ended
/// when it is wanted. Belongs to the window's thread.
public final class HostModel {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final HostedServer server;
    private final SignInModel signIn;
    private final Surroundings surroundings;
    private final ReadOnlyObjectWrapper<@Nullable Hosting> hosting = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper starting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    private boolean claimed;

    /// What came of starting it.
    private record Started(@Nullable Hosting hosting, String problem) {}

    /// @param found the chat that runs from an earlier time; null for none
    public HostModel(
            HostedServer server,
            @Nullable Hosting found,
            SignInModel signIn,
            Surroundings surroundings) {
        this.server = server;
        this.signIn = signIn;
        this.surroundings = surroundings;
        hosting.set(found);
        signIn.chatProperty().addListener((_, _, chat) -> own(chat));
    }

    /// This app came with a server.
    public boolean isPossible() {
        return server.canStart();
    }

    /// Starts the chat, or finds the one that runs, and joins it under the name that is typed.
    public void host() {
        if (starting.get() || !signIn.hasName()) return;
        starting.set(true);
        problem.set("");
        surroundings.offload(this::start, this::started);
    }

    private Started start() {
        try {
            return new Started(server.start(), "");
        } catch (HostException refused) {
            String why = String.valueOf(refused.getMessage());
            return new Started(null, why.isBlank() ? Wording.of("host.silent") : why);
        }
    }

    private void started(Started started) {
        starting.set(false);
        problem.set(started.problem());
        Hosting now = started.hosting();
        if (now == null) return;
        claimed = false;
        hosting.set(now);
        signIn.addressProperty().set(now.address());
        signIn.join();
    }

    /// Who hosts a chat owns it.
    private void own(@Nullable ChatModel chat) {
        Hosting now = hosting.get();
        String code = now == null ? null : now.ownerCode();
        if (chat == null || code == null || claimed || !isAt(chat)) return;
        chat.line().connectedProperty().subscribe(connected -> claim(chat, code, connected));
    }

    private void claim(ChatModel chat, String code, boolean connected) {
        if (!connected || claimed) return;
        claimed = true;
        chat.around().account().claim(code);
    }

    /// Whether this is the chat of this computer.
    public boolean isAt(ChatModel chat) {
        Hosting now = hosting.get();
        return now != null && chat.isAt(now.address());
    }

    /// Whether an address leads to the chat of this computer while that does not run: it is started
    /// from the card.
    public boolean isOwnAndOff(String address) {
        boolean here =
                ServerAddress.parse(address)
                        .map(there -> LOOPBACK.contains(there.host()))
                        .orElse(false);
        return here && hosting.get() == null && server.hasData();
    }

    /// Ends the chat of this computer; its data stay for the next time.
    public void end(Runnable ended) {
        Hosting now = hosting.get();
        if (now == null) {
            ended.run();
            return;
        }
        hosting.set(null);
        surroundings.offload(
                () -> {
                    server.stop(now);
                    return now;
                },
                _ -> ended.run());
    }

    /// The chat that this computer hosts; null for none.
    public ReadOnlyObjectProperty<@Nullable Hosting> hostingProperty() {
        return hosting.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty startingProperty() {
        return starting.getReadOnlyProperty();
    }

    /// Why it did not start, as a sentence; empty for nothing.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
