package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent;

/// An own message without its echo. `failure` is absent while it waits, and says why when the
/// server refused it.
public record Pending(
        String cid,
        String text,
        @Nullable Long reply,
        long at,
        ServerEvent.@Nullable Failure failure) {
    public Pending(String cid, String text, long at) {
        this(cid, text, null, at, null);
    }

    Pending failed(ServerEvent.Failure why) {
        return new Pending(cid, text, reply, at, why);
    }

    Pending waiting() {
        return new Pending(cid, text, reply, at, null);
    }
}
