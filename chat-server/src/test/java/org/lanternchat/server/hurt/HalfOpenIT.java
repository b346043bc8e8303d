package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Connections that never finish what they began to say.
class HalfOpenIT {
    private static final int CONNECTIONS = 300;
    private static final Duration SLACK = Duration.ofSeconds(5);

    @TempDir Path folder;

    @Test
    void halfOpenHandshakesKeepNobodyOutAndAreClosedByTheDeadline() {
        try (ServerProcess server = ServerProcess.start(folder, 0);
                Swarm swarm = new Swarm(server)) {
            long start = System.nanoTime();
            List<Peer> halves = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) halves.add(half(swarm, i));
            swarm.until("their bytes", () -> halves.stream().noneMatch(Peer::isStuckSending));

            long asked = System.nanoTime();
            Peer next = swarm.people("next", 1).getFirst();
            double served = (System.nanoTime() - asked) / 1e6;
            assertThat(next.count("welcome")).isEqualTo(1);

            swarm.until(
                    "closed",
                    Limits.FIRST_COMMAND.plus(SLACK),
                    () -> halves.stream().allMatch(Peer::hasEnded));
            double all = (System.nanoTime() - start) / 1e9;
            Figures.HURT.report(
                    "half-open handshakes: %d, the next person welcomed in %.0f ms, all closed after %.1f s"
                            .formatted(CONNECTIONS, served, all));
        }
    }

    /// Some say nothing, some a part, some all but the end, some go on letter by letter.
    private static Peer half(Swarm swarm, int number) {
        byte[] whole = Outgoing.handshake();
        Peer peer = swarm.connect(1, 0);
        switch (number % 4) {
            case 0 -> peer.send("GET /ws HT".getBytes(StandardCharsets.US_ASCII));
            case 1 -> peer.send(Arrays.copyOf(whole, whole.length - 2));
            case 2 -> drip(swarm, peer);
            default -> {}
        }
        return peer;
    }

    private static void drip(Swarm swarm, Peer peer) {
        peer.send(
                "GET /ws HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
                        .getBytes(StandardCharsets.US_ASCII));
        swarm.every(2, () -> peer.send(new byte[] {'a'}));
    }
}
