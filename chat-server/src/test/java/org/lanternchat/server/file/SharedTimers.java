package org.lanternchat.server.file;

import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.time.Timers;

import java.time.Duration;

/// `FakeTimers` for several threads: time passes when a test says so.
public final class SharedTimers implements Timers {
    private final FakeTimers timers = new FakeTimers();

    @Override
    public synchronized long now() {
        return timers.now();
    }

    @Override
    public synchronized long nanos() {
        return timers.nanos();
    }

    @Override
    public synchronized void after(Duration delay, Runnable task) {
        timers.after(delay, task);
    }

    public synchronized void pass(Duration span) {
        timers.pass(span);
    }
}
