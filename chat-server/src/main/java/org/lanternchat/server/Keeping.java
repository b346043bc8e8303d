package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.file.FileRecords;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.memory.Bounds;
import org.lanternchat.server.store.memory.MemoryStore;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;

/// Where a server keeps things: in a data folder, which it holds until it is closed, or in memory,
/// where nothing on disk is touched. Opened and closed by one thread each.
final class Keeping implements AutoCloseable {
    /// How often the contents go whose messages the bounds have let go.
    private static final Duration LET_GO_EVERY = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(Keeping.class.getName());

    private final @Nullable DataFolder folder;
    private final Store store;

    private Keeping(@Nullable DataFolder folder, Store store) {
        this.folder = folder;
        this.store = store;
    }

    /// Null for in memory.
    static Keeping open(@Nullable Path data) throws StartException {
        return data == null
                ? new Keeping(null, new MemoryStore(Bounds.standard()))
                : onDisk(DataFolder.take(data));
    }

    private static Keeping onDisk(DataFolder folder) throws StartException {
        try {
            folder.takeNativeLibraries();
            return new Keeping(folder, SqliteStore.open(folder.database()));
        } catch (StoreException unusable) {
            release(folder);
            throw StartException.of(unusable);
        } catch (StartException | RuntimeException failed) {
            release(folder);
            throw failed;
        }
    }

    /// Writing takes its time.
    boolean isOnDisk() {
        return folder != null;
    }

    Store store() {
        return store;
    }

    FileShelf files(FileRecords records, Timers timers) throws StartException {
        if (folder == null) {
            FileShelf shelf = FileShelf.inMemory(store, records, timers);
            timers.every(LET_GO_EVERY, shelf::forgotten);
            return shelf;
        }
        try {
            return FileShelf.in(folder.files(), store, records, timers);
        } catch (IOException unusable) {
            throw folder.unusable(unusable);
        }
    }

    @Override
    public void close() {
        store.close();
        if (folder != null) release(folder);
    }

    private static void release(DataFolder folder) {
        try {
            folder.close();
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "the data folder was not let go cleanly", failed);
        }
    }
}
