package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Where the files of messages are: takes them in, finds them again, and has `Sweeper` clean up.
/// Any thread may call it; what may wait for the disk happens on its own threads, `files` (one, for
/// all that changes) and `file-reader` (two, for look-ups), with bounded queues.
public final class FileShelf implements AutoCloseable {
    /// What waits on each kind of thread at the most; who comes later is told that it is busy.
    static final int QUEUE = 1_000;

    private static final int READERS = 2;
    private static final int STOP_SECONDS = 5;
    private static final System.Logger LOG = System.getLogger(FileShelf.class.getName());

    private final Store store;
    private final Blobs blobs;
    private final Thumbnails thumbnails;
    private final Sweeper sweeper;
    private final Intake intake;
    private final ThreadPoolExecutor files =
            executor(1, Thread.ofPlatform().name("files").daemon());
    private final ThreadPoolExecutor readers =
            executor(READERS, Thread.ofPlatform().name("file-reader-", 1).daemon());

    /// Files in `folder`, which is made if there is none.
    public static FileShelf in(Path folder, Store store, FileRecords records, Timers timers)
            throws IOException {
        return new FileShelf(new FolderBlobs(folder, store), store, records, timers);
    }

    /// Files in memory, bounded, and gone with the process.
    public static FileShelf inMemory(Store store, FileRecords records, Timers timers) {
        Blobs blobs = new MemoryBlobs(store, timers::now, MemoryBlobs.standard());
        return new FileShelf(blobs, store, records, timers);
    }

    FileShelf(Blobs blobs, Store store, FileRecords records, Timers timers) {
        this.store = store;
        this.blobs = blobs;
        thumbnails = new Thumbnails(timers);
        sweeper = new Sweeper(blobs, store, records, timers, this::onFiles);
        intake = new Intake(blobs, records, timers, thumbnails, sweeper, this::onFiles);
    }

    private static ThreadPoolExecutor executor(int threads, Thread.Builder names) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                names.factory());
    }

    /// Cleans up now and every hour.
    public void start() {
        sweeper.start();
    }

    /// Begins to take a file in. `announced` is its size, or -1 where its sender does not say.
    public Upload receive(String uid, @Nullable String name, long announced) throws FileException {
        if (announced == 0) throw FileException.empty();
        if (announced > Limits.FILE_BYTES) throw FileException.tooBig();
        blobs.checkRoom(Math.max(announced, 0));
        try {
            return new Upload(this, blobs.incoming(), uid, FileName.clean(name));
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "no file can be taken in: {0}", failed.getMessage());
            throw FileException.failed();
        }
    }

    /// @throws FileException when nothing more can be taken in
    void checkRoom() throws FileException {
        blobs.checkRoom(0);
    }

    /// Whoever wants to read a file. Exactly one of these is called, once.
    public interface Reader {
        void found(OpenFile file);

        void notFound();

        /// Too much waits already, or the server stops: later it may be found.
        void busy();
    }

    /// Opens a file, or its thumbnail, for somebody who reads it, and tells them on the thread
    /// `file-reader` or, when it is busy, on this one.
    public void open(String id, boolean thumbnail, Reader reader) {
        try {
            readers.execute(
                    () -> {
                        OpenFile open = opened(id, thumbnail);
                        if (open == null) reader.notFound();
                        else reader.found(open);
                    });
        } catch (RejectedExecutionException full) {
            reader.busy();
        }
    }

    private @Nullable OpenFile opened(String id, boolean thumbnail) {
        try {
            StoredFile file = store.file(id);
            if (file == null) return null;
            String blob = thumbnail ? file.thumb() : file.blob();
            if (blob == null) return null;
            Content content = blobs.open(blob);
            String media =
                    thumbnail
                            ? MediaType.of(ImageHeader.bytes(content, 0, MediaType.HEAD))
                            : file.media();
            return new OpenFile(file, blob, media, content.size(), content);
        } catch (StoreException | IOException unreadable) {
            LOG.log(Level.WARNING, "a file was not opened: {0}", unreadable.getMessage());
            return null;
        }
    }

    /// A message was deleted: what nothing refers to any more goes soon. Cheap, for any thread.
    public void forgotten() {
        sweeper.forgotten();
    }

    Sweeper sweeper() {
        return sweeper;
    }

    /// All of it has come.
    void keep(Upload.Arrived arrived, Upload.Outcome outcome) {
        intake.keep(arrived, outcome);
    }

    /// False when too much waits already, or the server stops.
    private boolean onFiles(Runnable task) {
        try {
            files.execute(() -> run(task));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "a task of the files failed", bug);
        }
    }

    /// Takes no more, and ends what has come already.
    @Override
    public void close() {
        thumbnails.close();
        readers.shutdownNow();
        files.shutdown();
        try {
            if (!files.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) files.shutdownNow();
        } catch (InterruptedException hurried) {
            files.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
