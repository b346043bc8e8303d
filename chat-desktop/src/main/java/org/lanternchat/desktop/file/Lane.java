package org.lanternchat.desktop.file;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Threads that do one kind of transfer, `AT_ONCE` at the same time. Safe for any thread.
///
/// Bound: `WAITING` further ones; the next is refused.
final class Lane implements AutoCloseable {
    static final int AT_ONCE = 2;
    static final int WAITING = 100;

    private final ThreadPoolExecutor threads;

    Lane(String name) {
        threads =
                new ThreadPoolExecutor(
                        AT_ONCE,
                        AT_ONCE,
                        20,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().name(name, 1).daemon().factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Does this when there is room for it, unless it is cancelled before; `refused` is told at
    /// once when too much waits.
    FileTransfers.Transfer run(Runnable work, Runnable refused) {
        FutureTask<Boolean> task = new FutureTask<>(work, true);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException full) {
            refused.run();
        }
        return () -> {
            boolean _ = task.cancel(true);
            boolean _ = threads.remove(task);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
