package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;

import java.util.List;

/// All that a server keeps in memory from its start on: everything but the logs and the files.
public record Contents(
        List<Room> rooms,
        List<Change.Person> people,
        List<Change.Token> tokens,
        List<Change.Standing> standings,
        List<Change.Mark> marks,
        List<Change.Invite> invites,
        List<Change.Hook> hooks,
        List<Change.Ban> bans) {
    public Contents {
        rooms = List.copyOf(rooms);
        people = List.copyOf(people);
        tokens = List.copyOf(tokens);
        standings = List.copyOf(standings);
        marks = List.copyOf(marks);
        invites = List.copyOf(invites);
        hooks = List.copyOf(hooks);
        bans = List.copyOf(bans);
    }

    /// A room with entries or with a row of its own: the `seq` of its newest entry, its topic.
    public record Room(Change.Room settings, long head, @Nullable String topic) {
        public RoomName name() {
            return settings.room();
        }
    }
}
