package org.lanternchat.server.net;

import org.lanternchat.protocol.Limits;
import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The connections from which a whole request head is awaited: since they began, or since the first
/// byte of their next request. Any thread may call it; looks on `timers`, each second.
///
/// Nothing of a connection stays here once its head has come or it has ended. At 2,048 the one that
/// has waited longest is let go, if it has waited for a second; otherwise all of them came just
/// now, and the new one is.
final class HeadDeadlines {
    static final int AT_ONCE = 2_048;

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final Timers timers;
    private final LinkedHashMap<Awaited, Long> since = new LinkedHashMap<>();

    /// Whose head is awaited.
    interface Awaited {
        /// It has not come in time.
        void cut();
    }

    HeadDeadlines(Timers timers) {
        this.timers = timers;
    }

    void start() {
        timers.every(LOOK_EVERY, this::look);
    }

    /// A head is awaited from now on.
    void begin(Awaited awaited) {
        long now = timers.nanos();
        Map.Entry<Awaited, Long> unlucky;
        synchronized (since) {
            since.putLast(awaited, now);
            if (since.size() <= AT_ONCE) return;
            boolean hasOldWaited = now - since.firstEntry().getValue() >= GRACE.toNanos();
            unlucky = hasOldWaited ? since.pollFirstEntry() : since.pollLastEntry();
        }
        unlucky.getKey().cut();
    }

    /// The head has come, or the connection has ended.
    void end(Awaited awaited) {
        synchronized (since) {
            since.remove(awaited);
        }
    }

    private void look() {
        long due = timers.nanos() - Limits.FIRST_COMMAND.toNanos();
        List<Awaited> late = new ArrayList<>();
        synchronized (since) {
            while (!since.isEmpty() && since.firstEntry().getValue() - due <= 0) {
                late.add(since.pollFirstEntry().getKey());
            }
        }
        late.forEach(Awaited::cut);
    }
}
