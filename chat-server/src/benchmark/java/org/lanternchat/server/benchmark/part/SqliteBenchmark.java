package org.lanternchat.server.benchmark.part;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.sqlite.SQLiteConfig;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/// The least that SQLite itself takes for what the journal writes: rows that are at hand, many a
/// statement, in one transaction with the same safety, and nothing else. On JMH's thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SqliteBenchmark {
    private static final int ROWS_A_STATEMENT = 8;
    private static final String ROW = "(?, 1, ?, 1800000000000, 'u123456', 'alice', ?, ?)";

    /// What there is besides the rows: `rows` nothing, `keys` what keeps `seq` and `cid` unique,
    /// `search` that and the trigrams.
    @Param({"rows", "keys", "search"})
    private String kept = "rows";

    @Param("1000")
    private int batch = 1_000;

    private final TemporaryFolder folder = new TemporaryFolder();
    private final Texts texts = new Texts();
    private long number;
    private Connection database;
    private PreparedStatement entries;
    private PreparedStatement trigrams;

    /// An empty database, with the settings of the product's.
    public SqliteBenchmark() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setCacheSize(-16 * 1024);
        try {
            database = config.createConnection("jdbc:sqlite:" + folder.file("floor.db"));
            run("PRAGMA wal_autocheckpoint = 4000");
            run(
                    "CREATE TABLE entry (id INTEGER PRIMARY KEY, room INTEGER NOT NULL, seq INTEGER"
                            + " NOT NULL, at INTEGER NOT NULL, uid TEXT NOT NULL, name TEXT NOT"
                            + " NULL, cid TEXT, text TEXT NOT NULL) STRICT");
            run(
                    "CREATE VIRTUAL TABLE search USING fts5 (text, content = '', detail = none,"
                            + " columnsize = 0, tokenize = 'trigram case_sensitive 1')");
            String all = (ROW + ", ").repeat(ROWS_A_STATEMENT - 1) + ROW;
            entries = database.prepareStatement("INSERT INTO entry VALUES " + all);
            trigrams = database.prepareStatement("INSERT INTO search (rowid, text) VALUES (?, ?)");
        } catch (SQLException unusable) {
            throw new IllegalStateException(unusable);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Benchmark
    public void write() throws SQLException {
        if (number == 0 && !kept.equals("rows")) {
            run("CREATE UNIQUE INDEX entry_seq ON entry (room, seq)");
            run("CREATE UNIQUE INDEX entry_cid ON entry (uid, room, cid)");
        }
        run("BEGIN IMMEDIATE");
        for (int written = 0; written < batch; written += ROWS_A_STATEMENT) {
            for (int i = 0, column = 1; i < ROWS_A_STATEMENT; i++) {
                number++;
                String text = texts.next();
                entries.setLong(column++, number);
                entries.setLong(column++, number);
                entries.setString(column++, "c" + number);
                entries.setString(column++, text);
                if (kept.equals("search")) index(text);
            }
            entries.executeUpdate();
        }
        run("COMMIT");
    }

    private void index(String text) throws SQLException {
        trigrams.setLong(1, number);
        trigrams.setString(2, text);
        trigrams.executeUpdate();
    }

    @TearDown
    public void close() throws IOException, SQLException {
        database.close();
        folder.close();
    }
}
