package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.room.Ticket;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The rooms that one connection is in, or has asked to be. Changed under its session's lock, but
/// for `turnedAway`, which rooms call on their threads; any thread may look.
final class Places {
    private final Map<RoomName, Ticket> tickets = new ConcurrentHashMap<>();

    /// Every room that was asked to let this connection in and that it has not left since.
    private final Set<Room> asked = ConcurrentHashMap.newKeySet();

    private long attempts;

    boolean contains(RoomName name) {
        return tickets.containsKey(name);
    }

    @Nullable Room find(RoomName name) {
        Ticket ticket = tickets.get(name);
        return ticket == null ? null : ticket.room();
    }

    int size() {
        return tickets.size();
    }

    /// As they are at any time.
    Set<RoomName> names() {
        return tickets.keySet();
    }

    /// Asks to be let in. False when the room is too busy: then all is as before.
    boolean enter(Room room, Seat seat, @Nullable String rid, @Nullable Long since) {
        RoomName name = room.name();
        Ticket ticket = new Ticket(room, ++attempts);
        Ticket before = tickets.put(name, ticket);
        asked.add(room);
        if (room.join(seat, ticket, rid, since)) return true;
        if (before != null) tickets.put(name, before);
        if (before == null) tickets.remove(name, ticket);
        else if (before.isOver()) tickets.remove(name, before);
        return false;
    }

    /// Goes out of a room, which answers; false when this connection is not in.
    boolean leave(RoomName name, Seat seat, @Nullable String rid) {
        Ticket ticket = tickets.remove(name);
        if (ticket == null) return false;
        asked.remove(ticket.room());
        ticket.room().leave(seat, ticket, rid);
        return true;
    }

    /// A room did not let this connection in, or put it out.
    void turnedAway(Ticket ticket) {
        ticket.end();
        tickets.remove(ticket.room().name(), ticket);
    }

    /// The connection ended: told to every room in which it could be.
    void end(Seat seat) {
        asked.forEach(room -> room.gone(seat));
    }
}
