package org.lanternchat.server.net;

import org.lanternchat.protocol.Limits;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// How much may wait for one client: `Limits.OUTBOX_BYTES`, and less when much waits for all
/// together, so that thousands of slow readers cannot fill the memory. Each may hold a fixed share
/// of what is still free (Choudhury and Hahne, "Dynamic Queue Length Thresholds for Shared-Memory
/// Packet Switches", 1998): the slowest are let go first, and whoever keeps up is not. Any thread
/// may call it.
final class OutboxBudget {
    /// What of the free space one client may hold.
    private static final int SHARE = 8;

    private final long bytes;
    private final AtomicLong used = new AtomicLong();
    private final LongAdder letGo = new LongAdder();

    /// `bytes` is what may wait for all clients together.
    OutboxBudget(long bytes) {
        this.bytes = bytes;
    }

    /// A quarter of what this process may have on its heap.
    static OutboxBudget ofHeap() {
        return new OutboxBudget(Runtime.getRuntime().maxMemory() / 4);
    }

    /// More is waiting, or less when negative.
    void count(int more) {
        used.addAndGet(more);
    }

    /// How much may wait for a client for whom `waiting` bytes, which count as free, wait now.
    int allowance(int waiting) {
        long free = Math.max(0, bytes - used.get() + waiting);
        return (int) Math.min(Limits.OUTBOX_BYTES, free / SHARE);
    }

    /// A reader was too slow.
    void letGo() {
        letGo.increment();
    }

    /// How many readers were too slow, since the beginning.
    long lettingsGo() {
        return letGo.sum();
    }

    long used() {
        return used.get();
    }
}
