package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lanternchat.server.FakeTimers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class HeadDeadlinesTest {
    private final FakeTimers timers = new FakeTimers();
    private final HeadDeadlines deadlines = new HeadDeadlines(timers);
    private final List<Integer> cut = new ArrayList<>();

    @BeforeEach
    void looking() {
        deadlines.start();
    }

    private HeadDeadlines.Awaited begin(int number) {
        HeadDeadlines.Awaited awaited = () -> cut.add(number);
        deadlines.begin(awaited);
        return awaited;
    }

    @Test
    void whoseHeadDoesNotComeIsCutAndWhoseComesIsNot() {
        begin(1);
        HeadDeadlines.Awaited quick = begin(2);
        timers.pass(Duration.ofSeconds(5));
        begin(3);
        deadlines.end(quick);

        timers.pass(Duration.ofSeconds(6));
        assertThat(cut).containsExactly(1);

        timers.pass(Duration.ofSeconds(60));
        assertThat(cut).containsExactly(1, 3);
    }

    @Test
    void amongTooManyTheOneThatHasWaitedLongestGoes() {
        for (int i = 0; i < HeadDeadlines.AT_ONCE; i++) begin(i);
        timers.pass(Duration.ofSeconds(2));

        begin(-1);
        begin(-2);

        assertThat(cut).containsExactly(0, 1);
    }

    @Test
    void whenAllCameJustNowTheNewestGoes() {
        for (int i = 0; i < HeadDeadlines.AT_ONCE; i++) begin(i);

        begin(-1);

        assertThat(cut).containsExactly(-1);
    }
}
