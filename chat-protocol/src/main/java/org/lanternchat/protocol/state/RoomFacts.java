package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.ServerEvent.Moderated;
import org.lanternchat.protocol.ServerEvent.Topic;

/// What a room is: its kind, title and topic, the own role, and who may write how often. Belongs to
/// the thread of its `RoomState`.
final class RoomFacts {
    String kind = RoomSummary.OPEN;
    @Nullable String title;
    @Nullable String topic;
    @Nullable Person with;
    Role role = Role.MEMBER;
    long slow;
    boolean locked;

    void take(Joined joined) {
        kind = joined.kind();
        title = joined.title();
        topic = joined.topic();
        with = joined.with();
        takeRole(joined.role());
        slow = joined.slow() == null ? 0 : joined.slow();
        locked = Boolean.TRUE.equals(joined.locked());
    }

    void take(Topic said) {
        topic = said.text().isEmpty() ? null : said.text();
    }

    /// Whether it was about the room itself.
    boolean take(Moderated moderated) {
        switch (moderated.action()) {
            case SLOW -> slow = moderated.seconds() == null ? 0 : moderated.seconds();
            case LOCK -> locked = true;
            case UNLOCK -> locked = false;
            case KICK, BAN, UNBAN, MUTE, UNMUTE -> {
                return false;
            }
        }
        return true;
    }

    /// Whether the role is another than before.
    boolean takeRole(@Nullable Role given) {
        Role before = role;
        role = given == null ? Role.MEMBER : given;
        return role != before;
    }
}
