package org.lanternchat.server.identity;

/// A rate limit: so many at once, then so many a second, or infinitely many. Any thread may call
/// it.
public final class TokenBucket {
    private static final double NANOS = 1e9;

    private final double burst;
    private final double perSecond;
    private double tokens;
    private long last;

    /// `now` is a time in nanoseconds, as in `tryTake`.
    public TokenBucket(double burst, double perSecond, long now) {
        this.burst = burst;
        this.perSecond = perSecond;
        this.tokens = burst;
        this.last = now;
    }

    /// Takes one token: 0 when there was one, otherwise the milliseconds until there will be.
    public synchronized long tryTake(long now) {
        if (Double.isInfinite(perSecond)) return 0;
        tokens = Math.min(burst, tokens + (now - last) / NANOS * perSecond);
        last = now;
        if (tokens >= 1) {
            tokens--;
            return 0;
        }
        return (long) Math.ceil((1 - tokens) / perSecond * 1_000);
    }

    /// What a token was taken for did not come about.
    synchronized void giveBack() {
        tokens = Math.min(burst, tokens + 1);
    }
}
