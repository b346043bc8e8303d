package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

/// A numbered entry of a room's log. `at` is in milliseconds since 1970.
public record Entry(
        RoomName room,
        long seq,
        long at,
        String uid,
        String name,
        @Nullable String cid,
        String text,
        @Nullable Long reply) {

    /// The entry as clients see it.
    public ServerEvent.Chat event() {
        return new ServerEvent.Chat(room.value(), seq, at, uid, name, cid, text, reply);
    }
}
