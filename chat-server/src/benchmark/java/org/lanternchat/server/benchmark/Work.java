package org.lanternchat.server.benchmark;

import static org.lanternchat.server.benchmark.Contender.BUN;
import static org.lanternchat.server.benchmark.Contender.DISK;
import static org.lanternchat.server.benchmark.Contender.FLOOR;
import static org.lanternchat.server.benchmark.Contender.MEMORY;
import static org.lanternchat.server.benchmark.Contender.MEMORY_TLS;
import static org.lanternchat.server.benchmark.Contender.MEMORY_VERSION_1;
import static org.lanternchat.server.benchmark.Contender.NETTY;
import static org.lanternchat.server.benchmark.Contender.NODE;
import static org.lanternchat.server.benchmark.Contender.NODE_TLS;
import static org.lanternchat.server.benchmark.Measure.CONNECTIONS;
import static org.lanternchat.server.benchmark.Measure.CPU;
import static org.lanternchat.server.benchmark.Measure.KB;
import static org.lanternchat.server.benchmark.Measure.LOAD_SHARE;
import static org.lanternchat.server.benchmark.Measure.OPENING;
import static org.lanternchat.server.benchmark.Measure.P50;
import static org.lanternchat.server.benchmark.Measure.P99;
import static org.lanternchat.server.benchmark.Measure.PEAK_KB;
import static org.lanternchat.server.benchmark.Measure.PER_SECOND;
import static org.lanternchat.server.benchmark.Measure.RESIDENT;
import static org.lanternchat.server.benchmark.Measure.SERVER_SHARE;

import java.util.List;

/// What whole servers are given to do, which of them, and what ours is to reach. Immutable.
///
/// @param load the options of the load
record Work(String name, String load, List<Contender> contenders, List<Target> targets) {
    private static final List<Contender> PLAIN =
            List.of(MEMORY, DISK, MEMORY_VERSION_1, BUN, NODE, NETTY, FLOOR);

    private static final Work IDLE =
            new Work(
                    "idle",
                    "--rooms 900 --members 10 --senders 0 --hold 3",
                    List.of(MEMORY, DISK, BUN, NODE, NETTY),
                    List.of(Target.kilobytes(MEMORY, 6), Target.kilobytes(DISK, 6)));

    static final List<Work> ALL =
            List.of(
                    new Work(
                            "big",
                            "--members 1000 --window 16",
                            PLAIN,
                            List.of(
                                    Target.deliveries(MEMORY, 1, BUN),
                                    Target.deliveries(DISK, 0.7, BUN),
                                    Target.deliveries(DISK, 15, NODE))),
                    new Work(
                            "many",
                            "--members 100 --senders 10 --window 4",
                            PLAIN,
                            List.of(
                                    Target.deliveries(MEMORY, 1, BUN),
                                    Target.deliveries(DISK, 0.5, BUN))),
                    new Work(
                            "rooms",
                            "--rooms 100 --members 10 --senders 10 --window 1",
                            PLAIN,
                            List.of(
                                    Target.deliveries(MEMORY, 1.5, NETTY),
                                    Target.deliveries(MEMORY, 1, BUN),
                                    Target.deliveries(DISK, 3, NODE))),
                    new Work(
                            "latency",
                            "--members 1000 --rate 50 --seconds 3",
                            PLAIN,
                            List.of(
                                    Target.p50(MEMORY, 1.15),
                                    Target.p99(MEMORY, 1.5),
                                    Target.p50(DISK, 1.3))),
                    IDLE,
                    new Work(
                            "tls",
                            "--members 1000 --window 16 --tls",
                            List.of(MEMORY_TLS, NODE_TLS),
                            List.of(Target.deliveries(MEMORY_TLS, 3, NODE_TLS))));

    Work {
        contenders = List.copyOf(contenders);
        targets = List.copyOf(targets);
    }

    List<Measure> measures() {
        return equals(IDLE)
                ? List.of(CONNECTIONS, KB, PEAK_KB, OPENING)
                : List.of(PER_SECOND, CPU, P50, P99, SERVER_SHARE, LOAD_SHARE, RESIDENT);
    }

    /// Whether server and load have a processor each, so that neither takes the other's.
    boolean isPinned() {
        return !equals(IDLE);
    }
}
