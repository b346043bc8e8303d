package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One search, on the thread of the connection. First the messages that the index does not know yet
/// are looked at; then it says which have the trigrams of what is looked for. Each is read, the
/// newest first, and is a hit if it has every term.
final class Searching {
    /// Messages that are looked at before a page ends early.
    private static final int CANDIDATES = 5_000;

    private static final String RECENT =
            "SELECT entry.id, room.name, entry.seq, entry.at, entry.uid, entry.name,"
                    + " CASE WHEN entry.edited IS NULL THEN entry.text ELSE entry.now_text END FROM"
                    + " entry CROSS JOIN room ON room.id = entry.room WHERE entry.id > ? AND"
                    + " entry.id < ? AND entry.kind = 0 AND entry.deleted = 0 ORDER BY entry.id"
                    + " DESC";
    private static final String OPEN = candidates("search_open");
    private static final String HIDDEN = candidates("search_hidden");

    private final Database database;
    private final Search search;
    private final Terms terms;
    private final Set<String> hidden;
    private final Set<String> without;

    private Searching(Database database, Search search) {
        this.database = database;
        this.search = search;
        this.terms = Terms.of(search.text());
        this.hidden = values(search.hidden());
        this.without = values(search.without());
    }

    static Search.Found search(Database database, Search search) throws SQLException {
        database.run("BEGIN");
        try {
            return new Searching(database, search).found();
        } finally {
            database.run("ROLLBACK");
        }
    }

    private static Set<String> values(Collection<RoomName> rooms) {
        return rooms.stream().map(RoomName::value).collect(Collectors.toSet());
    }

    /// A message that may be a hit.
    private record Candidate(
            long id, String room, long seq, long at, String uid, String name, String text) {
        static Candidate read(ResultSet row) throws SQLException {
            return new Candidate(
                    row.getLong(1),
                    row.getString(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7));
        }
    }

    private static String candidates(String table) {
        return "SELECT entry.id, room.name, entry.seq, entry.at, entry.uid, entry.name,"
                + " CASE WHEN entry.edited IS NULL THEN entry.text ELSE entry.now_text END FROM "
                + table
                + " CROSS JOIN entry ON entry.id = "
                + table
                + ".rowid CROSS JOIN room ON room.id = entry.room WHERE "
                + table
                + " MATCH ? AND "
                + table
                + ".rowid < ? ORDER BY "
                + table
                + ".rowid DESC";
    }

    private Search.Found found() throws SQLException {
        if (terms.isEmpty()) return new Search.Found(List.of(), null);
        RoomName room = search.room();
        if (room != null) {
            List<Long> ids = ids(List.of(room));
            return room.isOpen() ? merged(true, ids, List.of()) : merged(false, List.of(), ids);
        }
        return merged(true, List.of(), ids(search.hidden()));
    }

    /// Of open rooms all are meant when none is named.
    private Search.Found merged(boolean isOpen, List<Long> openIds, List<Long> hiddenIds)
            throws SQLException {
        RoomName room = search.room();
        boolean isKnown = room == null || !openIds.isEmpty() || !hiddenIds.isEmpty();
        Long before = search.before() == null ? Long.MAX_VALUE : search.before();
        try (ResultSet recent = database.rows(RECENT, SearchIndex.indexed(database), before);
                ResultSet open =
                        isOpen && isKnown ? database.rows(OPEN, query(openIds), before) : null;
                ResultSet hidden =
                        hiddenIds.isEmpty()
                                ? null
                                : database.rows(HIDDEN, query(hiddenIds), before)) {
            return merged(recent, open, hidden);
        }
    }

    private Search.Found merged(
            ResultSet recent, @Nullable ResultSet open, @Nullable ResultSet hidden)
            throws SQLException {
        Newest newest = new Newest(recent, open, hidden);
        List<Hit> hits = new ArrayList<>();
        long last = 0;
        int seen = 0;
        for (Candidate one; (one = newest.next()) != null; seen++) {
            if (seen == CANDIDATES) return new Search.Found(hits, last);
            Hit hit = hit(one);
            if (hit != null) {
                if (hits.size() == search.limit()) return new Search.Found(hits, last);
                hits.add(hit);
            }
            last = one.id;
        }
        return new Search.Found(hits, null);
    }

    /// All candidates, the newest first: what is not in the index is newer than what is.
    private static final class Newest {
        private final ResultSet recent;
        private final @Nullable ResultSet open;
        private final @Nullable ResultSet hidden;
        private @Nullable Candidate nextOpen;
        private @Nullable Candidate nextHidden;
        private boolean isBehindRecent;

        Newest(ResultSet recent, @Nullable ResultSet open, @Nullable ResultSet hidden) {
            this.recent = recent;
            this.open = open;
            this.hidden = hidden;
        }

        @Nullable Candidate next() throws SQLException {
            if (!isBehindRecent) {
                Candidate one = next(recent);
                if (one != null) return one;
                isBehindRecent = true;
                nextOpen = next(open);
                nextHidden = next(hidden);
            }
            Candidate first = nextOpen;
            Candidate second = nextHidden;
            if (first != null && (second == null || first.id > second.id)) {
                nextOpen = next(open);
                return first;
            }
            if (second != null) nextHidden = next(hidden);
            return second;
        }

        private static @Nullable Candidate next(@Nullable ResultSet rows) throws SQLException {
            return rows != null && rows.next() ? Candidate.read(rows) : null;
        }
    }

    private @Nullable Hit hit(Candidate candidate) {
        if (search.from() != null && !search.from().equals(candidate.uid)) return null;
        if (!isInScope(candidate.room)) return null;
        List<List<Integer>> marks = terms.marks(candidate.text);
        if (marks.isEmpty()) return null;
        return new Hit(
                candidate.room,
                candidate.seq,
                candidate.at,
                candidate.uid,
                candidate.name,
                candidate.text,
                marks);
    }

    private boolean isInScope(String room) {
        RoomName only = search.room();
        if (only != null) return only.value().equals(room);
        return room.startsWith("~") ? hidden.contains(room) : !without.contains(room);
    }

    /// What FTS5 is asked: all trigrams, the author, and one of the rooms.
    private String query(List<Long> rooms) {
        StringBuilder query = new StringBuilder();
        for (String trigram : terms.trigrams()) phrase(query, trigram).append(" AND ");
        if (search.from() != null) {
            phrase(query, SearchIndex.authorTrigram(search.from())).append(" AND ");
        }
        if (rooms.isEmpty()) return query.substring(0, query.length() - " AND ".length());
        query.append('(');
        for (Long room : rooms) phrase(query, SearchIndex.roomTrigram(room)).append(" OR ");
        query.setLength(query.length() - " OR ".length());
        return query.append(')').toString();
    }

    private static StringBuilder phrase(StringBuilder query, String text) {
        return query.append('"').append(text.replace("\"", "\"\"")).append('"');
    }

    private List<Long> ids(List<RoomName> rooms) throws SQLException {
        List<Long> ids = new ArrayList<>();
        for (RoomName room : rooms) {
            long id = database.number("SELECT id FROM room WHERE name = ?", room.value());
            if (id != 0) ids.add(id);
        }
        return ids;
    }
}
