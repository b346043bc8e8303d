package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Thousands who are connected and silent.
@EnabledOnOs(LINUX)
class IdleCrowdIT {
    private static final int IDLE = Scale.ofConnections(1_000, 9_000);
    private static final int MEMBERS = 100;
    private static final Duration TALK = Duration.ofSeconds(Scale.of(1, 20));

    @TempDir Path folder;

    @Test
    void thousandsWhoSayNothingCostTheOthersNothingAndLittleMemory() {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off");
                Swarm swarm = new Swarm(server)) {
            Vitals vitals = new Vitals(server);
            BusyRoom room = new BusyRoom(swarm, "busy", MEMBERS, 100);
            room.talk(20, TALK);
            Latencies alone = room.talk(20, TALK);
            long heapBefore = vitals.heap().bytes();
            long residentBefore = vitals.resident();

            List<Peer> idle = swarm.people("idle", IDLE);
            Latencies crowded = room.talk(20, TALK);

            long heap = (vitals.heap().bytes() - heapBefore) / IDLE;
            long resident = (vitals.resident() - residentBefore) / IDLE;
            Figures.HURT.report(
                    "%,d idle connections: %.1f KiB of heap and %.1f KiB resident each; a room of %d: %s"
                            .formatted(
                                    IDLE,
                                    heap / 1024.0,
                                    resident / 1024.0,
                                    MEMBERS,
                                    crowded.beside(alone)));
            assertThat(idle).noneMatch(Peer::hasEnded);
            assertThat(heap).isLessThan(24 * 1024);
        }
    }
}
