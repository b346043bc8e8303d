package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ServerEvent;

import java.util.List;

/// What is told of rooms that are not in sight, at the real server.
@Timeout(120)
class ToldIT extends AtAlices {
    @Test
    void whatIsUnreadIsCountedWalkedAndMutedPerRoom() throws Exception {
        try (PlainClient bob = alice.bob("general", "tech", "random")) {
            for (String room : List.of("tech", "random")) {
                window.say("/join " + room);
                alice.awaitRoom(room);
            }
            bob.write("general", "for everyone");
            bob.write("tech", "for @alice alone");
            window.await("a mention", () -> window.isThere(".badge:mentioned"));
            window.await(
                    "a toast", () -> window.robot.lookup("bob in #tech").tryQuery().isPresent());
            window.await("the title", () -> window.stage().getTitle().startsWith("(2)"));
            alice.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            alice.awaitRoom("tech");
            alice.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            alice.awaitRoom("general");
            window.await("all read", () -> window.stage().getTitle().startsWith("#general"));
            alice.goTo("random");
            alice.awaitRoom("random");
            window.robot.clickOn("#room-menu").clickOn("Mute");
            alice.goTo("general");
            alice.awaitRoom("general");
            bob.write("random", "nobody hears this, @alice");
            window.await("the count", () -> window.isThere(".room:muted .badge:mentioned"));
            assertThat(window.stage().getTitle()).startsWith("#general");
            alice.push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            assertThat(alice.text("#room-name")).isEqualTo("general");
        }
    }

    @Test
    void aToastLeadsToItsMessageAndNoneComesWhileNotToBeDisturbed() throws Exception {
        try (PlainClient bob = alice.bob("general", "tech")) {
            window.say("/join tech");
            alice.awaitRoom("tech");
            bob.write("general", "@alice look here");
            window.await("the toast", () -> window.isThere(".alert"));
            window.robot.clickOn(".alert");
            alice.awaitRoom("general");
            window.robot.clickOn("#settings").clickOn("#setting-quiet");
            alice.push(KeyCode.ESCAPE);
            bob.write("tech", "@alice and here");
            window.await("the badge", () -> window.isThere(".badge:mentioned"));
            assertThat(window.isThere(".alert")).isFalse();
        }
    }

    @Test
    void theFirstMessageOfANewConversationIsToldAndCounted() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.send(new ClientCommand.Direct("r1", "alice"));
            String room = bob.await(ServerEvent.Joined.class, one -> "r1".equals(one.rid())).room();
            bob.write(room, "nice to meet you");
            window.await("the toast", () -> window.isThere(".alert"));
            window.await("the title", () -> window.stage().getTitle().startsWith("(1)"));
            window.await("the badge", () -> window.isThere(".badge:mentioned"));
            window.await(
                    "the line",
                    () ->
                            window.robot.lookup(".room").queryAll().stream()
                                    .map(Node::getAccessibleText)
                                    .anyMatch("bob, online, 1 new message"::equals));
            window.robot.clickOn(".alert");
            alice.awaitRoom("bob");
            window.awaitMessage("nice to meet you");
            window.await("all read", () -> !window.stage().getTitle().startsWith("("));
        }
    }
}
