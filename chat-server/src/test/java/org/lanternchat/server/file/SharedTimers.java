package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// `FakeTimers` for several threads: time passes when a test says so. Tasks run on the test's
/// thread, and without any lock of this class, as they do on the server's own timers.
public final class SharedTimers implements Timers {
    private record Task(long due, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private long nanos = TimeUnit.DAYS.toNanos(20_000);
    private long order;

    @Override
    public synchronized long now() {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        tasks.add(new Task(nanos + delay.toNanos(), order++, task));
    }

    /// Lets time pass, running what falls due in its order.
    public void pass(Duration span) {
        long end = nanos() + span.toNanos();
        for (Task due = next(end); due != null; due = next(end)) due.run().run();
    }

    /// The next task that is due by then; null at the end, when it is as late as that.
    private synchronized @Nullable Task next(long end) {
        Task first = tasks.peek();
        if (first == null || first.due() > end) {
            nanos = Math.max(nanos, end);
            return null;
        }
        nanos = Math.max(nanos, first.due());
        return tasks.remove();
    }
}
