package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.util.ArrayList;
import java.util.List;

/// What is heard comes to the window in the order in which it was heard, one batch a frame, and
/// after more than anybody can read not before a pause is over.
class EventQueueTest {
    private final FakeSurroundings surroundings = new FakeSurroundings();
    private final List<Integer> batches = new ArrayList<>();
    private final EventQueue queue =
            new EventQueue(surroundings, batch -> batches.add(batch.size()));

    @Test
    void whatComesBetweenTwoFramesIsOneBatch() {
        say(EventQueue.READABLE);
        surroundings.frame();
        say(3);
        surroundings.frame();
        surroundings.frame();
        assertThat(batches).containsExactly(EventQueue.READABLE, 3);
    }

    @Test
    void afterMoreThanCanBeReadTheNextBatchWaitsForThePause() {
        say(EventQueue.READABLE + 1);
        surroundings.frame();
        say(2);
        surroundings.frame();
        assertThat(batches).containsExactly(EventQueue.READABLE + 1);
        surroundings.pass(EventQueue.PAUSE.minusMillis(1));
        say(3);
        surroundings.frame();
        assertThat(batches).hasSize(1);
        surroundings.pass(EventQueue.PAUSE);
        surroundings.frame();
        assertThat(batches).containsExactly(EventQueue.READABLE + 1, 5);
        say(1);
        surroundings.frame();
        assertThat(batches).hasSize(3);
    }

    @Test
    void aPauseInWhichNothingComesChangesNothing() {
        say(EventQueue.READABLE + 1);
        surroundings.frame();
        surroundings.pass(EventQueue.PAUSE);
        surroundings.frame();
        say(1);
        surroundings.frame();
        assertThat(batches).containsExactly(EventQueue.READABLE + 1, 1);
    }

    private void say(int count) {
        for (int i = 1; i <= count; i++) {
            ServerEvent.Stamp stamp = new ServerEvent.Stamp("general", i, 1, "u2", "bob", null);
            assertThat(queue.event(new Chat(stamp, "hello", null, List.of(), List.of()))).isTrue();
        }
    }
}
