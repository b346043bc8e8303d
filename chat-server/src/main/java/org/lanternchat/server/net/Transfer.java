package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Watches over what comes or goes: a connection on which too little moves in one span of time, or
/// that takes far too long for all of it, is cut. Any thread may call it; looks on `timers`.
final class Transfer {
    /// So long nothing of a file may move.
    static final Duration SILENCE = Duration.ofSeconds(30);

    /// So many bytes of a file must come in that time: one that trickles holds a place for nothing.
    static final int LEAST = 64 * 1024;

    /// The longest that one file may take: at 100 MiB this is slower than any network here.
    static final Duration LONGEST = Duration.ofHours(2);

    private final Timers timers;
    private final Connection<?> socket;
    private final Duration silence;
    private final int least;
    private final long begin;
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean isOver;

    private Transfer(Timers timers, Connection<?> socket, Duration silence, int least) {
        this.timers = timers;
        this.socket = socket;
        this.silence = silence;
        this.least = least;
        begin = timers.nanos();
    }

    /// In each span of `silence`, `least` bytes must move; one or more.
    static Transfer watch(Timers timers, Connection<?> socket, Duration silence, int least) {
        Transfer transfer = new Transfer(timers, socket, silence, least);
        timers.after(silence, transfer::look);
        return transfer;
    }

    private void look() {
        if (isOver) return;
        boolean isStuck = bytes.getAndSet(0) < least;
        if (isStuck || timers.nanos() - begin >= LONGEST.toNanos()) socket.closeSilently();
        else timers.after(silence, this::look);
    }

    void moved(int count) {
        bytes.addAndGet(count);
    }

    void over() {
        isOver = true;
    }
}
