package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;
import org.lanternchat.server.WireClient;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;

/// Another program holds the database's lock for writing.
class LockedDatabaseIT {
    private static final int ROUNDS = Integer.getInteger("lantern.faults.locks", 2);
    private static final Duration BOUND = Duration.ofSeconds(2);

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void whoWritesIsToldBusyWithinTwoSecondsWhileOthersReadAndAllOfItRecovers() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off");
                Connection other =
                        DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
                Statement lock = other.createStatement()) {
            Pressure pressure = new Pressure(server.connect(http), server.connect(http), 100);
            int refusals = 0;
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < 20; i++) {
                    assertThat(pressure.sayAndAwait().isEcho()).isTrue();
                }
                pressure.awaitAll();

                lock.execute("BEGIN IMMEDIATE");
                WireClient newcomer = server.connect(http);
                // Long enough for several turns of waiting, each begun by what came during the one
                // before.
                for (int i = 0; i < 24; i++) {
                    Pressure.Answer answer = pressure.sayAndAwait();
                    assertThat(answer.code()).isEqualTo("busy");
                    pressure.read();
                }
                assertThatANewcomerIsTold(newcomer);
                pressure.awaitAll();
                refusals += pressure.refused();
                pressure.assertLogIsWhatWasEchoed(pressure.reader());

                pressure.sayRefusedAgain();
                lock.execute("ROLLBACK");
                assertThat(pressure.awaitAll()).allMatch(Pressure.Answer::isEcho);
                pressure.assertLogIsWhatWasEchoed(pressure.reader());
            }
            Figures.FAULTS.report(
                    "database locked: %d times, %d answers busy, then all echoed; %s"
                            .formatted(ROUNDS, refusals, pressure));
            assertThat(pressure.slowestRefusal()).isLessThan(BOUND);
            assertThat(pressure.slowestRead()).isLessThan(Duration.ofSeconds(1));
        }
    }

    private static void assertThatANewcomerIsTold(WireClient newcomer) {
        long before = System.nanoTime();
        newcomer.send("{'type':'hello','v':1,'name':'newcomer'}");
        JsonNode error = newcomer.await(frame -> true);
        assertThat(error.path("code").asString("")).isEqualTo("busy");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(BOUND);
        newcomer.abort();
    }
}
