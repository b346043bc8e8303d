package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.server.FakeTimers;

import java.util.ArrayList;
import java.util.List;

class RefusalLogTest {
    private final FakeTimers timers = new FakeTimers();
    private final List<String> lines = new ArrayList<>();
    private final RefusalLog log = new RefusalLog(timers, lines::add);

    @Test
    void tenLinesAMinuteAreWrittenAndTheOthersCounted() {
        for (int i = 1; i <= 1_000; i++) log.add("refused " + i);

        assertThat(lines).hasSize(10).last().isEqualTo("refused 10");
        timers.pass(RefusalLog.WITHIN);
        assertThat(lines).hasSize(11).last().isEqualTo("990 more were refused within a minute");
        log.add("another");
        assertThat(lines).hasSize(12).last().isEqualTo("another");
    }

    @Test
    void whereNoneWasLeftOutThereIsNothingMoreToSay() {
        for (int i = 1; i <= 10; i++) log.add("refused " + i);
        timers.pass(RefusalLog.WITHIN);
        log.add("another");
        timers.pass(RefusalLog.WITHIN);
        timers.pass(RefusalLog.WITHIN);

        assertThat(lines).hasSize(11).noneMatch(line -> line.contains("more"));
    }
}
