package org.lanternchat.server.net;

import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.function.Consumer;

/// The log lines about peers and handshakes that were refused: 10 a minute at most, then one with
/// the number of those that were left out. Any thread may call it.
final class RefusalLog {
    static final int LINES = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Timers timers;
    private final Consumer<String> log;
    private int refused;

    RefusalLog(Timers timers, Consumer<String> log) {
        this.timers = timers;
        this.log = log;
    }

    void add(String line) {
        int number = count();
        if (number == 1) timers.after(WITHIN, this::sum);
        if (number <= LINES) log.accept(line);
    }

    private synchronized int count() {
        return ++refused;
    }

    private synchronized void sum() {
        int leftOut = refused - LINES;
        refused = 0;
        if (leftOut > 0) log.accept(leftOut + " more were refused within a minute");
    }
}
