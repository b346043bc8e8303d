package org.lanternchat.server.net;

import org.lanternchat.server.journal.Commits;

/// Figures in the text format of Prometheus, version 0.0.4. Belongs to one thread.
final class MetricsText {
    private final StringBuilder text = new StringBuilder();

    void gauge(String name, String help, long value) {
        head(name, help, "gauge").line(name, value);
    }

    void counter(String name, String help, long value) {
        head(name, help, "counter").line(name, value);
    }

    void labelled(String name, String help, String labels, long value) {
        head(name, help, "gauge").line(name + "{" + labels + "}", value);
    }

    void histogram(String name, String help, Commits commits) {
        head(name, help, "histogram");
        // Counted first: a class never has more than the whole.
        double[] ends = commits.ends();
        long[] upTo = new long[ends.length];
        for (int i = 0; i < ends.length; i++) upTo[i] = commits.upTo(i);
        long count = Math.max(commits.count(), upTo[ends.length - 1]);
        for (int i = 0; i < ends.length; i++) {
            line(name + "_bucket{le=\"" + ends[i] + "\"}", upTo[i]);
        }
        line(name + "_bucket{le=\"+Inf\"}", count);
        text.append(name).append("_sum ").append(commits.seconds()).append('\n');
        line(name + "_count", count);
    }

    private MetricsText head(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    private void line(String name, long value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
