package org.lanternchat.server.benchmark.load;

/// How long deliveries took, counted in fixed buckets, each at most a hundredth of its value wide.
/// Belongs to the load's thread.
final class Latencies {
    /// Buckets for each power of two.
    private static final int STEPS = 128;

    private static final int STEP_BITS = Integer.numberOfTrailingZeros(STEPS);

    private final long[] counts = new long[(Long.SIZE - STEP_BITS) * STEPS];
    private long all;
    private long longest;

    void add(long nanos) {
        long value = Math.max(0, nanos);
        counts[bucket(value)]++;
        all++;
        if (value > longest) longest = value;
    }

    /// In microseconds: so long or less did this share of the deliveries take.
    double micros(double share) {
        long wanted = (long) Math.ceil(share * all);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            seen += counts[bucket];
            if (seen >= wanted && seen > 0) return Math.min(middle(bucket), longest) / 1e3;
        }
        return 0;
    }

    double longestMicros() {
        return longest / 1e3;
    }

    private static int bucket(long value) {
        if (value < STEPS) return (int) value;
        int power = 63 - Long.numberOfLeadingZeros(value);
        int step = (int) (value >>> power - STEP_BITS) & STEPS - 1;
        return (power - STEP_BITS + 1) * STEPS + step;
    }

    private static long middle(int bucket) {
        if (bucket < STEPS) return bucket;
        int shift = bucket / STEPS - 1;
        long lowest = (long) (STEPS + bucket % STEPS) << shift;
        return lowest + (1L << shift) / 2;
    }
}
