package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// One search, on the thread of the connection. The index says which messages have the trigrams of
/// what is looked for, the newest first; each is then read, and is a hit if it has every term.
final class Searching {
    /// Messages that are looked at before a page ends early.
    private static final int CANDIDATES = 5_000;

    private static final String OPEN = candidates("search_open");
    private static final String HIDDEN = candidates("search_hidden");

    private final Database database;
    private final Search search;
    private final Terms terms;

    private Searching(Database database, Search search) {
        this.database = database;
        this.search = search;
        this.terms = Terms.of(search.text());
    }

    static Search.Found search(Database database, Search search) throws SQLException {
        return new Searching(database, search).found();
    }

    /// A message that the index names.
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
        try (ResultSet open =
                        isOpen && isKnown ? database.rows(OPEN, query(openIds), before) : null;
                ResultSet hidden =
                        hiddenIds.isEmpty()
                                ? null
                                : database.rows(HIDDEN, query(hiddenIds), before)) {
            return merged(open, hidden);
        }
    }

    private Search.Found merged(@Nullable ResultSet open, @Nullable ResultSet hidden)
            throws SQLException {
        List<Hit> hits = new ArrayList<>();
        long last = 0;
        Candidate first = next(open);
        Candidate second = next(hidden);
        for (int seen = 0; first != null || second != null; seen++) {
            if (seen == CANDIDATES) return new Search.Found(hits, last);
            boolean isFirst = second == null || first != null && first.id > second.id;
            Candidate candidate = isFirst ? first : second;
            if (candidate == null) break;
            Hit hit = hit(candidate, isFirst);
            if (hit != null) {
                if (hits.size() == search.limit()) return new Search.Found(hits, last);
                hits.add(hit);
            }
            last = candidate.id;
            if (isFirst) first = next(open);
            else second = next(hidden);
        }
        return new Search.Found(hits, null);
    }

    private static @Nullable Candidate next(@Nullable ResultSet rows) throws SQLException {
        return rows != null && rows.next() ? Candidate.read(rows) : null;
    }

    private @Nullable Hit hit(Candidate candidate, boolean isOpen) {
        if (search.from() != null && !search.from().equals(candidate.uid)) return null;
        if (isOpen
                && search.room() == null
                && !search.without().isEmpty()
                && search.without().contains(new RoomName(candidate.room))) return null;
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
