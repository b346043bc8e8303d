package org.lanternchat.server.journal;

import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/// The thread named `journal`, for a store whose commits take their time. Any thread may call it.
public final class JournalThread implements Executor, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(JournalThread.class.getName());

    private final ExecutorService executor = Executors.newSingleThreadExecutor(this::made);
    private volatile @Nullable Thread thread;

    private Thread made(Runnable work) {
        Thread made = Thread.ofPlatform().name("journal").unstarted(work);
        thread = made;
        return made;
    }

    @Override
    public void execute(Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException closed) {
            LOG.log(Level.DEBUG, "something was to be written after the end");
        }
    }

    /// This thread, but started by way of another executor: what comes while that has something
    /// else to do is written in one go.
    public Executor startedBy(Executor other) {
        return task -> {
            if (Thread.currentThread().equals(thread)) execute(task);
            else other.execute(() -> execute(task));
        };
    }

    /// What was given is still done.
    @Override
    public void close() {
        executor.shutdown();
    }
}
