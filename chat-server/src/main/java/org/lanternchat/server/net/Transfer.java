package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.lanternchat.server.time.Timers;

import java.time.Duration;

/// Watches over a file that comes or goes: a connection on which nothing moves for a while, or that
/// takes far too long for all of it, is cut. Any thread may call it; looks on `timers`.
final class Transfer {
    /// So long nothing of a file may move.
    static final Duration SILENCE = Duration.ofSeconds(30);

    /// The longest that one file may take: at 100 MiB this is slower than any network here.
    static final Duration LONGEST = Duration.ofHours(2);

    private final Timers timers;
    private final Connection<?> socket;
    private final Duration silence;
    private final long begin;
    private volatile long moved;
    private volatile boolean isOver;

    private Transfer(Timers timers, Connection<?> socket, Duration silence) {
        this.timers = timers;
        this.socket = socket;
        this.silence = silence;
        begin = timers.nanos();
        moved = begin;
    }

    /// For `silence` nothing may move.
    static Transfer watch(Timers timers, Connection<?> socket, Duration silence) {
        Transfer transfer = new Transfer(timers, socket, silence);
        timers.after(silence, transfer::look);
        return transfer;
    }

    private void look() {
        if (isOver) return;
        long now = timers.nanos();
        boolean isStuck = now - moved >= silence.toNanos();
        if (isStuck || now - begin >= LONGEST.toNanos()) socket.closeSilently();
        else timers.after(silence, this::look);
    }

    void moved() {
        moved = timers.nanos();
    }

    void over() {
        isOver = true;
    }
}
