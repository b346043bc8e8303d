package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// The connection that writes, and what it remembers of the file: the rooms' ids and heads, and the
/// newest entry's id. Belongs to the journal's thread.
final class Writer {
    private static final System.Logger LOG = System.getLogger(Writer.class.getName());

    private final Database database;
    private final Map<RoomName, Room> rooms = new HashMap<>();
    private final Map<RoomName, Room> changed = new HashMap<>();
    private long newestId;
    private long indexed;

    /// A room's row; `head` is the `seq` of its newest entry, those written in this transaction
    /// included.
    static final class Room {
        final RoomName name;
        final long id;
        long head;

        private Room(RoomName name, long id, long head) {
            this.name = name;
            this.id = id;
            this.head = head;
        }
    }

    Writer(Path file) throws SQLException {
        database = Database.open(file);
    }

    /// How many entries the search index does not know yet, as of the newest transaction.
    long unindexed() {
        return newestId - indexed;
    }

    /// The id of the entry up to which the index has all messages.
    long indexed() {
        return indexed;
    }

    /// Has the index know as many entries more. Within a transaction.
    void index(int limit) throws SQLException {
        long upTo = Math.min(newestId, indexed + limit);
        SearchIndex.addAll(database, indexed, upTo);
        indexed = upTo;
    }

    Database database() {
        return database;
    }

    void begin() throws SQLException {
        database.run("BEGIN IMMEDIATE");
        look();
    }

    /// Ids are not used again, also when the newest entries are gone: the index may know them.
    void look() throws SQLException {
        indexed = SearchIndex.indexed(database);
        newestId = Math.max(indexed, database.number("SELECT max(id) FROM entry"));
    }

    /// The id of the next entry: they ascend in the order of commits, which the search relies on.
    long nextId() {
        return ++newestId;
    }

    /// The room's row, or null.
    @Nullable Room room(RoomName name) throws SQLException {
        Room known = rooms.get(name);
        if (known != null) return known;
        Room stored =
                database.first(
                        "SELECT id, head FROM room WHERE name = ?",
                        row -> new Room(name, row.getLong(1), row.getLong(2)),
                        name.value());
        if (stored != null) rooms.put(name, stored);
        return stored;
    }

    /// The room's row, which is made if there is none yet.
    Room roomOrNew(RoomName name) throws SQLException {
        Room known = room(name);
        if (known != null) return known;
        long id =
                database.number(
                        "INSERT INTO room (name, kind) VALUES (?, ?) RETURNING id",
                        name.value(),
                        name.isOpen() ? "open" : "private");
        Room made = new Room(name, id, 0);
        rooms.put(name, made);
        return made;
    }

    void setHead(Room room, long head) {
        room.head = head;
        changed.put(room.name, room);
    }

    void commit() throws SQLException {
        for (Room room : changed.values()) {
            database.update("UPDATE room SET head = ? WHERE id = ?", room.head, room.id);
        }
        database.run("COMMIT");
        changed.clear();
    }

    /// Takes back what was not committed.
    void rollback() throws SQLException {
        rooms.clear();
        changed.clear();
        database.run("ROLLBACK");
    }

    /// Empties the write-ahead log into the file, so that what was deleted is in neither; whether
    /// it could, since others who read keep it from that.
    boolean emptyLog() throws SQLException {
        database.run("PRAGMA busy_timeout = 0");
        try {
            return database.number("PRAGMA wal_checkpoint(TRUNCATE)") == 0;
        } finally {
            database.run("PRAGMA busy_timeout = " + Database.BUSY_MILLIS);
        }
    }

    void close() {
        try {
            database.close();
        } catch (SQLException failed) {
            LOG.log(Level.WARNING, "the connection that writes did not close", failed);
        }
    }
}
