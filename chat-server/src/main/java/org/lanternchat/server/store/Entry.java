package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.LogEntry;

/// A numbered entry of a room's log, as clients see it. Immutable.
public record Entry(RoomName room, LogEntry event) {
    public long seq() {
        return event.seq();
    }

    public String uid() {
        return event.uid();
    }

    public @Nullable String cid() {
        return event.cid();
    }
}
