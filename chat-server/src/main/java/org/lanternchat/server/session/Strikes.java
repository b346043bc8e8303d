package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;

import java.time.Duration;

/// Counts the frames that are no commands, and tells when they are too many within a minute.
/// Belongs to one session.
final class Strikes {
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    /// Null while there were none, as for most.
    private long @Nullable [] times;

    private int count;

    /// One more at this time, in nanoseconds; true when that is one too many.
    boolean add(long now) {
        long[] known = times;
        if (known == null) known = times = new long[Limits.BAD_FRAMES_PER_MINUTE];
        known[count % known.length] = now;
        count++;
        if (count < known.length) return false;
        return now - known[count % known.length] < MINUTE;
    }
}
