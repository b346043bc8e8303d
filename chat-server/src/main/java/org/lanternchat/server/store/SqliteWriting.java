package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.sql.SQLException;

/// A transaction on the connection that writes. On the journal's thread.
final class SqliteWriting implements Writing {
    private final SqliteStore store;
    private final Writer writer;
    private final Database database;
    private final LogWriting log;
    private final ChangeWriting changes;
    private boolean isOpen = true;

    SqliteWriting(SqliteStore store, Writer writer) {
        this.store = store;
        this.writer = writer;
        this.database = writer.database();
        this.log = new LogWriting(writer);
        this.changes = new ChangeWriting(writer);
    }

    private interface Step<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    /// Has the search index know as many entries more.
    void index(int limit) throws StoreException {
        step(
                () -> {
                    writer.index(limit);
                    return null;
                });
    }

    @Override
    public @Nullable Entry find(String uid, RoomName room, String cid) throws StoreException {
        return step(
                () -> {
                    log.writeOut(uid, cid);
                    return LogReading.find(database, uid, room, cid);
                });
    }

    @Override
    public @Nullable Chat message(RoomName room, long seq) throws StoreException {
        return step(
                () -> {
                    log.writeOut();
                    return LogReading.message(database, room, seq);
                });
    }

    @Override
    public int pins(RoomName room) throws StoreException {
        String sql =
                "SELECT count(*) FROM entry WHERE room = (SELECT id FROM room WHERE name = ?)"
                        + " AND pinned = 1";
        return step(
                () -> {
                    log.writeOut();
                    return (int) database.number(sql, room.value());
                });
    }

    @Override
    public @Nullable StoredFile file(String id) throws StoreException {
        return step(() -> FileRows.file(database, id));
    }

    @Override
    public @Nullable String setting(String key) throws StoreException {
        return step(
                () ->
                        database.first(
                                "SELECT value FROM setting WHERE key = ?",
                                row -> row.getString(1),
                                key));
    }

    @Override
    public void append(Entry entry) throws StoreException {
        step(
                () -> {
                    log.append(entry);
                    return null;
                });
    }

    @Override
    public void put(Change change) throws StoreException {
        step(
                () -> {
                    changes.put(change);
                    return null;
                });
    }

    @Override
    public int forget(RoomName room, long seq, int limit) throws StoreException {
        return step(() -> log.forget(room, seq, limit));
    }

    @Override
    public void commit() throws StoreException {
        step(
                () -> {
                    log.writeOut();
                    writer.commit();
                    return null;
                });
        isOpen = false;
        store.committed(log.hasDeleted() || changes.hasDeleted());
    }

    @Override
    public void close() {
        if (!isOpen) return;
        isOpen = false;
        try {
            writer.rollback();
        } catch (SQLException failed) {
            store.letGo(writer);
        }
    }

    private <T extends @Nullable Object> T step(Step<T> step) throws StoreException {
        if (!isOpen) throw new IllegalStateException("this transaction has ended");
        try {
            return step.run();
        } catch (SQLException failed) {
            isOpen = false;
            store.letGo(writer);
            throw Failures.explained(failed);
        }
    }
}
