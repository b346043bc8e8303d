package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Where the files of messages are: takes them in, finds them again, and has `Sweeper` clean up.
/// Any thread may call it; what waits for the disk happens on its own threads, `files` (one, for
/// all that changes) and `file-reader` (two, for look-ups), with bounded queues.
public final class FileShelf implements AutoCloseable {
    /// What waits on each kind of thread at the most; who comes later is told that it is busy.
    static final int QUEUE = 1_000;

    /// So much of the disk is left to the log of the chat, in bytes.
    static final long RESERVE = 256L * 1024 * 1024;

    private static final int READERS = 2;
    private static final int STOP_SECONDS = 5;
    private static final System.Logger LOG = System.getLogger(FileShelf.class.getName());

    private final Store store;
    private final LongSupplier free;
    private final Blobs blobs;
    private final Thumbnails thumbnails;
    private final Sweeper sweeper;
    private final Intake intake;
    private final ThreadPoolExecutor files =
            executor(1, Thread.ofPlatform().name("files").daemon());
    private final ThreadPoolExecutor readers =
            executor(READERS, Thread.ofPlatform().name("file-reader-", 1).daemon());

    /// Makes `folder` if there is none.
    public FileShelf(Path folder, Store store, FileRecords records, Timers timers)
            throws IOException {
        this(folder, store, records, timers, () -> usableSpace(folder));
    }

    /// `free` is asked how many bytes the disk has left.
    FileShelf(Path folder, Store store, FileRecords records, Timers timers, LongSupplier free)
            throws IOException {
        this.store = store;
        this.free = free;
        blobs = new Blobs(folder, store);
        thumbnails = new Thumbnails(timers);
        sweeper = new Sweeper(blobs, store, records, timers, this::onFiles);
        intake =
                new Intake(
                        blobs, records, timers, thumbnails, sweeper, this::onFiles, this::isFull);
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
        if (free.getAsLong() - Math.max(announced, 0) < RESERVE) throw FileException.full();
        try {
            return new Upload(this, blobs.incoming(Digests.freshId()), uid, FileName.clean(name));
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "no file can be taken in: {0}", failed.getMessage());
            throw FileException.failed();
        }
    }

    boolean isFull() {
        return free.getAsLong() < RESERVE;
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
            FileChannel channel = FileChannel.open(blobs.place(blob), StandardOpenOption.READ);
            String media =
                    thumbnail
                            ? MediaType.of(ImageHeader.bytes(channel, 0, MediaType.HEAD))
                            : file.media();
            return new OpenFile(file, blob, media, channel.size(), channel);
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

    private static long usableSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            LOG.log(Level.DEBUG, "unknown free space: {0}", unknown.getMessage());
            return Long.MAX_VALUE;
        }
    }

    /// Takes no more, and ends what has come to the disk already.
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
