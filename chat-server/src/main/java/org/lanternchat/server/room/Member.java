package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Person;
import org.lanternchat.server.identity.Identity;

import java.nio.ByteBuffer;

/// An identity in a room, over all its connections there. Belongs to the room's thread.
final class Member {
    final Identity identity;
    int connections;

    /// Counts up each time that the last connection ends, so that a timer knows its own absence.
    int absences;

    /// A little less than clients keep to, since networks deliver unevenly.
    final Pace typing = new Pace(Limits.TYPING_EVERY.minusMillis(250));

    boolean isTyping;
    private @Nullable Person told;
    private @Nullable ByteBuffer encoded;

    Member(Identity identity) {
        this.identity = identity;
    }

    /// What others are told of this one, encoded once for as long as it is the same.
    ByteBuffer encoded(Person now) {
        ByteBuffer before = encoded;
        if (before != null && now.equals(told)) return before;
        ByteBuffer made = ByteBuffer.wrap(Codec.encode(now));
        told = now;
        encoded = made;
        return made;
    }
}
