package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;

/// The files that people uploaded, without what is in them. On the thread of the connection.
final class FileRows {
    private static final String SELECT = "SELECT " + Rows.FILE + " FROM file";

    private FileRows() {}

    static @Nullable StoredFile file(Database database, String id) throws SQLException {
        return database.first(SELECT + " WHERE id = ?", Rows::file, id);
    }

    static List<StoredFile> orphans(Database database, long at, int limit) throws SQLException {
        return database.list(
                SELECT + " WHERE used = 0 AND at < ? ORDER BY at LIMIT ?", Rows::file, at, limit);
    }

    static boolean hasBlob(Database database, String blob) throws SQLException {
        return database.number(
                        "SELECT EXISTS (SELECT 1 FROM file WHERE blob = ?1)"
                                + " OR EXISTS (SELECT 1 FROM file WHERE thumb = ?1)",
                        blob)
                == 1;
    }

    static void put(Database database, StoredFile file) throws SQLException {
        database.update(
                "INSERT INTO file (id, name, size, media, width, height, blob, thumb, uid, at)"
                        + " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (id) DO"
                        + " UPDATE SET name = ?2, size = ?3, media = ?4, width = ?5, height = ?6,"
                        + " blob = ?7, thumb = ?8, uid = ?9, at = ?10",
                file.id(),
                file.name(),
                file.size(),
                file.media(),
                file.width(),
                file.height(),
                file.blob(),
                file.thumb(),
                file.uid(),
                file.at());
    }

    static void link(Database database, long entry, int place, String file) throws SQLException {
        database.update(
                "INSERT INTO entry_file (entry, place, file) VALUES (?, ?, ?)", entry, place, file);
        database.update("UPDATE file SET used = 1 WHERE id = ? AND used = 0", file);
    }

    static void remove(Database database, String id) throws SQLException {
        database.update("DELETE FROM entry_file WHERE file = ?", id);
        database.update("DELETE FROM file WHERE id = ?", id);
    }

    /// Takes a message's files away, and those that no other message has altogether.
    static void unlink(Database database, long entry) throws SQLException {
        List<String> files =
                database.list(
                        "SELECT file FROM entry_file WHERE entry = ?",
                        row -> row.getString(1),
                        entry);
        if (files.isEmpty()) return;
        database.update("DELETE FROM entry_file WHERE entry = ?", entry);
        for (String file : files) {
            database.update(
                    "DELETE FROM file WHERE id = ?1"
                            + " AND NOT EXISTS (SELECT 1 FROM entry_file WHERE file = ?1)",
                    file);
        }
    }
}
