package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.ServerEvent;

import java.util.Objects;

/// An own command without its echo, which is kept over a broken connection and sent again. `at` is
/// when it was given; `failure` is absent while it waits, and says why when the server refused it.
public record Pending(LogCommand command, long at, ServerEvent.@Nullable Failure failure) {
    public Pending {
        Objects.requireNonNull(command.cid(), "what waits for its echo has a cid");
    }

    public Pending(LogCommand command, long at) {
        this(command, at, null);
    }

    public String cid() {
        return Objects.requireNonNull(command.cid());
    }

    /// Whether it is a message, which screens show while it waits.
    public boolean isMessage() {
        return command instanceof ClientCommand.Chat;
    }

    /// The text of a message, empty for anything else.
    public String text() {
        return command instanceof ClientCommand.Chat chat ? chat.text() : "";
    }

    Pending failed(ServerEvent.Failure why) {
        return new Pending(command, at, why);
    }

    Pending waiting() {
        return new Pending(command, at, null);
    }
}
