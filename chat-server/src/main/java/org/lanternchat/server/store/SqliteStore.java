package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.RoomName;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The store in one SQLite file, with a write-ahead log that is synced at each commit
/// (https://sqlite.org/pragma.html#pragma_synchronous, FULL). One connection writes, for the
/// journal's thread; a few others read, for whoever comes first.
///
/// After a commit that failed the writer's connection is opened anew: what a failed sync has left
/// in the caches cannot be known.
public final class SqliteStore implements Store {
    private static final System.Logger LOG = System.getLogger(SqliteStore.class.getName());
    private static final int READERS = 2;
    private static final int BUSY_MILLIS = 1_500;

    private final Path file;
    private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
    private final Map<RoomName, Long> roomIds = new HashMap<>();
    private final String epoch;
    private @Nullable Connection writer;

    private SqliteStore(Path file) throws SQLException, StoreException {
        this.file = file;
        Connection first = connect();
        try {
            Migrations.apply(first);
            epoch = epochIn(first);
            for (int i = 0; i < READERS; i++) readers.add(connect());
        } catch (SQLException | StoreException unusable) {
            first.close();
            throw unusable;
        }
        writer = first;
    }

    /// Opens the file, which is made when it does not exist.
    public static SqliteStore open(Path file) throws StoreException {
        try {
            return new SqliteStore(file);
        } catch (SQLException unusable) {
            throw new StoreException(
                    kindOf(unusable),
                    "The database " + file + " cannot be used: " + unusable.getMessage(),
                    unusable);
        }
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public Map<RoomName, Long> heads() throws StoreException {
        String sql =
                "SELECT room.name, max(entry.seq) FROM room JOIN entry ON entry.room = room.id"
                        + " GROUP BY room.id";
        return reading(
                connection -> {
                    Map<RoomName, Long> heads = new HashMap<>();
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(sql)) {
                        while (rows.next()) {
                            heads.put(new RoomName(rows.getString(1)), rows.getLong(2));
                        }
                    }
                    return heads;
                });
    }

    @Override
    public List<StoredIdentity> identities() throws StoreException {
        return reading(
                connection -> {
                    List<StoredIdentity> identities = new ArrayList<>();
                    try (Statement statement = connection.createStatement();
                            ResultSet rows =
                                    statement.executeQuery(
                                            "SELECT uid, name, token, seen FROM identity")) {
                        while (rows.next()) {
                            identities.add(
                                    new StoredIdentity(
                                            rows.getString(1),
                                            new Name(rows.getString(2)),
                                            HexFormat.of().formatHex(rows.getBytes(3)),
                                            rows.getLong(4)));
                        }
                    }
                    return identities;
                });
    }

    @Override
    public @Nullable Entry find(String uid, RoomName room, String cid) throws StoreException {
        String sql = SELECT + " WHERE entry.uid = ? AND room.name = ? AND entry.cid = ?";
        try (PreparedStatement query = writer().prepareStatement(sql)) {
            query.setString(1, uid);
            query.setString(2, room.value());
            query.setString(3, cid);
            List<Entry> found = entries(query);
            return found.isEmpty() ? null : found.getFirst();
        } catch (SQLException failed) {
            throw explained(failed);
        }
    }

