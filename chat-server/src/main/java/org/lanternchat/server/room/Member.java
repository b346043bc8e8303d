package org.lanternchat.server.room;

import org.lanternchat.protocol.Limits;
import org.lanternchat.server.identity.Identity;

/// An identity in a room, over all its connections there. Belongs to the room's thread.
final class Member {
    final Identity identity;
    int connections;

    /// Counts up each time that the last connection ends, so that a timer knows its own absence.
    int absences;

    /// A little less than clients keep to, since networks deliver unevenly.
    final Pace typing = new Pace(Limits.TYPING_EVERY.minusMillis(250));

    boolean isTyping;

    Member(Identity identity) {
        this.identity = identity;
    }
}
