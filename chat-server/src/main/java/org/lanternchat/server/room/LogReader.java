package org.lanternchat.server.room;

import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;

import java.lang.System.Logger.Level;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Reads the store for those who must not wait: on threads of its own, with a bounded queue. Any
/// thread may call it.
public final class LogReader implements AutoCloseable {
    private static final int THREADS = 2;
    private static final int QUEUE = 4_096;
    private static final int SEARCHES = 256;
    private static final System.Logger LOG = System.getLogger(LogReader.class.getName());

    private final Store store;
    private final ThreadPoolExecutor executor;

    /// For what rooms need, on two threads named `reader`.
    public LogReader(Store store) {
        this(store, THREADS, QUEUE, "reader-");
    }

    /// For searches, on one thread, `searcher-1`: whoever searches much makes nobody wait but those
    /// who search.
    public static LogReader forSearches(Store store) {
        return new LogReader(store, 1, SEARCHES, "searcher-");
    }

    private LogReader(Store store, int threads, int queue, String name) {
        this.store = store;
        this.executor =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(queue),
                        Thread.ofPlatform().name(name, 1).daemon().factory());
    }

    /// One look-up.
    public interface Query<T> {
        T in(Store store) throws StoreException;
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
                        } catch (StoreException unreadable) {
                            LOG.log(Level.WARNING, "not read: {0}", unreadable.getMessage());
                            failed.run();
                            return;
                        } catch (RuntimeException | Error bug) {
                            LOG.log(Level.ERROR, "not read", bug);
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
