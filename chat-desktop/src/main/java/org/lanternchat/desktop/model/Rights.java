package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.state.RoomState;

/// What this person may do with a message, as far as a client can know: the server decides, and how
/// long it lets people edit shows only when it refuses. Belongs to the window's thread.
final class Rights {
    private long tooOld = Long.MAX_VALUE;

    /// The server said that it is too late for a message of this age, in milliseconds.
    void learnTooOld(long age) {
        tooOld = Math.min(tooOld, age);
    }

    boolean mayEdit(Row.Message message, long now) {
        return message.isAlive() && message.own() && now - message.at() < tooOld;
    }

    boolean mayDelete(RoomState room, @Nullable Role onServer, Row.Message message, long now) {
        boolean moderates = !isDirect(room) && role(room, onServer).isAtLeast(Role.MODERATOR);
        return message.isAlive() && (moderates || mayEdit(message, now));
    }

    boolean mayPin(RoomState room, @Nullable Role onServer, Row.Message message) {
        boolean may = isDirect(room) || role(room, onServer).isAtLeast(Role.MODERATOR);
        return message.isAlive() && may;
    }

    private static boolean isDirect(RoomState room) {
        return room.kind().equals(RoomSummary.DIRECT);
    }

    /// A role on the server counts in the room too.
    private static Role role(RoomState room, @Nullable Role onServer) {
        return onServer == null ? room.role() : room.role().or(onServer);
    }
}
