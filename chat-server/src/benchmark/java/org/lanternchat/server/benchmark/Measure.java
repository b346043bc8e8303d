package org.lanternchat.server.benchmark;

import java.util.Locale;

/// One figure of a server under a work, and how it is shown. Immutable.
enum Measure {
    PER_SECOND("deliveries/s", "deliveriesPerSecond", 1, "%,.0f"),
    CPU("CPU s a million", "cpuSecondsPerMillion", 1, "%.3f"),
    P50("p50 ms", "p50Micros", 1e-3, "%.2f"),
    P99("p99 ms", "p99Micros", 1e-3, "%.2f"),
    SERVER_SHARE("server's CPU", "serverCpuShare", 100, "%.0f %%"),
    LOAD_SHARE("load's CPU", "loadCpuShare", 100, "%.0f %%"),
    RESIDENT("MB", "serverResidentKb", 1.0 / 1024, "%.0f"),
    CONNECTIONS("connections", "connections", 1, "%,.0f"),
    KB("KB a connection", "kbPerConnection", 1, "%.1f"),
    PEAK_KB("KB a connection, at the peak", "peakKbPerConnection", 1, "%.1f"),
    OPENING("s until all are in", "openSeconds", 1, "%.2f");

    private final String title;
    private final String key;
    private final double unit;
    private final String format;

    /// @param key of the figure that the load prints
    /// @param unit by which it is multiplied
    Measure(String title, String key, double unit, String format) {
        this.title = title;
        this.key = key;
        this.unit = unit;
        this.format = format;
    }

    String title() {
        return title;
    }

    double of(Samples samples) {
        return samples.median(key) * unit;
    }

    String shown(Samples samples) {
        return samples.isEmpty() ? "–" : String.format(Locale.ROOT, format, of(samples));
    }
}
