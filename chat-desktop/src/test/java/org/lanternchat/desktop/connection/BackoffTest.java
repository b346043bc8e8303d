package org.lanternchat.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.connection.Liveness.Step;

import java.time.Duration;
import java.util.Random;

class BackoffTest {
    @Test
    void itWaitsLongerEachTimeAndNeverOverTenSeconds() {
        for (int seed = 0; seed < 200; seed++) {
            Backoff backoff = new Backoff(new Random(seed));
            assertThat(backoff.next()).isBetween(Duration.ofMillis(375), Duration.ofMillis(625));
            assertThat(backoff.next()).isBetween(Duration.ofMillis(750), Duration.ofMillis(1250));
            for (int i = 0; i < 40; i++) {
                assertThat(backoff.next()).isBetween(Duration.ofSeconds(1), Backoff.LONGEST);
            }
            assertThat(backoff.next()).isGreaterThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void aConnectionThatStoodBeginsItAnew() {
        Backoff backoff = new Backoff(new Random(1));
        for (int i = 0; i < 10; i++) backoff.next();
        backoff.reset();
        assertThat(backoff.next()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void clientsDoNotReturnInOneInstant() {
        long different =
                new Random(7)
                        .longs(100)
                        .mapToObj(seed -> new Backoff(new Random(seed)).next())
                        .distinct()
                        .count();
        assertThat(different).isGreaterThan(50);
    }

    @Test
    void aSilentServerIsAskedAfterThirtySecondsAndDroppedAfterTenMore() {
        Liveness liveness = new Liveness();
        liveness.heard(seconds(5));
        assertThat(liveness.step(seconds(34))).isEqualTo(Step.NONE);
        assertThat(liveness.step(seconds(35))).isEqualTo(Step.PING);
        assertThat(liveness.step(seconds(44))).isEqualTo(Step.NONE);
        assertThat(liveness.step(seconds(45))).isEqualTo(Step.DROP);
    }

    @Test
    void anAnswerIsASignOfLife() {
        Liveness liveness = new Liveness();
        liveness.heard(0);
        assertThat(liveness.step(seconds(30))).isEqualTo(Step.PING);
        liveness.heard(seconds(31));
        assertThat(liveness.step(seconds(41))).isEqualTo(Step.NONE);
        assertThat(liveness.step(seconds(61))).isEqualTo(Step.PING);
    }

    @Test
    void aComputerThatSleptAsksBeforeItDrops() {
        Liveness liveness = new Liveness();
        liveness.heard(0);
        assertThat(liveness.step(seconds(9_000))).isEqualTo(Step.PING);
        assertThat(liveness.step(seconds(9_002))).isEqualTo(Step.DROP);
    }

    private static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
