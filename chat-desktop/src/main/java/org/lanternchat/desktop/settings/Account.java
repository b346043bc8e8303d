package org.lanternchat.desktop.settings;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is remembered of one person at one server: the token that makes the identity, the rooms
/// that were joined, how far each was read in the store of `epoch`, and what of each is to be told.
/// Immutable, for any thread.
public record Account(
        @Nullable String token,
        @Nullable String epoch,
        @Nullable String lastRoom,
        List<String> rooms,
        Map<String, Long> read,
        Map<String, Telling> tellings) {
    public static final Account NEW = new Account(null, null, null, List.of(), Map.of(), Map.of());

    /// The rooms that are remembered; the longest unused go first.
    static final int ROOMS = 500;

    public Account {
        rooms = List.copyOf(rooms.subList(Math.max(0, rooms.size() - ROOMS), rooms.size()));
        read = Map.copyOf(read);
        tellings = Map.copyOf(tellings);
    }

    /// With the identity that a `welcome` told. The marks of another store are worth nothing.
    public Account identified(String newToken, String newEpoch) {
        Map<String, Long> marks = newEpoch.equals(epoch) ? read : Map.of();
        return new Account(newToken, newEpoch, lastRoom, rooms, marks, tellings);
    }

    public Account withoutToken() {
        return new Account(null, epoch, lastRoom, rooms, read, tellings);
    }

    public Account showing(@Nullable String room) {
        return new Account(token, epoch, room, rooms, read, tellings);
    }

    /// With this room among those that are joined again at the next start.
    public Account joining(String room) {
        if (rooms.contains(room)) return this;
        List<String> more = new ArrayList<>(rooms);
        more.add(room);
        return new Account(token, epoch, lastRoom, more, read, tellings);
    }

    public Account leaving(String room) {
        List<String> fewer = new ArrayList<>(rooms);
        fewer.remove(room);
        return new Account(token, epoch, lastRoom, fewer, read, tellings);
    }

    public Account readTo(String room, long seq) {
        Map<String, Long> marks = new LinkedHashMap<>(read);
        marks.put(room, seq);
        return new Account(token, epoch, lastRoom, rooms, marks, tellings);
    }

    /// With what is to be told of a room; null for what is told of such rooms anyway.
    public Account telling(String room, @Nullable Telling chosen) {
        Map<String, Telling> changed = new LinkedHashMap<>(tellings);
        if (chosen == null) {
            changed.remove(room);
        } else {
            changed.put(room, chosen);
        }
        return new Account(token, epoch, lastRoom, rooms, read, changed);
    }

    @Override
    public String toString() {
        return "Account[rooms=" + rooms.size() + "]";
    }
}
