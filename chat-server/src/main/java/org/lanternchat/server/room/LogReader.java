package org.lanternchat.server.room;

import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;

import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads the store for those who must not wait: on its own two threads, named `reader`, with a
/// bounded queue. Any thread may call it.
public final class LogReader implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int QUEUE = 4_096;
    private static final System.Logger LOG = System.getLogger(LogReader.class.getName());

    private final Store store;
    private final ThreadPoolExecutor executor =
            new ThreadPoolExecutor(
                    THREADS,
                    THREADS,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(QUEUE),
                    Thread.ofPlatform().name("reader-", 1).daemon().factory());

    /// One look-up.
    public interface Query<T> {
        T in(Store store) throws StoreException;
    }

    public LogReader(Store store) {
        this.store = store;
    }

    /// Gives what was found to `then`, or says to `failed` that there is none to be had now; one of
    /// them, on a reader's thread or, when too much waits already, on this one.
    public <T> void read(Query<T> query, Consumer<T> then, Runnable failed) {
        try {
            executor.execute(
                    () -> {
                        T found;
                        try {
                            found = query.in(store);
                        } catch (StoreException | RuntimeException unreadable) {
                            LOG.log(Level.WARNING, "not read: {0}", unreadable.getMessage());
                            failed.run();
                            return;
                        }
                        then.accept(found);
                    });
        } catch (RejectedExecutionException full) {
            failed.run();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
