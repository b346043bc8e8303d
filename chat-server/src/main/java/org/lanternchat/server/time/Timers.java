package org.lanternchat.server.time;

import java.time.Duration;

/// Time, as the server's parts see it, so that tests can make it pass. Any thread may call it.
public interface Timers {
    /// Milliseconds since 1970.
    long now();

    /// Nanoseconds from some fixed moment, for measuring spans.
    long nanos();

    /// Runs a task once after a delay, on a thread that must not be blocked.
    void after(Duration delay, Runnable task);

    /// Runs a task again and again, first after one period.
    default void every(Duration period, Runnable task) {
        after(
                period,
                () -> {
                    every(period, task);
                    task.run();
                });
    }
}
