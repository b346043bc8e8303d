package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.lanternchat.server.time.Timers;

import java.time.Duration;

/// Watches over a file that comes or goes: a connection on which nothing moves for a while, or that
/// takes far too long for all of it, is cut. Any thread may call it; looks on `timers`.
final class Transfer {
    /// So long nothing may move.
    static final Duration SILENCE = Duration.ofSeconds(30);

    /// The longest that one file may take: at 100 MiB this is slower than any network here.
    static final Duration LONGEST = Duration.ofHours(2);

    private final Timers timers;
    private final Connection<?> socket;
    private final long begin;
    private volatile long moved;
    private volatile boolean isOver;

    private Transfer(Timers timers, Connection<?> socket) {
        this.timers = timers;
        this.socket = socket;
        begin = timers.nanos();
        moved = begin;
    }

    static Transfer watch(Timers timers, Connection<?> socket) {
        Transfer transfer = new Transfer(timers, socket);
        timers.after(SILENCE, transfer::look);
        return transfer;
    }

    private void look() {
        if (isOver) return;
        long now = timers.nanos();
        boolean isStuck = now - moved >= SILENCE.toNanos();
        if (isStuck || now - begin >= LONGEST.toNanos()) socket.closeSilently();
        else timers.after(SILENCE, this::look);
    }

    void moved() {
        moved = timers.nanos();
    }

    void over() {
        isOver = true;
    }
}
