package org.lanternchat.server.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// What a database holds at one moment, for those who copy or check it: how much of each kind, and
/// the contents that its files refer to. Read on the caller's thread, which waits; another process
/// may have the file open.
public record Inventory(
        int schema, String epoch, long rooms, long people, long messages, List<Content> contents) {
    /// By its SHA-256 in hexadecimal, and its size in bytes, `UNKNOWN` for thumbnails.
    public record Content(String blob, long size) {
        public static final long UNKNOWN = -1;
    }

    public Inventory {
        contents = List.copyOf(contents);
    }

    /// The newest schema that this version can use.
    public static int newestSchema() {
        return Migrations.newest();
    }

    public static Inventory of(Path file) throws StoreException {
        return Upkeep.on(
                file,
                database -> {
                    Upkeep.refuseEarlier(database);
                    database.run("BEGIN");
                    try {
                        return read(database);
                    } finally {
                        database.run("ROLLBACK");
                    }
                });
    }

    private static Inventory read(Database database) throws SQLException {
        String epoch =
                database.first(
                        "SELECT value FROM meta WHERE key = 'epoch'", row -> row.getString(1));
        List<Content> contents =
                database.list(
                        "SELECT blob, max(size) FROM (SELECT blob, size FROM file UNION ALL SELECT"
                                + " thumb, -1 FROM file WHERE thumb IS NOT NULL) GROUP BY blob"
                                + " ORDER BY blob",
                        row -> new Content(row.getString(1), row.getLong(2)));
        return new Inventory(
                (int) database.number("PRAGMA user_version"),
                epoch == null ? "" : epoch,
                database.number("SELECT count(*) FROM room"),
                database.number("SELECT count(*) FROM person"),
                database.number("SELECT count(*) FROM entry WHERE kind = 0 AND deleted = 0"),
                contents);
    }

    /// Whether any file or thumbnail has this content now.
    public static boolean has(Path file, String blob) throws StoreException {
        return Upkeep.on(file, database -> FileRows.hasBlob(database, blob));
    }

    /// Takes the files with this content out of a copy that no server uses.
    public static void drop(Path copy, String blob) throws StoreException {
        Upkeep.on(
                copy,
                database -> {
                    database.run("BEGIN IMMEDIATE");
                    List<String> files =
                            database.list(
                                    "SELECT id FROM file WHERE blob = ?1 OR thumb = ?1",
                                    row -> row.getString(1),
                                    blob);
                    for (String id : files) FileRows.remove(database, id);
                    database.run("COMMIT");
                    return files;
                });
    }
}
