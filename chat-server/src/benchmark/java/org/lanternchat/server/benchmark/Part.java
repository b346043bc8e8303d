package org.lanternchat.server.benchmark;

import java.util.List;

/// A part of the server that JMH measures alone. Immutable.
///
/// @param classes JMH's, by their simple names
record Part(String name, List<String> classes) {
    static final Part JOURNAL =
            new Part("journal", List.of("JournalBenchmark", "SqliteBenchmark", "DiskBenchmark"));

    static final List<Part> ALL =
            List.of(
                    new Part("codec", List.of("CodecBenchmark")),
                    new Part("frame", List.of("FrameBenchmark")),
                    new Part("fan-out", List.of("FanOutBenchmark")),
                    JOURNAL);

    Part {
        classes = List.copyOf(classes);
    }
}
