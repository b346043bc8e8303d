package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.Arrays;

/// Rows of `entry` that are written many with one statement, which costs less than half of one with
/// each. On the journal's thread, for one transaction; who reads or changes entries has what waits
/// here written out before.
final class EntryRows {
    private static final int COLUMNS = 13;
    private static final int UID = 4;
    private static final int CID = 6;

    /// With so many the rows are written.
    private static final int MOST = 32;

    private static final int SOME = 8;
    private static final String INSERT =
            "INSERT INTO entry (id, room, seq, at, uid, name, cid, text, reply, kind, target,"
                    + " is_on, mentions) VALUES ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ONE_ROW = INSERT + ROW;
    private static final String SOME_ROWS = INSERT + (ROW + ", ").repeat(SOME - 1) + ROW;
    private static final String MOST_ROWS = INSERT + (ROW + ", ").repeat(MOST - 1) + ROW;

    private final Database database;
    private final @Nullable Object[] waiting = new @Nullable Object[MOST * COLUMNS];
    private int count;

    EntryRows(Database database) {
        this.database = database;
    }

    /// Takes a row in, with the values of its columns.
    void add(@Nullable Object... values) throws SQLException {
        System.arraycopy(values, 0, waiting, count * COLUMNS, COLUMNS);
        count++;
        if (count == MOST) writeOut();
    }

    /// Whether a row of this author under this `cid` waits.
    boolean has(String uid, String cid) {
        for (int row = 0; row < count; row++) {
            if (cid.equals(waiting[row * COLUMNS + CID])
                    && uid.equals(waiting[row * COLUMNS + UID])) return true;
        }
        return false;
    }

    /// Writes what waits.
    void writeOut() throws SQLException {
        int rows = count;
        count = 0;
        for (int at = 0; at < rows; ) {
            int left = rows - at;
            int size = left >= MOST ? MOST : left >= SOME ? SOME : 1;
            String sql = size == MOST ? MOST_ROWS : size == SOME ? SOME_ROWS : ONE_ROW;
            database.update(sql, Arrays.copyOfRange(waiting, at * COLUMNS, (at + size) * COLUMNS));
            at += size;
        }
    }
}
