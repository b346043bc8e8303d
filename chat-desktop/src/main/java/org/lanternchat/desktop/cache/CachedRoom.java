package org.lanternchat.desktop.cache;

import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.History;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.ServerEvent.Seen;
import org.lanternchat.protocol.ServerEvent.Synced;
import org.lanternchat.protocol.ServerEvent.Users;
import org.lanternchat.protocol.state.RoomState;

import java.util.ArrayList;
import java.util.List;

/// A room as it was: the events that a join brings, so that a `RoomState` which takes them is as
/// the one they were made of. Immutable, for any thread.
///
/// Bounds: the newest `MESSAGES`, and the first `PEOPLE` of those who were there.
///
/// @param shownAt when this person last had it before them, in milliseconds since 1970
public record CachedRoom(
        long shownAt, Joined joined, Users users, List<Seen> seen, History history, Synced synced) {
    static final int MESSAGES = 2_000;
    static final int PEOPLE = 200;

    public CachedRoom {
        seen = List.copyOf(seen);
    }

    /// The room as it is now; to be called while it is in step.
    public static CachedRoom of(RoomState room, long shownAt) {
        String name = room.room();
        boolean titled = room.kind().equals(RoomSummary.PRIVATE) && !room.label().isEmpty();
        Joined joined =
                new Joined(
                        null,
                        name,
                        room.kind(),
                        titled ? room.label() : null,
                        room.topic(),
                        room.with(),
                        room.cursor(),
                        room.read(),
                        room.role(),
                        room.slow() == 0 ? null : room.slow(),
                        room.isLocked() ? true : null);
        boolean more = room.hasMorePeople() || room.people().size() > PEOPLE;
        Users users =
                new Users(
                        name,
                        room.count(),
                        room.people().stream().limit(PEOPLE).toList(),
                        more ? true : null);
        List<Seen> seen = new ArrayList<>();
        room.seen().forEach((uid, seq) -> seen.add(new Seen(name, uid, seq)));
        List<Chat> all = room.messages();
        int first = Math.max(0, all.size() - MESSAGES);
        boolean before = first > 0 || room.hasOlder();
        History history =
                new History(null, name, all.subList(first, all.size()), before, false, null);
        Synced synced = new Synced(name, room.cursor());
        return new CachedRoom(shownAt, joined, users, seen, history, synced);
    }

    public String room() {
        return joined.room();
    }

    /// What a state takes, in this order.
    public List<ServerEvent> events() {
        List<ServerEvent> events = new ArrayList<>(List.of(joined, users, history, synced));
        events.addAll(seen);
        return events;
    }
}