    @Override
    public void commit(List<Entry> entries, List<StoredIdentity> identities) throws StoreException {
        Connection connection = writer();
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            insertEntries(connection, entries);
            insertIdentities(connection, identities);
            statement.execute("COMMIT");
        } catch (SQLException failed) {
            letGo(connection);
            throw explained(failed);
        }
    }

    @Override
    public Page newest(RoomName room, int limit) throws StoreException {
        return before(room, Long.MAX_VALUE, limit);
    }

    @Override
    public Page before(RoomName room, long seq, int limit) throws StoreException {
        return reading(connection -> below(connection, room, seq, limit));
    }

    @Override
    public Page after(RoomName room, long seq, int limit) throws StoreException {
        return reading(connection -> above(connection, room, seq, limit));
    }

    @Override
    public Page around(RoomName room, long seq, int limit) throws StoreException {
        return reading(
                connection -> {
                    int older = below(connection, room, seq, (limit - 1) / 2).entries().size();
                    Page above = above(connection, room, seq - 1, limit - older);
                    Page below = below(connection, room, seq, limit - above.entries().size());
                    List<Entry> both = new ArrayList<>(below.entries());
                    both.addAll(above.entries());
                    return new Page(both, below.before(), above.after());
                });
    }

    @Override
    public void close() {
        try {
            for (Connection reader; (reader = readers.poll()) != null; ) reader.close();
            if (writer != null) writer.close();
        } catch (SQLException failed) {
            LOG.log(Level.WARNING, "the database did not close cleanly", failed);
        }
    }

    private static final String SELECT =
            "SELECT room.name, entry.seq, entry.at, entry.uid, entry.name, entry.cid, entry.text,"
                    + " entry.reply FROM entry JOIN room ON room.id = entry.room";

    private static Page below(Connection connection, RoomName room, long seq, int limit)
            throws SQLException {
        String sql =
                SELECT + " WHERE room.name = ? AND entry.seq < ? ORDER BY entry.seq DESC LIMIT ?";
        List<Entry> found = rows(connection, sql, room, seq, limit + 1);
        boolean before = found.size() > limit;
        List<Entry> page = (before ? found.subList(0, limit) : found).reversed();
        long last = page.isEmpty() ? seq - 1 : page.getLast().seq();
        boolean after =
                seq != Long.MAX_VALUE
                        && !rows(connection, ABOVE, room, Math.min(last, seq - 1), 1).isEmpty();
        return new Page(page, before, after);
    }

    private static final String ABOVE =
            SELECT + " WHERE room.name = ? AND entry.seq > ? ORDER BY entry.seq LIMIT ?";

    private static Page above(Connection connection, RoomName room, long seq, int limit)
            throws SQLException {
        List<Entry> found = rows(connection, ABOVE, room, seq, limit + 1);
        boolean after = found.size() > limit;
        List<Entry> page = after ? found.subList(0, limit) : found;
        return new Page(page, page.isEmpty() ? seq > 0 : page.getFirst().seq() > 1, after);
    }

    private static List<Entry> rows(
            Connection connection, String sql, RoomName room, long seq, int limit)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, room.value());
            query.setLong(2, seq);
            query.setInt(3, limit);
            return entries(query);
        }
    }

    private static List<Entry> entries(PreparedStatement query) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                long reply = row.getLong(8);
                entries.add(
                        new Entry(
                                new RoomName(row.getString(1)),
                                row.getLong(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getString(7),
                                row.wasNull() || reply == 0 ? null : reply));
            }
        }
        return entries;
    }

    private void insertEntries(Connection connection, List<Entry> entries) throws SQLException {
        if (entries.isEmpty()) return;
        String sql =
                "INSERT INTO entry (room, seq, at, uid, name, cid, text, reply)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Entry entry : entries) {
                insert.setLong(1, roomId(connection, entry.room()));
                insert.setLong(2, entry.seq());
                insert.setLong(3, entry.at());
                insert.setString(4, entry.uid());
                insert.setString(5, entry.name());
                insert.setString(6, entry.cid());
                insert.setString(7, entry.text());
                insert.setObject(8, entry.reply());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void insertIdentities(Connection connection, List<StoredIdentity> identities)
            throws SQLException {
        if (identities.isEmpty()) return;
        String sql = "INSERT OR REPLACE INTO identity (uid, name, token, seen) VALUES (?, ?, ?, ?)";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (StoredIdentity identity : identities) {
                insert.setString(1, identity.uid());
                insert.setString(2, identity.name().value());
                insert.setBytes(3, HexFormat.of().parseHex(identity.tokenHash()));
                insert.setLong(4, identity.seen());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private long roomId(Connection connection, RoomName room) throws SQLException {
        Long known = roomIds.get(room);
        if (known != null) return known;
        String sql =
                "INSERT INTO room (name) VALUES (?)"
                        + " ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, room.value());
            try (ResultSet row = insert.executeQuery()) {
                long id = row.getLong(1);
                roomIds.put(room, id);
                return id;
            }
        }
    }

    /// Closing takes back what was not committed; the next write opens the file anew.
    private void letGo(Connection connection) {
        roomIds.clear();
        writer = null;
        try {
            connection.close();
        } catch (SQLException alsoFailed) {
            LOG.log(Level.WARNING, "a failed connection did not close", alsoFailed);
        }
    }

    private Connection writer() throws StoreException {
        Connection current = writer;
        if (current != null) return current;
        try {
            Connection fresh = connect();
            writer = fresh;
            return fresh;
        } catch (SQLException failed) {
            throw explained(failed);
        }
    }

    private Connection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static String epochIn(Connection connection) throws SQLException {
        byte[] random = new byte[6];
        new SecureRandom().nextBytes(random);
        try (PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT OR IGNORE INTO meta (key, value) VALUES ('epoch', ?)");
                Statement statement = connection.createStatement()) {
            insert.setString(1, HexFormat.of().formatHex(random));
            insert.execute();
            try (ResultSet row =
                    statement.executeQuery("SELECT value FROM meta WHERE key = 'epoch'")) {
                return row.getString(1);
            }
        }
    }

    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }

    private <T> T reading(Reading<T> query) throws StoreException {
        Connection reader = null;
        try {
            reader = readers.take();
            return query.from(reader);
        } catch (SQLException failed) {
            throw explained(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.BUSY, "The server is stopping.", stopped);
        } finally {
            if (reader != null) readers.add(reader);
        }
    }

    private static StoreException explained(SQLException failed) {
        StoreException.Kind kind = kindOf(failed);
        String sentence =
                switch (kind) {
                    case FULL -> "The server's disk is full.";
                    case BUSY -> "The database is locked by another program.";
                    case NEWER, BROKEN -> "The database failed: " + failed.getMessage();
                };
        return new StoreException(kind, sentence, failed);
    }

    private static StoreException.Kind kindOf(SQLException failed) {
        if (!(failed instanceof SQLiteException sqlite)) return StoreException.Kind.BROKEN;
        return switch (sqlite.getResultCode()) {
            case SQLITE_FULL -> StoreException.Kind.FULL;
            case SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_BUSY_SNAPSHOT,
                    SQLITE_BUSY_RECOVERY,
                    SQLITE_BUSY_TIMEOUT ->
                    StoreException.Kind.BUSY;
            default -> StoreException.Kind.BROKEN;
        };
    }
}
