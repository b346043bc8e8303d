package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Rooms;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The rooms of the sidebar, by name. Belongs to the thread of its `ChatState`.
///
/// What is pushed to all lacks what concerns one person; that stays as it was. Live messages count
/// as unread once, whether the push that tells of them comes before or after.
final class Summaries {
    private final TreeMap<String, RoomSummary> byRoom = new TreeMap<>();
    private final Map<String, Long> counted = new HashMap<>();

    void replace(List<RoomSummary> all) {
        byRoom.clear();
        counted.clear();
        all.forEach(this::put);
    }

    void take(Rooms listed) {
        if (Boolean.TRUE.equals(listed.all())) {
            replace(listed.rooms());
        } else {
            listed.rooms().forEach(this::put);
        }
        if (listed.gone() == null) return;
        for (String room : listed.gone()) {
            byRoom.remove(room);
            counted.remove(room);
        }
    }

    private void put(RoomSummary told) {
        RoomSummary known = byRoom.get(told.room());
        if (known == null || told.unread() != null) counted.put(told.room(), told.head());
        byRoom.put(told.room(), known == null ? told : merged(known, told));
    }

    private static RoomSummary merged(RoomSummary known, RoomSummary told) {
        return new RoomSummary(
                told.room(),
                told.kind(),
                told.title(),
                told.topic(),
                told.with() == null ? known.with() : told.with(),
                told.count(),
                Math.max(known.head(), told.head()),
                told.joined() == null ? known.joined() : told.joined(),
                told.read() == null ? known.read() : told.read(),
                told.unread() == null ? known.unread() : told.unread(),
                told.mentions() == null ? known.mentions() : told.mentions(),
                told.role() == null ? known.role() : told.role());
    }

    void joined(Joined joined) {
        RoomSummary known = byRoom.get(joined.room());
        long head = known == null ? joined.head() : Math.max(known.head(), joined.head());
        counted.putIfAbsent(joined.room(), joined.head());
        byRoom.put(
                joined.room(),
                new RoomSummary(
                        joined.room(),
                        joined.kind(),
                        joined.title(),
                        joined.topic(),
                        joined.with(),
                        known == null ? 0 : known.count(),
                        head,
                        true,
                        joined.read(),
                        known == null ? null : known.unread(),
                        known == null ? null : known.mentions(),
                        joined.role()));
    }

    void left(String room) {
        byRoom.computeIfPresent(
                room,
                (_, known) ->
                        new RoomSummary(
                                room,
                                known.kind(),
                                known.title(),
                                known.topic(),
                                known.with(),
                                known.count(),
                                known.head(),
                                false,
                                null,
                                null,
                                null,
                                null));
    }

    /// A live entry, of a room that this person may not even have joined.
    void count(LogEntry entry, String ownUid) {
        RoomSummary known = byRoom.get(entry.room());
        if (known == null || entry.seq() <= counted.getOrDefault(entry.room(), 0L)) return;
        counted.put(entry.room(), entry.seq());
        boolean news =
                entry instanceof Chat chat && !chat.isDeleted() && !chat.uid().equals(ownUid);
        boolean mention = entry instanceof Chat chat && chat.mentions().contains(ownUid);
        boolean unread = news && entry.seq() > orZero(known.read());
        Integer one = orZero(known.unread()) + 1;
        Integer mentioned = orZero(known.mentions()) + (mention ? 1 : 0);
        byRoom.put(
                known.room(),
                with(
                        known,
                        Math.max(known.head(), entry.seq()),
                        known.read(),
                        unread ? one : known.unread(),
                        unread ? mentioned : known.mentions()));
    }

    /// This person has read up to `seq`; how much is unread then is not known exactly, unless it is
    /// nothing.
    void read(String room, long seq) {
        RoomSummary known = byRoom.get(room);
        if (known == null || seq <= orZero(known.read())) return;
        long left = Math.max(0, known.head() - seq);
        byRoom.put(
                room,
                with(
                        known,
                        known.head(),
                        seq,
                        (int) Math.min(orZero(known.unread()), left),
                        (int) Math.min(orZero(known.mentions()), left)));
    }

    private static RoomSummary with(
            RoomSummary known,
            long head,
            @Nullable Long read,
            @Nullable Integer unread,
            @Nullable Integer mentions) {
        return new RoomSummary(
                known.room(),
                known.kind(),
                known.title(),
                known.topic(),
                known.with(),
                known.count(),
                head,
                known.joined(),
                read,
                unread,
                mentions,
                known.role());
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    @Nullable RoomSummary get(String room) {
        return byRoom.get(room);
    }

    Collection<RoomSummary> all() {
        return Collections.unmodifiableCollection(byRoom.values());
    }
}
