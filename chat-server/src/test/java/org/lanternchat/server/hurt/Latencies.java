package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/// How long messages took from their sending to each who got them. Lives on the swarm's thread.
final class Latencies {
    private long[] nanos = new long[1024];
    private int count;

    void add(long one) {
        if (count == nanos.length) nanos = Arrays.copyOf(nanos, count * 2);
        nanos[count++] = one;
    }

    int count() {
        return count;
    }

    double p50() {
        return millis(0.5);
    }

    double p99() {
        return millis(0.99);
    }

    double most() {
        return millis(1);
    }

    private double millis(double part) {
        assertThat(count).as("messages that arrived").isPositive();
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1L, (long) (part * count))] / 1e6;
    }

    @Override
    public String toString() {
        return "p50 %.2f ms, p99 %.2f ms".formatted(p50(), p99());
    }

    /// The same beside how it was before.
    String beside(Latencies before) {
        return "%s (%.2f and %.2f of the %s before)"
                .formatted(this, p50() / before.p50(), p99() / before.p99(), before);
    }
}
