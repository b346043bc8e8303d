package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.store.Rows.EntryRow;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is read of the logs: entries as they were written, and messages as they are now. On the
/// thread of the connection.
final class LogReading {
    private static final String ROOM = "(SELECT id FROM room WHERE name = ?)";
    private static final String MESSAGES =
            "SELECT " + Rows.ENTRY + " FROM entry WHERE room = " + ROOM + " AND kind = 0";
    private static final String BELOW = MESSAGES + " AND seq < ? ORDER BY seq DESC LIMIT ?";
    private static final String ABOVE = MESSAGES + " AND seq > ? ORDER BY seq LIMIT ?";
    private static final String PINNED =
            "SELECT "
                    + Rows.ENTRY
                    + " FROM entry WHERE room = "
                    + ROOM
                    + " AND pinned = 1 AND seq < ? ORDER BY seq DESC LIMIT ?";
    private static final String IS_BELOW =
            "SELECT 1 FROM entry WHERE room = " + ROOM + " AND kind = 0 AND seq < ? LIMIT 1";
    private static final String IS_ABOVE =
            "SELECT 1 FROM entry WHERE room = " + ROOM + " AND kind = 0 AND seq > ? LIMIT 1";
    private static final String IS_PINNED_ABOVE =
            "SELECT 1 FROM entry WHERE room = " + ROOM + " AND pinned = 1 AND seq > ? LIMIT 1";

    /// Of one column: the driver asks for the name of each, also where there is no row, and mostly
    /// there is none.
    private static final String FIND =
            "SELECT id FROM entry WHERE uid = ? AND room = " + ROOM + " AND cid = ?";

    private LogReading() {}

    static Page before(Database database, RoomName room, long seq, int limit) throws SQLException {
        List<EntryRow> rows = below(database, BELOW, room, seq, limit + 1);
        boolean before = rows.size() > limit;
        if (before) rows.removeFirst();
        long last = rows.isEmpty() ? seq - 1 : rows.getLast().seq();
        boolean after = database.number(IS_ABOVE, room.value(), last) == 1;
        return new Page(now(database, room, rows), before, after);
    }

    static Page after(Database database, RoomName room, long seq, int limit) throws SQLException {
        List<EntryRow> rows = above(database, room, seq, limit + 1);
        boolean after = rows.size() > limit;
        if (after) rows.removeLast();
        long first = rows.isEmpty() ? Math.min(seq, Long.MAX_VALUE - 1) + 1 : rows.getFirst().seq();
        boolean before = database.number(IS_BELOW, room.value(), first) == 1;
        return new Page(now(database, room, rows), before, after);
    }

    static Page around(Database database, RoomName room, long seq, int limit) throws SQLException {
        List<EntryRow> below = below(database, BELOW, room, seq, limit + 1);
        List<EntryRow> above = above(database, room, seq - 1, limit + 1);
        int older = Math.min(below.size(), (limit - 1) / 2);
        int newer = Math.min(above.size(), limit - older);
        older = Math.min(below.size(), limit - newer);
        List<EntryRow> rows = new ArrayList<>(below.subList(below.size() - older, below.size()));
        rows.addAll(above.subList(0, newer));
        return new Page(now(database, room, rows), below.size() > older, above.size() > newer);
    }

    static Page pinned(Database database, RoomName room, long seq, int limit) throws SQLException {
        List<EntryRow> rows = below(database, PINNED, room, seq, limit + 1);
        boolean before = rows.size() > limit;
        if (before) rows.removeFirst();
        long last = rows.isEmpty() ? seq - 1 : rows.getLast().seq();
        boolean after = database.number(IS_PINNED_ABOVE, room.value(), last) == 1;
        return new Page(now(database, room, rows), before, after);
    }

    static List<Entry> log(Database database, RoomName room, long seq, int limit)
            throws SQLException {
        String sql =
                "SELECT "
                        + Rows.ENTRY
                        + " FROM entry WHERE room = "
                        + ROOM
                        + " AND seq > ? ORDER BY seq LIMIT ?";
        return written(
                database, room, database.list(sql, EntryRow::read, room.value(), seq, limit));
    }

