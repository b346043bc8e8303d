package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.rules.Rules;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Who is in a room, as newcomers are told. Belongs to the room's thread.
///
/// In a large room in which many come and go the list is another for each of them, but hardly
/// anybody in it is: each member is encoded once, and again when something about them has changed.
final class Roster {
    private final RoomName name;
    private final Crowd crowd;
    private final Rules rules;
    private @Nullable Frame users;

    Roster(RoomName name, Crowd crowd, Rules rules) {
        this.name = name;
        this.crowd = crowd;
        this.rules = rules;
    }

    /// Somebody is in, or not any more, or is called otherwise.
    void changed() {
        users = null;
    }

    Person person(Identity identity) {
        return identity.person(rules.roleIn(name, identity));
    }

    /// For the tutorials' clients.
    List<String> names() {
        return crowd.members().stream().map(member -> member.identity.name().value()).toList();
    }

    /// For version 1.
    Frame users() {
        Frame current = users;
        if (current != null) return current;
        List<ByteBuffer> people = new ArrayList<>();
        for (Member member : crowd.members()) {
            if (people.size() == Limits.LISTED_USERS) break;
            people.add(member.encoded(person(member.identity)));
        }
        Boolean more = crowd.size() > people.size() ? true : null;
        ServerEvent.Users event =
                new ServerEvent.Users(name.value(), crowd.size(), List.of(), more);
        Frame made = Frame.text(Codec.encodeUsers(event, people));
        users = made;
        return made;
    }
}
