package org.lanternchat.server.store;

import org.lanternchat.server.store.StoreException.Kind;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/// What an operator does with a database: copy, check, compact, and begin a new numbering. On the
/// caller's thread, which waits; each opens the file by itself, so another process may have it
/// open.
public final class Upkeep {
    /// The file's size before and after, in bytes.
    public record Sizes(long before, long after) {}

    interface Work<T> {
        T with(Database database) throws SQLException, StoreException;
    }

    private Upkeep() {}

    /// Writes all that is committed now into a new file, also while a server goes on writing. The
    /// file has its name only when it is whole and on the disk.
    public static void copy(Path file, Path copy) throws StoreException {
        if (Files.exists(copy)) {
            throw new StoreException(
                    Kind.BROKEN, "There is a file at " + copy + " already. Choose another name.");
        }
        Path part = copy.resolveSibling(copy.getFileName() + ".part");
        try {
            Files.deleteIfExists(part);
            on(
                    file,
                    database -> {
                        database.update("VACUUM INTO ?", part.toString());
                        return part;
                    });
            try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new StoreException(
                    Kind.BROKEN, "The copy " + copy + " cannot be written: " + failed, failed);
        }
    }

    /// Looks for damage, by SQLite's checks and by what must hold in a log; what was found, in
    /// sentences, nothing when all is well. Changes nothing, also while a server goes on writing.
    public static List<String> check(Path file, Consumer<String> progress) throws StoreException {
        return on(
                file,
                database -> {
                    refuseEarlier(database);
                    return new Inspection(database, progress).findings();
                });
    }

    /// Gives back the room that deleted entries had, and merges the search index. Needs as much
    /// room again while it works, and that no server writes.
    public static Sizes compact(Path file, Consumer<String> progress) throws StoreException {
        long before = size(file);
        on(
                file,
                database -> {
                    refuseEarlier(database);
                    progress.accept("Merging the search index");
                    SearchIndex.merge(database);
                    progress.accept("Writing the database anew");
                    database.run("PRAGMA temp_store = FILE");
                    database.run("VACUUM");
                    if (database.number("PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
                        throw new StoreException(
                                Kind.BUSY,
                                "Another program reads the database. Stop it and try again.");
                    }
                    return database;
                });
        return new Sizes(before, size(file));
    }

    /// Gives the database another epoch, as it must have after it was restored from a copy: clients
    /// then drop what they keep of entries that are no longer. Not while a server runs.
    public static String renewEpoch(Path file) throws StoreException {
        return on(
                file,
                database -> {
                    String epoch = Epoch.fresh();
                    database.update(
                            "INSERT OR REPLACE INTO meta (key, value) VALUES ('epoch', ?)", epoch);
                    return epoch;
                });
    }

    static <T> T on(Path file, Work<T> work) throws StoreException {
        refuseNone(file);
        try (Database database = Database.open(file)) {
            Migrations.refuseNewer(database);
            return work.with(database);
        } catch (SQLException failed) {
            throw Failures.explained(failed);
        }
    }

    static void refuseNone(Path file) throws StoreException {
        if (Files.isRegularFile(file)) return;
        throw new StoreException(
                Kind.BROKEN, "There is no database at " + file + ". Check the --data folder.");
    }

    static void refuseEarlier(Database database) throws SQLException, StoreException {
        if (Migrations.isApplied(database)) return;
        throw new StoreException(
                Kind.BROKEN,
                "The database was written by an earlier version. Start the server once, then try"
                        + " again.");
    }

    private static long size(Path file) throws StoreException {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException failed) {
            throw new StoreException(
                    Kind.BROKEN, "The database " + file + " cannot be read: " + failed, failed);
        }
    }
}
