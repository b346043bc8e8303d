package org.lanternchat.desktop.connection;

import java.time.Duration;

/// Notices a connection that is dead without having been closed: after 30 silent seconds it asks
/// for a sign of life, and 10 seconds later gives up. Belongs to the connection's thread; times are
/// nanoseconds of one steady clock.
final class Liveness {
    static final Duration QUIET = Duration.ofSeconds(30);
    static final Duration PATIENCE = Duration.ofSeconds(10);

    enum Step {
        NONE,
        PING,
        DROP
    }

    private long heardAt;
    private boolean asked;

    /// Something came from the server.
    void heard(long now) {
        heardAt = now;
        asked = false;
    }

    Step step(long now) {
        long silent = now - heardAt;
        if (asked && silent >= QUIET.plus(PATIENCE).toNanos()) return Step.DROP;
        if (asked || silent < QUIET.toNanos()) return Step.NONE;
        asked = true;
        return Step.PING;
    }
}
