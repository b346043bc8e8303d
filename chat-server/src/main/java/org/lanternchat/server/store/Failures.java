package org.lanternchat.server.store;

import org.lanternchat.server.store.StoreException.Kind;
import org.sqlite.SQLiteException;

import java.sql.SQLException;

/// What SQLite's errors mean to those who use the store. Any thread.
final class Failures {
    private Failures() {}

    static StoreException explained(SQLException failed) {
        Kind kind = kindOf(failed);
        String sentence =
                switch (kind) {
                    case FULL -> "The server's disk is full.";
                    case BUSY -> "The database is locked by another program.";
                    case NEWER, BROKEN -> "The database failed: " + failed.getMessage();
                };
        return new StoreException(kind, sentence, failed);
    }

    static Kind kindOf(SQLException failed) {
        if (!(failed instanceof SQLiteException sqlite)) return Kind.BROKEN;
        return switch (sqlite.getResultCode()) {
            case SQLITE_FULL -> Kind.FULL;
            case SQLITE_BUSY,
                    SQLITE_LOCKED,
                    SQLITE_BUSY_SNAPSHOT,
                    SQLITE_BUSY_RECOVERY,
                    SQLITE_BUSY_TIMEOUT ->
                    Kind.BUSY;
            default -> Kind.BROKEN;
        };
    }
}
