package org.lanternchat.server.journal;

import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/// What has been written since the server began, and how long it took. Counted on the journal's
/// thread; any thread may look.
public final class Commits {
    /// The upper ends of the classes that times are counted in, in seconds; longer ones are in
    /// none.
    private static final double[] ENDS = {
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1
    };

    private static final double NANOS = 1e9;

    private final LongAdder[] classes = new LongAdder[ENDS.length];
    private final LongAdder count = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder entries = new LongAdder();

    Commits() {
        Arrays.setAll(classes, _ -> new LongAdder());
    }

    void count(long took, int written) {
        count.increment();
        nanos.add(took);
        entries.add(written);
        for (int i = 0; i < ENDS.length; i++) {
            if (took <= ENDS[i] * NANOS) classes[i].increment();
        }
    }

    /// The upper ends of the classes, in seconds.
    public double[] ends() {
        return ENDS.clone();
    }

    /// How many commits took no longer than the end of this class.
    public long upTo(int place) {
        return classes[place].sum();
    }

    public long count() {
        return count.sum();
    }

    public double seconds() {
        return nanos.sum() / NANOS;
    }

    /// The entries that were written.
    public long entries() {
        return entries.sum();
    }
}
