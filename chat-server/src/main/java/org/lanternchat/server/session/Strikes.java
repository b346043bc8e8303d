package org.lanternchat.server.session;

import org.lanternchat.protocol.Limits;

import java.time.Duration;

/// Counts the frames that are no commands, and tells when they are too many within a minute.
/// Belongs to one session.
final class Strikes {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final long[] times = new long[Limits.BAD_FRAMES_PER_MINUTE];
    private int count;

    /// One more at this time, in nanoseconds; true when that is one too many.
    boolean add(long now) {
        int slot = count % times.length;
        times[slot] = now;
        count++;
        if (count < times.length) return false;
        return now - times[count % times.length] < MINUTE;
    }
}
