package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.nio.file.Path;

/// The server is killed under load, again and again, at random moments.
class KillIT {
    private static final int KILLS = Integer.getInteger("lantern.faults.kills", 12);
    private static final long SEED = Long.getLong("lantern.faults.seed", System.nanoTime());

    @TempDir Path folder;

    @Test
    void killsUnderLoadLoseNothingDoubleNothingAndLeaveOneOrderForAll() {
        try (Load load = new Load(SEED)) {
            try (ServerProcess server = start()) {
                load.introduce(server);
            }
            for (int kill = 0; kill < KILLS; kill++) {
                try (ServerProcess server = start()) {
                    load.runUntilARandomMoment(server);
                    server.kill();
                    load.awaitEnd();
                }
            }
            try (ServerProcess server = start()) {
                load.settle(server);
            }
            try (ServerProcess server = start()) {
                load.catchUp(server);
                Audit.Verdict found =
                        Audit.of(server.connect(load.http()), Load.ROOMS).judge(load.people());
                int repeats = load.people().stream().mapToInt(Person::repeats).sum();
                Figures.FAULTS.report(
                        "kill -9: %d kills with 4 writers and 4 readers, %s; %d sent twice and kept once (seed %d)"
                                .formatted(KILLS, found, repeats, SEED));
                found.assertClean();
                assertThat(found.echoed()).isGreaterThan(20 * KILLS);
                assertThat(repeats).as("sent again what was already there").isPositive();
            }
        }
    }

    private ServerProcess start() {
        return ServerProcess.start(folder, 0, "--rate", "off");
    }
}
