package org.lanternchat.server.identity;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.time.Timers;

import java.util.LinkedHashMap;
import java.util.Map;

/// How often something may be done from one IP address. Any thread may call it; of more than 10,000
/// addresses the one that came first is forgotten.
public final class AddressRates {
    private static final int REMEMBERED = 10_000;

    private final Timers timers;
    private final double burst;
    private final double perSecond;
    private final Map<String, TokenBucket> buckets =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
                    return size() > REMEMBERED;
                }
            };

    AddressRates(Timers timers, double burst, double perSecond) {
        this.timers = timers;
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /// Counts one.
    ///
    /// @return null, or the milliseconds until the next may be
    public @Nullable Long tryTake(String address) {
        long now = timers.nanos();
        long wait = bucket(address, now).tryTake(now);
        return wait == 0 ? null : wait;
    }

    /// What was counted did not come about.
    public void giveBack(String address) {
        bucket(address, timers.nanos()).giveBack();
    }

    private synchronized TokenBucket bucket(String address, long now) {
        return buckets.computeIfAbsent(address, _ -> new TokenBucket(burst, perSecond, now));
    }
}
