package org.lanternchat.server.room;

import java.lang.System.Logger.Level;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// What a room has yet to do, done in order and by one thread at a time. Any thread may put; the
/// tasks run on the executor's threads, in passes, and at the end of each pass the room sends.
///
/// What people ask for is bounded by `offer`; what must happen (an entry that was committed, a
/// connection that ended) goes in by `put`, and is bounded where it comes from.
final class Inbox {
    /// The commands that wait at the most.
    static final int COMMANDS = 10_000;

    private static final int PASS = 512;
    private static final System.Logger LOG = System.getLogger(Inbox.class.getName());

    private final Executor executor;
    private final Runnable endOfPass;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();

    Inbox(Executor executor, Runnable endOfPass) {
        this.executor = executor;
        this.endOfPass = endOfPass;
    }

    /// False when too much waits already.
    boolean offer(Runnable task) {
        if (size.get() >= COMMANDS) return false;
        put(task);
        return true;
    }

    void put(Runnable task) {
        tasks.add(task);
        if (size.getAndIncrement() == 0) executor.execute(this::pass);
    }

    private void pass() {
        int done = 0;
        for (Runnable task; done < PASS && (task = tasks.poll()) != null; done++) {
            run(task);
        }
        run(endOfPass);
        if (size.addAndGet(-done) > 0) executor.execute(this::pass);
    }

    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "a room's task failed", bug);
        }
    }
}
