package org.lanternchat.server.store;

import org.lanternchat.protocol.RoomName;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The trigrams of all messages (https://sqlite.org/fts5.html#the_trigram_tokenizer), of open rooms
/// in one table and of all others in a second: a search by somebody outside does not touch those.
/// On the thread of the connection.
///
/// The tables keep no text and no positions, only which message has which trigrams; `Searching`
/// reads the message itself. They are written behind the log: `indexed` says how far. Room and
/// author are trigrams too. To take a message out one tells FTS5 what was put in, so both come from
/// `Folding`; when that changes, the index is built anew.
final class SearchIndex {
    private static final char ROOM = '\uE100';
    private static final char AUTHOR = '\uE500';
    private static final char REST = '\uE900';

    private static final String OPEN = "search_open";
    private static final String HIDDEN = "search_hidden";
    private static final String ADD_OPEN = adding(OPEN);
    private static final String ADD_HIDDEN = adding(HIDDEN);
    private static final String REMOVE_OPEN = removing(OPEN);
    private static final String REMOVE_HIDDEN = removing(HIDDEN);
    private static final List<String> TABLES = List.of(OPEN, HIDDEN);
    private static final String FOLDING = "folding";
    private static final String INDEXED = "indexed";
    private static final String MESSAGES =
            "SELECT entry.id, room.name, room.id, entry.uid,"
                    + " CASE WHEN entry.edited IS NULL THEN entry.text ELSE entry.now_text END"
                    + " FROM entry CROSS JOIN room ON room.id = entry.room"
                    + " WHERE entry.id > ? AND entry.id <= ? AND entry.kind = 0"
                    + " AND entry.deleted = 0 ORDER BY entry.id";

    private SearchIndex() {}

    private static String adding(String table) {
        return "INSERT INTO " + table + " (rowid, text, room, author) VALUES (?, ?, ?, ?)";
    }

    private static String removing(String table) {
        return "INSERT INTO "
                + table
                + " ("
                + table
                + ", rowid, text, room, author) VALUES ('delete', ?, ?, ?, ?)";
    }

    private static String table(RoomName room) {
        return room.isOpen() ? OPEN : HIDDEN;
    }

    static void add(
            Database database, RoomName name, long room, long entry, String uid, String text)
            throws SQLException {
        change(database, name.isOpen() ? ADD_OPEN : ADD_HIDDEN, room, entry, uid, text);
    }

    /// Takes a message out that was put in with this text.
    static void remove(
            Database database, RoomName name, long room, long entry, String uid, String text)
            throws SQLException {
        change(database, name.isOpen() ? REMOVE_OPEN : REMOVE_HIDDEN, room, entry, uid, text);
    }

    private static void change(
            Database database, String sql, long room, long entry, String uid, String text)
            throws SQLException {
        String folded = Folding.of(text);
        if (folded.isEmpty()) return;
        database.update(sql, entry, folded, roomTrigram(room), authorTrigram(uid));
    }

    static String roomTrigram(long room) {
        return trigram(ROOM, room);
    }

    /// May be the same for two people.
    static String authorTrigram(String uid) {
        int hash = uid.hashCode();
        return trigram(AUTHOR, hash ^ hash >>> 30);
    }

    private static String trigram(char first, long number) {
        return new String(
                new char[] {
                    (char) (first + (number >> 20 & 0x3FF)),
                    (char) (REST + (number >> 10 & 0x3FF)),
                    (char) (REST + (number & 0x3FF))
                });
    }

    /// The ids of a room's messages that are in the index, ascending.
    static ResultSet entries(Database database, RoomName name, long room) throws SQLException {
        String table = table(name);
        return database.rows(
                "SELECT rowid FROM " + table + " WHERE " + table + " MATCH ? ORDER BY rowid",
                '"' + roomTrigram(room) + '"');
    }

    /// Makes one tree of each table's many (https://sqlite.org/fts5.html#the_optimize_command).
    static void merge(Database database) throws SQLException {
        for (String table : TABLES) {
            database.run("INSERT INTO " + table + " (" + table + ") VALUES ('optimize')");
        }
    }

    /// Whether the index was made by this version's `Folding`.
    static boolean fits(Database database) throws SQLException {
        String made =
                database.first(
                        "SELECT value FROM meta WHERE key = ?", row -> row.getString(1), FOLDING);
        return Folding.fingerprint().equals(made);
    }

    /// Builds the index of all messages, in the transaction of the caller.
    static void build(Database database) throws SQLException {
        for (String table : TABLES) {
            database.run("INSERT INTO " + table + " (" + table + ") VALUES ('delete-all')");
        }
        addAll(database, 0, database.number("SELECT max(id) FROM entry"));
        database.update(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
                FOLDING,
                Folding.fingerprint());
    }

    /// The id of the entry up to which the index has all messages; of later ones it has none.
    static long indexed(Database database) throws SQLException {
        return database.number("SELECT value FROM meta WHERE key = ?", INDEXED);
    }

    /// Puts the messages in that come after the entry `above`, up to the entry `upTo`, in the
    /// transaction of the caller.
    static void addAll(Database database, long above, long upTo) throws SQLException {
        try (ResultSet row = database.rows(MESSAGES, above, upTo)) {
            while (row.next()) {
                add(
                        database,
                        new RoomName(row.getString(2)),
                        row.getLong(3),
                        row.getLong(1),
                        row.getString(4),
                        row.getString(5));
            }
        }
        database.update(
                "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)",
                INDEXED,
                Long.toString(upTo));
    }
}
