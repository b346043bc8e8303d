package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One connection to the file, with its prepared statements, which are kept. Belongs to one thread
/// at a time.
final class Database implements AutoCloseable {
    static final int BUSY_MILLIS = 1_200;

    /// Of the file in memory, for each connection: the search's trees are wide.
    private static final int CACHE_KIB = 16 * 1024;

    /// How long the write-ahead log grows before it is written back; longer than SQLite has it,
    /// since each batch touches many pages of the search that the next one touches again.
    private static final int LOG_PAGES = 4_000;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private Database(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file, which is made when it does not exist. What is deleted is overwritten, and
    /// nothing is spilled into temporary files: what people took back shall be nowhere.
    static Database open(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.enforceForeignKeys(true);
        config.setCacheSize(-CACHE_KIB);
        Database database = new Database(config.createConnection("jdbc:sqlite:" + file));
        try {
            database.run("PRAGMA wal_autocheckpoint = " + LOG_PAGES);
        } catch (SQLException failed) {
            database.close();
            throw failed;
        }
        return database;
    }

    /// Makes something of the row that the cursor stands on.
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Runs SQL that is not kept, of one or more statements.
    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /// Executes a statement; how many rows changed.
    int update(String sql, @Nullable Object... values) throws SQLException {
        return prepared(sql, values).executeUpdate();
    }

    <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            while (rows.next()) found.add(row.of(rows));
        }
        return found;
    }

    /// The first row, if there is one.
    <T> @Nullable T first(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            return rows.next() ? row.of(rows) : null;
        }
    }

    /// The number in the first row; 0 where there is none.
    long number(String sql, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = prepared(sql, values).executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    /// Rows that are read one by one; whoever asks closes them before asking the same again.
    ResultSet rows(String sql, @Nullable Object... values) throws SQLException {
        return prepared(sql, values).executeQuery();
    }

    private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    /// Closing takes back what was not committed.
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
