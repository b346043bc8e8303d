package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;

/// The power fails under load: what the server has not synced is lost, or half of it is.
class PowerCutIT {
    private static final int CUTS = Integer.getInteger("lantern.faults.cuts", 4);
    private static final long SEED = Long.getLong("lantern.faults.seed", System.nanoTime());

    @TempDir Path work;
    private final Random random = new Random(SEED);

    @BeforeEach
    void look() throws Exception {
        String obstacle = PowerCut.obstacle();
        if (!obstacle.isEmpty()) Figures.FAULTS.report("power cut: not run: " + obstacle);
        assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @Test
    void powerCutsLoseNothingThatWasEchoed() throws Exception {
        PowerCut power = new PowerCut(work);
        long lostBytes = 0;
        try (Load load = new Load(SEED)) {
            for (int cut = 0; cut <= CUTS; cut++) {
                try (ServerProcess server = start(power, power.powerOn())) {
                    if (cut == 0) load.introduce(server);
                    else load.runUntilARandomMoment(server);
                    server.kill();
                    if (cut > 0) load.awaitEnd();
                }
                // In turn: all of it is lost, or each sector with an even chance.
                BooleanSupplier survives = cut % 2 == 0 ? () -> false : random::nextBoolean;
                lostBytes += power.cut(survives);
            }
            try (ServerProcess server = start(power, Map.of())) {
                load.settle(server);
            }
            try (ServerProcess server = start(power, Map.of())) {
                load.catchUp(server);
                Audit.Verdict found = audit(server, load);
                Figures.FAULTS.report(
                        "power cut: %d cuts, %s; %d bytes that were not synced were lost (seed %d)"
                                .formatted(CUTS, found, lostBytes, SEED));
                found.assertClean();
                assertThat(found.echoed()).isGreaterThan(20 * CUTS);
            }
        }
    }

    @Test
    void aDiskThatOnlySaysThatItHasSyncedIsFoundOut() throws Exception {
        PowerCut power = new PowerCut(work);
        try (Load load = new Load(SEED)) {
            try (ServerProcess server = start(power, power.powerOn())) {
                load.introduce(server);
                server.kill();
            }
            power.cut(() -> false);
            try (ServerProcess server = start(power, power.powerOnWithADiskThatLiesAbout("-wal"))) {
                load.settleAfterWriting(server);
                server.kill();
            }
            power.cut(() -> false);
            try (ServerProcess server = start(power, Map.of())) {
                Audit.Verdict found = audit(server, load);
                Figures.FAULTS.report("power cut, control on a disk that lies: " + found);
                assertThat(found.lost()).isPositive();
            }
        }
    }

    private static Audit.Verdict audit(ServerProcess server, Load load) {
        return Audit.of(server.connect(load.http()), Load.ROOMS).judge(load.people());
    }

    private static ServerProcess start(PowerCut power, Map<String, String> environment) {
        return ServerProcess.startIn(environment, power.folder(), "--rate", "off");
    }
}