    static @Nullable Entry find(Database database, String uid, RoomName room, String cid)
            throws SQLException {
        long id = database.number(FIND, uid, room.value(), cid);
        if (id == 0) return null;
        String sql = "SELECT " + Rows.ENTRY + " FROM entry WHERE id = ?";
        EntryRow row = database.first(sql, EntryRow::read, id);
        return row == null ? null : written(database, room, List.of(row)).getFirst();
    }

    static @Nullable Chat message(Database database, RoomName room, long seq) throws SQLException {
        EntryRow row = database.first(MESSAGES + " AND seq = ?", EntryRow::read, room.value(), seq);
        return row == null ? null : now(database, room, List.of(row)).getFirst();
    }

    static List<Store.Said> said(Database database, RoomName room, int limit) throws SQLException {
        String sql =
                "SELECT seq, uid, CASE WHEN edited IS NULL THEN mentions ELSE now_mentions END"
                        + " FROM entry WHERE room = "
                        + ROOM
                        + " AND kind = 0 AND deleted = 0 ORDER BY seq DESC LIMIT ?";
        return database.list(
                        sql,
                        row ->
                                new Store.Said(
                                        row.getLong(1),
                                        row.getString(2),
                                        Rows.split(row.getString(3))),
                        room.value(),
                        limit)
                .reversed();
    }

    private static List<EntryRow> below(
            Database database, String sql, RoomName room, long seq, int limit) throws SQLException {
        return new ArrayList<>(
                database.list(sql, EntryRow::read, room.value(), seq, limit).reversed());
    }

    private static List<EntryRow> above(Database database, RoomName room, long seq, int limit)
            throws SQLException {
        return database.list(ABOVE, EntryRow::read, room.value(), seq, limit);
    }

    private static List<Entry> written(Database database, RoomName room, List<EntryRow> rows)
            throws SQLException {
        Map<Long, List<FileInfo>> files = files(database, rows);
        return rows.stream()
                .map(
                        row ->
                                new Entry(
                                        room,
                                        row.written(
                                                room.value(),
                                                files.getOrDefault(row.id(), List.of()))))
                .toList();
    }

    private static List<Chat> now(Database database, RoomName room, List<EntryRow> rows)
            throws SQLException {
        Map<Long, List<FileInfo>> files = files(database, rows);
        Map<Long, Map<String, List<String>>> reactions = reactions(database, rows);
        return rows.stream()
                .map(
                        row ->
                                row.messageNow(
                                        room.value(),
                                        files.getOrDefault(row.id(), List.of()),
                                        reactions.getOrDefault(row.id(), Map.of())))
                .toList();
    }

    private static Map<Long, List<FileInfo>> files(Database database, List<EntryRow> rows)
            throws SQLException {
        Map<Long, List<FileInfo>> files = new HashMap<>();
        String sql =
                "SELECT "
                        + Rows.FILE
                        + ", entry_file.entry FROM entry_file JOIN file ON file.id ="
                        + " entry_file.file WHERE entry_file.entry IN (SELECT value FROM"
                        + " json_each(?)) ORDER BY entry_file.entry, entry_file.place";
        database.list(
                sql,
                row ->
                        files.computeIfAbsent(row.getLong(11), _ -> new ArrayList<>())
                                .add(Rows.file(row).info()),
                ids(rows));
        return files;
    }

    private static Map<Long, Map<String, List<String>>> reactions(
            Database database, List<EntryRow> rows) throws SQLException {
        Map<Long, Map<String, List<String>>> reactions = new HashMap<>();
        String sql =
                "SELECT entry, emoji, uid FROM reaction WHERE entry IN"
                        + " (SELECT value FROM json_each(?)) ORDER BY entry, first, seq";
        database.list(
                sql,
                row ->
                        reactions
                                .computeIfAbsent(row.getLong(1), _ -> new LinkedHashMap<>())
                                .computeIfAbsent(row.getString(2), _ -> new ArrayList<>())
                                .add(row.getString(3)),
                ids(rows));
        return reactions;
    }

    /// The messages among the rows, as JSON.
    private static String ids(List<EntryRow> rows) {
        StringBuilder ids = new StringBuilder("[");
        for (EntryRow row : rows) {
            if (row.kind() != Rows.CHAT || row.isDeleted()) continue;
            if (ids.length() > 1) ids.append(',');
            ids.append(row.id());
        }
        return ids.append(']').toString();
    }
}
