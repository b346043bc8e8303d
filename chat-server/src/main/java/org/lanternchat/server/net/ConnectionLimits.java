package org.lanternchat.server.net;

/// How many connections one address may have: at once, and new ones within a minute.
public record ConnectionLimits(int atOnce, int aMinute) {
    private static final int NONE = Integer.MAX_VALUE;

    /// Nobody is counted.
    public static final ConnectionLimits OFF = new ConnectionLimits(NONE, NONE);

    public ConnectionLimits {
        if (atOnce < 1 || aMinute < 1) throw new IllegalArgumentException("below one connection");
    }

    boolean areOff() {
        return atOnce == NONE && aMinute == NONE;
    }
}
