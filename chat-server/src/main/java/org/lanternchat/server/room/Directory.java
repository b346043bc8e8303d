package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The rooms that stand, by name: the open ones apart, since everybody is told of them and there
/// may be many more of the others. Any thread may call it; open rooms come and go one at a time.
///
/// Private and direct rooms are never gone, but those that nobody uses are laid aside, since there
/// may be as many as pairs of people: they are made again when somebody asks for them.
///
/// Bounds: `Limits.ROOMS` open rooms, and `Limits.OWNED_ROOMS` that stand because one person went
/// into them, so that nobody takes all of them.
final class Directory {
    private final ConcurrentSkipListMap<RoomName, Room> open = new ConcurrentSkipListMap<>();
    private final Map<RoomName, Room> hidden = new ConcurrentHashMap<>();

    /// Stays when the room is made again, and is renewed when it is laid aside again: so whoever
    /// asks meanwhile finds one or the other.
    private final Map<RoomName, Aside> aside = new ConcurrentHashMap<>();

    private final Map<RoomName, String> makers = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>();
    private int openCount;

    /// The room of this name that is in use; null also for one that was laid aside.
    @Nullable Room find(RoomName name) {
        return (name.isOpen() ? open : hidden).get(name);
    }

    /// What is left of a room that is not in use; may be outdated for one that is.
    @Nullable Aside aside(RoomName name) {
        return aside.get(name);
    }

    /// The room of this name, made again if it was laid aside; null when there is none.
    @Nullable Room wake(RoomName name, BiFunction<RoomName, Aside, Room> make) {
        Room known = find(name);
        Aside left = known == null ? aside.get(name) : null;
        return left == null
                ? known
                : hidden.computeIfAbsent(name, n -> make.apply(n, aside.getOrDefault(n, left)));
    }

    /// A private or direct room that is known, and not in use.
    void put(RoomName name, Aside left) {
        aside.put(name, left);
    }

    void layAside(Room room, Aside left) {
        put(room.name(), left);
        hidden.remove(room.name(), room);
    }

    /// The private and direct rooms that are in use.
    Collection<Room> hidden() {
        return hidden.values();
    }

    Collection<Room> open() {
        return open.values();
    }

    synchronized int count() {
        return openCount + hidden.size();
    }

    List<Room> all() {
        List<Room> all = new ArrayList<>(open.values());
        all.addAll(hidden.values());
        return all;
    }

    /// The room of this name, made without a question if there is none.
    Room openAnyway(RoomName name, Function<RoomName, Room> make) {
        if (!name.isOpen()) return hidden.computeIfAbsent(name, make);
        Room known = open.get(name);
        return known != null ? known : put(name, make);
    }

    /// The room of this name, made if there is none and there may be one more. `uid` is whose room
    /// it then is, if that is to be counted.
    ///
    /// @throws ProtocolException `busy` or `forbidden`
    Room open(RoomName name, @Nullable String uid, Function<RoomName, Room> make) {
        Room known = find(name);
        return known != null ? known : putIfThereIsSpace(name, uid, make);
    }

    private synchronized Room putIfThereIsSpace(
            RoomName name, @Nullable String uid, Function<RoomName, Room> make) {
        Room known = find(name);
        if (known != null) return known;
        checkSpace();
        if (uid == null) return put(name, make);
        int before = made.getOrDefault(uid, 0);
        if (before >= Limits.OWNED_ROOMS) {
            throw new ProtocolException(
                    ErrorCode.FORBIDDEN,
                    "Nobody makes more than " + Limits.OWNED_ROOMS + " rooms. Join one.");
        }
        makers.put(name, uid);
        made.put(uid, before + 1);
        return put(name, make);
    }

    /// Whether one more open room may be made.
    ///
    /// @throws ProtocolException `busy` when the server has as many as it may
    synchronized void checkSpace() {
        if (openCount >= Limits.ROOMS) {
            throw new ProtocolException(
                    ErrorCode.BUSY,
                    "This server has its " + Limits.ROOMS + " rooms. Join one of those.");
        }
    }

    private synchronized Room put(RoomName name, Function<RoomName, Room> make) {
        Room known = open.get(name);
        if (known != null) return known;
        Room room = make.apply(name);
        open.put(name, room);
        openCount++;
        return room;
    }

    /// Takes a room out; false when another stands under its name.
    boolean remove(Room room) {
        return room.name().isOpen() ? removeOpen(room) : hidden.remove(room.name(), room);
    }

    private synchronized boolean removeOpen(Room room) {
        if (!open.remove(room.name(), room)) return false;
        openCount--;
        String maker = makers.remove(room.name());
        if (maker != null)
            made.computeIfPresent(maker, (_, count) -> count == 1 ? null : count - 1);
        return true;
    }
}
