package org.lanternchat.server.net;

import org.lanternchat.protocol.Limits;
import org.lanternchat.server.identity.TokenBucket;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/// How many files may come at once, and how often somebody may begin. Any thread may call it.
final class UploadTurns {
    /// At once for all.
    static final int IN_ALL = 200;

    /// At once from one address, behind which there may be many people.
    static final int FROM_ONE_ADDRESS = 40;

    /// The longest that `begin` tells somebody to wait for another of their files to end.
    private static final long SOON_MILLIS = 1_000;

    /// Those who do nothing are forgotten when there are more than these.
    private static final int REMEMBERED = 1_000;

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Map<String, Turns> people = new HashMap<>();
    private final Map<InetAddress, Integer> addresses = new HashMap<>();
    private int inAll;

    private static final class Turns {
        final TokenBucket bucket;
        int current;
        long last;

        Turns(long now) {
            bucket =
                    new TokenBucket(
                            Limits.UPLOADS_PER_MINUTE, Limits.UPLOADS_PER_MINUTE / 60.0, now);
        }

        boolean isIdle(long now) {
            return current == 0 && now - last > MINUTE_NANOS;
        }
    }

    /// 0 when this person may begin now, and `end` must follow; else when to try again, in
    /// milliseconds. `now` is in nanoseconds. This machine's own address has no limit.
    synchronized long begin(String uid, InetAddress address, long now) {
        if (people.size() > REMEMBERED) people.values().removeIf(turns -> turns.isIdle(now));
        Turns turns = people.computeIfAbsent(uid, _ -> new Turns(now));
        if (inAll >= IN_ALL || turns.current >= Limits.UPLOADS_AT_ONCE) return SOON_MILLIS;
        int fromThere = addresses.getOrDefault(address, 0);
        if (fromThere >= FROM_ONE_ADDRESS && !address.isLoopbackAddress()) return SOON_MILLIS;
        long wait = turns.bucket.tryTake(now);
        if (wait > 0) return wait;
        turns.last = now;
        turns.current++;
        inAll++;
        addresses.put(address, fromThere + 1);
        return 0;
    }

    synchronized void end(String uid, InetAddress address) {
        Turns turns = people.get(uid);
        if (turns == null) return;
        turns.current--;
        inAll--;
        addresses.computeIfPresent(address, (_, count) -> count > 1 ? count - 1 : null);
    }
}
