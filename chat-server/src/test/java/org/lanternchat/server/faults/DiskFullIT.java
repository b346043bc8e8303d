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

    /// Two seconds are what is promised, and what the figures show; a machine that is busy with
    /// other things is given more.
    private static final Duration BOUND = Duration.ofSeconds(5);

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void whoWritesIsToldStorageFullSoonWhileOthersReadAndAllOfItRecovers() throws Exception {
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
            assertThat(pressure.slowestRead()).isLessThan(BOUND);
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
