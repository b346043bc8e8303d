package org.lanternchat.server.room;

import java.time.Duration;

/// Lets something happen once in a span of time. Belongs to one thread.
final class Pace {
    private final long span;
    private long next;
    private boolean hasStarted;

    Pace(Duration span) {
        this.span = span.toNanos();
    }

    /// Whether it is time, at this time in nanoseconds; if so, the span begins anew.
    boolean mayStart(long now) {
        if (hasStarted && now - next < 0) return false;
        hasStarted = true;
        next = now + span;
        return true;
    }
}
