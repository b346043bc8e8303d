package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.util.WaitForAsyncUtils;

import java.util.ArrayList;
import java.util.List;

/// Where the list of messages stands while somebody reads, in the window at the real server.
@Timeout(120)
class ReadingIT extends AtAlices {
    private static final String WORDS =
            " and more words, so that a narrow list needs lines of them";

    private void scrollUp() {
        Node messages = window.find("#messages", Node.class);
        window.robot.interact(() -> Wheel.turn(messages, 240));
    }

    private double top(String text) {
        return alice.place(text).getMinY();
    }

    @Test
    void olderMessagesComeWhileWhatIsInSightStays() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            for (int i = 1; i <= 130; i++) bob.write("general", "line " + i);
            window.awaitMessage("line 130");
            window.robot.moveTo("#messages");
            window.await(
                    "the first message",
                    () -> {
                        scrollUp();
                        return window.messages().contains("line 1");
                    });
            assertThat(window.isThere("#to-newest")).isTrue();
            double before = top("line 3");
            bob.write("general", "line 131");
            window.await(
                    "the count",
                    () -> window.find("#to-newest", Button.class).getText().contains("new"));
            assertThat(top("line 3")).isEqualTo(before);
            window.robot.clickOn("#to-newest");
            window.awaitMessage("line 131");
            window.await("no button", () -> !window.isThere("#to-newest"));
            bob.write("general", "line 132");
            window.awaitMessage("line 132");
        }
    }

    @Test
    void whatIsReadAboveKeepsItsPlaceWhateverSizeThingsBecome() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            for (int i = 1; i <= 60; i++) bob.write("general", "line " + i + WORDS);
            window.awaitMessage("line 60" + WORDS);
            alice.push(KeyCode.PAGE_UP);
            alice.push(KeyCode.PAGE_UP);
            window.await("above", () -> window.isThere("#to-newest"));
            String first = firstWhole();
            double before = rowTop(first);
            window.resize(900, 620);
            awaitPlace("narrow", first, before);
            window.resize(1200, 760);
            awaitPlace("wide", first, before);
            window.robot.clickOn("#settings").clickOn("Largest");
            awaitPlace("large letters", first, before);
            window.robot.clickOn("Compact");
            awaitPlace("small distances", first, before);
            alice.push(KeyCode.ESCAPE);
            assertThat(window.isThere("#to-newest")).isTrue();
        }
    }

    /// The first message that is wholly in sight.
    private String firstWhole() {
        WaitForAsyncUtils.waitForFxEvents();
        return window.messages().stream()
                .filter(text -> rowTop(text) >= 0)
                .findFirst()
                .orElseThrow();
    }

    private void awaitPlace(String what, String message, double top) {
        List<String> seen = new ArrayList<>();
        try {
            window.await(
                    what,
                    () -> {
                        if (!window.messages().contains(message)) {
                            seen.add("out of sight: " + window.messages());
                            return false;
                        }
                        double now = rowTop(message);
                        seen.add(now + " in place of " + top);
                        return Math.abs(now - top) <= 1;
                    });
        } catch (AssertionError moved) {
            throw new AssertionError(what + ": " + seen.getLast(), moved);
        }
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rowTop(message)).isCloseTo(top, within(1.0));
    }

    /// Where in the list the row begins that the message stands in.
    private double rowTop(String message) {
        return window.look(() -> rowTopNow(message));
    }

    private double rowTopNow(String message) {
        Node node = window.message(message);
        while (!"messages".equals(node.getParent().getParent().getId())) {
            node = node.getParent();
        }
        Node list = window.find("#messages", Node.class);
        return node.localToScene(0, 0).getY() - list.localToScene(0, 0).getY();
    }

    @Test
    void theListStaysAtItsEndWhateverSizeThingsBecome() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            for (int i = 1; i <= 60; i++) bob.write("general", "line " + i + WORDS);
            String last = "line 60" + WORDS;
            window.awaitMessage(last);
            window.resize(900, 620);
            awaitEnd(last);
            window.robot.clickOn("#settings").clickOn("Largest");
            awaitEnd(last);
            alice.push(KeyCode.ESCAPE);
            window.resize(1200, 760);
            awaitEnd(last);
        }
    }

    private void awaitEnd(String last) {
        window.await(
                "the end",
                () -> {
                    if (!window.messages().contains(last)) return false;
                    Node list = window.find("#messages", Node.class);
                    double edge = window.place(list).getMaxY();
                    Node node = window.message(last);
                    double end = window.place(node).getMaxY();
                    return end <= edge && end > edge - 60 && !window.isThere("#to-newest");
                });
    }

    @Test
    void aRoomOpensAtTheFirstUnreadMessageHoweverFarThatIs() throws Exception {
        window.say("seen");
        window.awaitMessage("seen");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        window.robot.clickOn("#sign-out");
        window.await("the card", () -> window.isThere("#join"));
        try (PlainClient bob = alice.bob("general")) {
            for (int i = 1; i <= 130; i++) bob.write("general", "line " + i);
            alice.push(KeyCode.ENTER);
            window.awaitMessage("line 1");
            assertThat(window.isThere(".row-new")).isTrue();
            assertThat(window.messages()).doesNotContain("line 130");
            window.await("unread", () -> window.isThere(".badge"));
            window.robot.clickOn("#to-newest");
            window.awaitMessage("line 130");
            window.await("nothing unread", () -> !window.isThere(".badge"));
        }
    }
}
