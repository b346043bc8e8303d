package org.lanternchat.server;

import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// Time that passes when a test says so. For one thread.
public final class FakeTimers implements Timers {
    private record Task(long due, long order, Runnable run) {}

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::order));
    private long nanos = TimeUnit.DAYS.toNanos(20_000);
    private long order;

    @Override
    public long now() {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(nanos + delay.toNanos(), order++, task));
    }

    /// Lets time pass, running what falls due in its order.
    public void pass(Duration span) {
        long end = nanos + span.toNanos();
        while (!tasks.isEmpty() && tasks.peek().due() <= end) {
            Task task = tasks.remove();
            nanos = Math.max(nanos, task.due());
            task.run().run();
        }
        nanos = end;
    }
}
