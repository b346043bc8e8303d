package org.lanternchat.server.benchmark;

import static org.lanternchat.server.benchmark.Contender.BUN;
import static org.lanternchat.server.benchmark.Contender.FLOOR;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Map;

/// What our server is to reach. Immutable.
///
/// @param peer whose figure is 1; null where the figure itself counts
/// @param wanted at least, for deliveries a CPU second; at most, for everything else
record Target(Contender ours, @Nullable Contender peer, Measure measure, double wanted) {
    static Target deliveries(Contender ours, double wanted, Contender peer) {
        return new Target(ours, peer, Measure.CPU, wanted);
    }

    static Target p50(Contender ours, double wanted) {
        return new Target(ours, FLOOR, Measure.P50, wanted);
    }

    static Target p99(Contender ours, double wanted) {
        return new Target(ours, BUN, Measure.P99, wanted);
    }

    static Target kilobytes(Contender ours, double wanted) {
        return new Target(ours, null, Measure.PEAK_KB, wanted);
    }

    /// In one line; a ratio is of what was measured in the same run.
    String verdict(Map<Contender, Samples> measured) {
        Samples own = measured.getOrDefault(ours, new Samples());
        Samples others = peer == null ? own : measured.getOrDefault(peer, new Samples());
        if (own.isEmpty() || others.isEmpty()) {
            return "%s: not measured".formatted(subject());
        }
        double reached = reached(own, others);
        boolean isMet = isDeliveries() ? reached >= wanted : reached <= wanted;
        String bound = isDeliveries() ? "at least" : peer == null ? "under" : "at most";
        return String.format(
                Locale.ROOT,
                "%s: **%.2f** (wanted %s %s): %s",
                subject(),
                reached,
                bound,
                shortest(wanted),
                isMet ? "met" : "not met");
    }

    private double reached(Samples own, Samples others) {
        if (peer == null) return measure.of(own);
        double ratio = measure.of(own) / measure.of(others);
        return isDeliveries() ? 1 / ratio : ratio;
    }

    private boolean isDeliveries() {
        return measure == Measure.CPU;
    }

    private String subject() {
        String what = isDeliveries() ? "deliveries a CPU second" : measure.title();
        if (peer == null) return ours.title() + ", " + what;
        return ours.title() + ", " + what + ", as a share of " + peer.title();
    }

    private static String shortest(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }
}
