package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Hit;
import org.lanternchat.server.store.Search;
import org.lanternchat.server.store.Terms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// One search without an index: looks at the messages, the newest first, a few under the lock and
/// then at what they say without it. On the thread of whoever searches.
final class MemorySearch {
    /// Messages that are looked at before a page ends early.
    static final int CANDIDATES = 50_000;

    /// The same while the lock is held once.
    private static final int AT_ONCE = 500;

    private final Search search;
    private final Terms terms;
    private final Source source;

    MemorySearch(Search search, Source source) {
        this.search = search;
        this.terms = Terms.of(search.text());
        this.source = source;
    }

    /// Gives the newest messages of the rooms in which `search` looks, below the number `id`.
    interface Source {
        List<Candidate> newest(Search search, long id, int limit);
    }

    /// A message that is looked at, with its number in the whole server.
    record Candidate(long id, Chat message) {}

    /// The rooms of `all` in which somebody looks.
    static Collection<RoomLog> scope(Search search, Map<RoomName, RoomLog> all) {
        RoomName one = search.room();
        if (one != null) {
            RoomLog room = all.get(one);
            return room == null ? List.of() : List.of(room);
        }
        List<RoomLog> scope = new ArrayList<>();
        for (RoomLog room : all.values()) {
            if (room.name().isOpen() && !search.without().contains(room.name())) scope.add(room);
        }
        for (RoomName hidden : search.hidden()) {
            RoomLog room = all.get(hidden);
            if (room != null) scope.add(room);
        }
        return scope;
    }

    /// A place in a room, from which one goes down.
    private static final class Place {
        private final RoomLog room;
        private long seq;

        Place(RoomLog room, long seq) {
            this.room = room;
            this.seq = seq;
        }

        boolean isLeft() {
            return seq >= room.ring.floor();
        }

        long id() {
            return room.ring.id(seq);
        }

        @Nullable Chat next() {
            return room.message(seq--);
        }
    }

    /// The newest messages of these rooms below `id`. Under the store's lock.
    static List<Candidate> newest(Collection<RoomLog> rooms, long id, int limit) {
        PriorityQueue<Place> places =
                new PriorityQueue<>(Comparator.comparingLong(Place::id).reversed());
        for (RoomLog room : rooms) {
            Place place = new Place(room, room.ring.below(id));
            if (place.isLeft()) places.add(place);
        }
        List<Candidate> newest = new ArrayList<>();
        while (newest.size() < limit && !places.isEmpty()) {
            Place place = places.remove();
            long its = place.id();
            Chat message = place.next();
            if (message != null && !message.isDeleted()) newest.add(new Candidate(its, message));
            if (place.isLeft()) places.add(place);
        }
        return newest;
    }

    Search.Found found() {
        List<Hit> hits = new ArrayList<>();
        if (terms.isEmpty()) return new Search.Found(hits, null);
        long last = search.before() == null ? Long.MAX_VALUE : search.before();
        for (int seen = 0; seen < CANDIDATES; seen += AT_ONCE) {
            List<Candidate> some = source.newest(search, last, AT_ONCE);
            if (some.isEmpty()) return new Search.Found(hits, null);
            for (Candidate candidate : some) {
                Hit hit = hit(candidate.message());
                if (hit != null && hits.size() == search.limit()) {
                    return new Search.Found(hits, last);
                }
                if (hit != null) hits.add(hit);
                last = candidate.id();
            }
        }
        return new Search.Found(hits, last);
    }

    private @Nullable Hit hit(Chat message) {
        if (search.from() != null && !search.from().equals(message.uid())) return null;
        List<List<Integer>> marks = terms.marks(message.text());
        if (marks.isEmpty()) return null;
        return new Hit(
                message.room(),
                message.seq(),
                message.at(),
                message.uid(),
                message.name(),
                message.text(),
                marks);
    }
}
