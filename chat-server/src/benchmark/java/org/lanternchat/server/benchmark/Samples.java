package org.lanternchat.server.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the load said of one server, round after round. For one thread.
final class Samples {
    /// What must not happen: to a delivery, to a connection, to the flow of messages.
    private static final List<String> WRONGS =
            List.of("missing", "doubled", "reordered", "misrouted", "ended", "stalls");

    private final List<Map<String, Object>> rounds = new ArrayList<>();

    void add(Map<String, Object> figures) {
        rounds.add(figures);
    }

    boolean isEmpty() {
        return rounds.isEmpty();
    }

    int rounds() {
        return rounds.size();
    }

    /// The middle one; of an even number the lower of the two.
    double median(String key) {
        List<Double> values = rounds.stream().map(round -> number(round, key)).sorted().toList();
        return values.isEmpty() ? Double.NaN : values.get((values.size() - 1) / 2);
    }

    /// Over all rounds.
    long wrong() {
        double sum = 0;
        for (Map<String, Object> round : rounds) {
            for (String wrong : WRONGS) sum += number(round, wrong);
        }
        return (long) sum;
    }

    private static double number(Map<String, Object> figures, String key) {
        return figures.get(key) instanceof Number number ? number.doubleValue() : 0;
    }
}
