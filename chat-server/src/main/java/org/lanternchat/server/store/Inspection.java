package org.lanternchat.server.store;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Rows.EntryRow;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One check of a database, of a single moment. On the thread of the connection.
final class Inspection {
    /// Findings of each kind that are told.
    private static final int TOLD = 20;

    private final Database database;
    private final Consumer<String> progress;
    private final List<String> findings = new ArrayList<>();

    private record Room(long id, RoomName name, long head) {}

    Inspection(Database database, Consumer<String> progress) {
        this.database = database;
        this.progress = progress;
    }

    List<String> findings() throws SQLException {
        database.run("BEGIN");
        try {
            progress.accept("Checking the file");
            file();
            progress.accept("Checking the logs");
            List<Room> rooms =
                    database.list(
                            "SELECT id, name, head FROM room ORDER BY id",
                            row ->
                                    new Room(
                                            row.getLong(1),
                                            new RoomName(row.getString(2)),
                                            row.getLong(3)));
            for (Room room : rooms) numbers(room);
            targets();
            deletions();
            progress.accept("Checking the search index");
            for (Room room : rooms) index(room);
        } finally {
            database.run("ROLLBACK");
        }
        return List.copyOf(findings);
    }

    /// SQLite's own check, of the tables, the indexes and FTS5's trees.
    private void file() throws SQLException {
        for (String found :
                database.list("PRAGMA integrity_check(" + TOLD + ")", row -> row.getString(1))) {
            if (!found.equals("ok")) findings.add("The file is damaged: " + found + ".");
        }
        findings.addAll(
                database.list(
                        "PRAGMA foreign_key_check",
                        row ->
                                "A row of "
                                        + row.getString(1)
                                        + " belongs to nothing in "
                                        + row.getString(3)
                                        + "."));
    }

    /// From the oldest entry that was kept up to the head no `seq` is missing.
    private void numbers(Room room) throws SQLException {
        database.list(
                "SELECT count(*), min(seq), max(seq) FROM entry WHERE room = ?",
                row -> {
                    long count = row.getLong(1);
                    if (count == 0) return room;
                    if (row.getLong(3) - row.getLong(2) + 1 != count) {
                        findings.add("Entries are missing in the log of " + room.name + ".");
                    }
                    if (row.getLong(3) != room.head) {
                        findings.add("The newest entry of " + room.name + " is not its head.");
                    }
                    return room;
                },
                room.id);
    }

    private void targets() throws SQLException {
        findings.addAll(
                database.list(
                        "SELECT room.name, entry.seq, entry.target FROM entry"
                                + " JOIN room ON room.id = entry.room"
                                + " WHERE entry.target IS NOT NULL AND NOT EXISTS (SELECT 1 FROM"
                                + " entry AS message WHERE message.room = entry.room AND"
                                + " message.seq = entry.target AND message.kind = 0)"
                                + " AND entry.target >= (SELECT min(oldest.seq) FROM entry AS"
                                + " oldest WHERE oldest.room = entry.room) LIMIT "
                                + TOLD,
                        row ->
                                "Entry "
                                        + row.getLong(2)
                                        + " of "
                                        + row.getString(1)
                                        + " is about "
                                        + row.getLong(3)
                                        + ", which is no message."));
    }

    /// What was deleted has nothing left.
    private void deletions() throws SQLException {
        findings.addAll(
                database.list(
                        "SELECT room.name, entry.seq FROM entry JOIN room ON room.id = entry.room"
                                + " WHERE entry.deleted = 1 AND (entry.text <> '' OR"
                                + " entry.now_text IS NOT NULL OR entry.pinned = 1 OR EXISTS"
                                + " (SELECT 1 FROM reaction WHERE reaction.entry = entry.id) OR"
                                + " EXISTS (SELECT 1 FROM entry_file WHERE entry_file.entry ="
                                + " entry.id)) LIMIT "
                                + TOLD,
                        row ->
                                "Entry "
                                        + row.getLong(2)
                                        + " of "
                                        + row.getString(1)
                                        + " was deleted but is still there."));
    }

    /// The index has this room's messages, as far as it says that it has them, and no others.
    private void index(Room room) throws SQLException {
        String messages =
                "SELECT "
                        + Rows.ENTRY
                        + " FROM entry WHERE room = ? AND id <= ? AND kind = 0 AND deleted = 0"
                        + " ORDER BY id";
        try (ResultSet indexed = SearchIndex.entries(database, room.name, room.id);
                ResultSet stored =
                        database.rows(messages, room.id, SearchIndex.indexed(database))) {
            long next = next(indexed);
            while (stored.next()) {
                long id = stored.getLong(1);
                if (next == id) {
                    next = next(indexed);
                } else if (next < id) {
                    break;
                } else if (!Folding.of(EntryRow.read(stored).textNow()).isEmpty()) {
                    findings.add("The search does not know all messages of " + room.name + ".");
                    return;
                }
            }
            if (next < Long.MAX_VALUE) {
                findings.add("The search knows messages of " + room.name + " that are gone.");
            }
        }
    }

    private static long next(ResultSet rows) throws SQLException {
        return rows.next() ? rows.getLong(1) : Long.MAX_VALUE;
    }
}
