package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// The store in one SQLite file, with a write-ahead log that is synced at each commit
/// (https://sqlite.org/pragma.html#pragma_synchronous, FULL). One connection writes, for the
/// journal's thread; a few others read, for whoever comes first.
///
/// After a commit that failed the writer's connection is opened anew: what a failed sync has left
/// in the caches cannot be known.
public final class SqliteStore implements Store {
    private static final System.Logger LOG = System.getLogger(SqliteStore.class.getName());
    private static final int READERS = 3;

    /// How long the journal's thread waits for each reader before it empties the write-ahead log.
    private static final long QUIET_MILLIS = 100;

    private final Path file;
    private final BlockingQueue<Database> readers = new ArrayBlockingQueue<>(READERS);
    private final String epoch;
    private @Nullable Writer writer;
    private boolean logHasDeleted;

    private SqliteStore(Path file, Schema schema) throws SQLException, StoreException {
        this.file = file;
        Writer first = new Writer(file);
        try {
            schema.bring(first.database());
            epoch = epochIn(first.database());
            first.look();
            for (int i = 0; i < READERS; i++) readers.add(Database.open(file));
        } catch (SQLException | StoreException unusable) {
            closeReaders();
            first.close();
            throw unusable;
        }
        writer = first;
    }

    private interface Schema {
        void bring(Database database) throws SQLException, StoreException;
    }

    /// Opens the file, which is made when it does not exist.
    public static SqliteStore open(Path file) throws StoreException {
        return open(file, Migrations::apply);
    }

    /// Opens a file that is there already and may be a running server's: nothing but what is
    /// written with `begin` changes it.
    public static SqliteStore beside(Path file) throws StoreException {
        Upkeep.refuseNone(file);
        return open(
                file,
                database -> {
                    Migrations.refuseNewer(database);
                    Upkeep.refuseEarlier(database);
                });
    }

    private static SqliteStore open(Path file, Schema schema) throws StoreException {
        try {
            return new SqliteStore(file, schema);
        } catch (SQLException unusable) {
            throw new StoreException(
                    Failures.kindOf(unusable),
                    "The database " + file + " cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public Contents contents() throws StoreException {
        return reading(ContentsReading::contents);
    }

    @Override
    public Writing begin() throws StoreException {
        return begun();
    }

    private SqliteWriting begun() throws StoreException {
        Writer current = writer;
        try {
            if (current == null) current = writer = new Writer(file);
            current.begin();
            return new SqliteWriting(this, current);
        } catch (SQLException failed) {
            if (current != null) letGo(current);
            throw Failures.explained(failed);
        }
    }

    @Override
    public long unindexed() {
        Writer current = writer;
        return current == null ? 0 : current.unindexed();
    }

    @Override
    public void index(int limit) throws StoreException {
        try (SqliteWriting writing = begun()) {
            writing.index(limit);
            writing.commit();
        }
    }

    @Override
    public Page newest(RoomName room, int limit) throws StoreException {
        return before(room, Long.MAX_VALUE, limit);
    }

    @Override
    public Page before(RoomName room, long seq, int limit) throws StoreException {
        return reading(database -> LogReading.before(database, room, seq, limit));
    }

    @Override
    public Page after(RoomName room, long seq, int limit) throws StoreException {
        return reading(database -> LogReading.after(database, room, seq, limit));
    }

    @Override
    public Page around(RoomName room, long seq, int limit) throws StoreException {
        return reading(database -> LogReading.around(database, room, seq, limit));
    }

    @Override
    public Page pinned(RoomName room, long seq, int limit) throws StoreException {
        return reading(database -> LogReading.pinned(database, room, seq, limit));
    }

    @Override
    public List<Entry> log(RoomName room, long seq, int limit) throws StoreException {
        return reading(database -> LogReading.log(database, room, seq, limit));
    }

    @Override
    public List<Said> said(RoomName room, int limit) throws StoreException {
        return reading(database -> LogReading.said(database, room, limit));
    }

    @Override
    public Search.Found search(Search search) throws StoreException {
        return reading(database -> Searching.search(database, search));
    }

    @Override
    public @Nullable StoredFile file(String id) throws StoreException {
        return reading(database -> FileRows.file(database, id));
    }

    @Override
    public List<StoredFile> orphans(long at, int limit) throws StoreException {
        return reading(database -> FileRows.orphans(database, at, limit));
    }

    @Override
    public boolean hasBlob(String blob) throws StoreException {
        return reading(database -> FileRows.hasBlob(database, blob));
    }

    @Override
    public List<Change.Keep> keeps() throws StoreException {
        return reading(Retention::keeps);
    }

    @Override
    public long expired(Change.Keep keep, long now) throws StoreException {
        return reading(database -> Retention.expired(database, keep, now));
    }

    @Override
    public void close() {
        closeReaders();
        Writer current = writer;
        writer = null;
        if (current != null) current.close();
    }

    private void closeReaders() {
        for (Database reader; (reader = readers.poll()) != null; ) {
            try {
                reader.close();
            } catch (SQLException failed) {
                LOG.log(Level.WARNING, "a connection that reads did not close", failed);
            }
        }
    }

    /// After a commit: what was deleted shall not stay in the write-ahead log either. Where
    /// somebody reads for too long, or another process does, the next commit tries again.
    void committed(boolean hasDeleted) {
        logHasDeleted |= hasDeleted;
        Writer current = writer;
        if (!logHasDeleted || current == null) return;
        List<Database> quiet = new ArrayList<>();
        try {
            for (int i = 0; i < READERS; i++) {
                Database reader = readers.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
                if (reader == null) return;
                quiet.add(reader);
            }
            logHasDeleted = !current.emptyLog();
        } catch (SQLException failed) {
            LOG.log(Level.WARNING, "the write-ahead log could not be emptied", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            readers.addAll(quiet);
        }
    }

    /// Closing takes back what was not committed; the next write opens the file anew.
    void letGo(Writer failed) {
        writer = null;
        failed.close();
    }

    private static String epochIn(Database database) throws SQLException {
        database.update(
                "INSERT OR IGNORE INTO meta (key, value) VALUES ('epoch', ?)", Epoch.fresh());
        return Objects.requireNonNull(
                database.first(
                        "SELECT value FROM meta WHERE key = 'epoch'", row -> row.getString(1)));
    }

    private interface Reading<T extends @Nullable Object> {
        T from(Database database) throws SQLException;
    }

    private <T extends @Nullable Object> T reading(Reading<T> query) throws StoreException {
        Database reader = null;
        try {
            reader = readers.take();
            return query.from(reader);
        } catch (SQLException failed) {
            throw Failures.explained(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.BUSY, "The server is stopping.", stopped);
        } finally {
            if (reader != null) readers.add(reader);
        }
    }
}
