package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;

/// The disk fills up under the server, and is given room again.
class DiskFullIT {
    private static final int ROUNDS = Integer.getInteger("lantern.faults.disks", 2);
    private static final Duration BOUND = Duration.ofSeconds(2);

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void whoWritesIsToldStorageFullWithinTwoSecondsWhileOthersReadAndAllOfItRecovers()
            throws Exception {
        try (SmallDisk disk = mount();
                ServerProcess server = ServerProcess.start(disk.data(), 0, "--rate", "off")) {
            Pressure pressure = new Pressure(server.connect(http), server.connect(http), 500);
            int refusals = 0;
            for (int round = 0; round < ROUNDS; round++) {
                disk.fill(200_000);
                Pressure.Answer answer = pressure.sayAndAwait();
                while (answer.isEcho()) answer = pressure.sayAndAwait();
                for (int i = 0; i < 200; i++) {
                    if (!answer.isEcho()) assertThat(answer.code()).isEqualTo("storage_full");
                    if (i % 10 == 0) pressure.read();
                    answer = pressure.sayAndAwait();
                }
                pressure.awaitAll();
                refusals += pressure.refused();
                assertThat(pressure.refused()).isGreaterThan(100);
                pressure.assertLogIsWhatWasEchoed(pressure.reader());

                disk.makeRoom();
                pressure.sayRefusedAgain();
                assertThat(pressure.awaitAll()).allMatch(Pressure.Answer::isEcho);
                pressure.assertLogIsWhatWasEchoed(pressure.reader());
            }
            Figures.FAULTS.report(
                    "disk full: %d times, %d answers storage_full, then all echoed; %s"
                            .formatted(ROUNDS, refusals, pressure));
            assertThat(pressure.slowestRefusal()).isLessThan(BOUND);
            assertThat(pressure.slowestRead()).isLessThan(Duration.ofSeconds(1));
        }
    }

    private SmallDisk mount() {
        try {
            return SmallDisk.mount(folder, 12);
        } catch (IOException | UnsupportedOperationException notHere) {
            Figures.FAULTS.report("disk full: not run: a small disk cannot be mounted: " + notHere);
            return abort("a small disk cannot be mounted: " + notHere);
        }
    }
}
