package org.lanternchat.desktop.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next try: about 0.5, 1, 2, 4, 8, then 10 seconds, each by chance up
/// to a quarter shorter or longer so that a room full of clients does not return in one instant.
/// Belongs to the connection's thread.
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(10);
    private static final double SPREAD = 0.25;

    private final RandomGenerator random;
    private int tries;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /// The wait before the next try, longer each time until `reset`.
    Duration next() {
        double plain = FIRST.toMillis() * Math.pow(2, Math.min(tries, 10));
        tries++;
        double spread = 1 - SPREAD + 2 * SPREAD * random.nextDouble();
        long millis = Math.round(Math.min(plain, LONGEST.toMillis() / (1 + SPREAD)) * spread);
        return Duration.ofMillis(Math.min(millis, LONGEST.toMillis()));
    }

    /// A connection stood: the next loss begins anew.
    void reset() {
        tries = 0;
    }
}
