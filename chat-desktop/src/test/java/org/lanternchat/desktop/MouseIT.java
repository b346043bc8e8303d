package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Labeled;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.protocol.ServerEvent;

import java.util.Objects;

/// What other tests do with the keys, done with the mouse; it types nothing but words.
@Timeout(120)
class MouseIT extends AtAlices {
    private void send() {
        window.robot.clickOn("#send");
    }

    private void say(String text) {
        alice.begin(text);
        send();
        window.awaitMessage(text);
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
    }

    private void hover(String message) {
        window.robot.moveTo("#room-name");
        window.robot.moveTo(window.message(message));
        window.await("the toolbar", () -> window.isThere("#message-toolbar"));
    }

    private Node inside(String parent, String text) {
        window.await(text, () -> lookFor(parent, text) != null);
        return Objects.requireNonNull(lookFor(parent, text));
    }

    private @Nullable Node lookFor(String parent, String text) {
        return window.robot.lookup(parent).queryAll().stream()
                .flatMap(one -> window.robot.from(one).lookup(".label").queryAll().stream())
                .filter(one -> one instanceof Labeled label && text.equals(label.getText()))
                .findFirst()
                .orElse(null);
    }

    @Test
    void roomsAreChosenFromTheListAndInTheSwitcher() {
        alice.open("kitchen");
        window.robot.clickOn(inside("#rooms", "general"));
        alice.awaitRoom("general");
        window.robot.clickOn(inside("#rooms", "tech"));
        alice.awaitRoom("tech");
        window.robot.clickOn("#new-direct");
        window.await("the switcher", () -> window.isThere("#switcher"));
        window.type("#switcher-field", "kit");
        window.robot.clickOn(inside(".switcher-line", "kitchen"));
        alice.awaitRoom("kitchen");
        window.robot.clickOn("#room-menu").clickOn("Leave #kitchen");
        window.await("left", () -> !alice.text("#room-name").equals("kitchen"));
    }

    @Test
    void anEmojiIsChosenFromThePicker() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            alice.begin("well done ");
            window.robot.clickOn("#emoji");
            window.await("the picker", () -> window.isThere(".emoji-choice"));
            window.robot.clickOn(".emoji-choice");
            window.await("an emoji", () -> alice.typed("#composer").length() > 10);
            String written = alice.typed("#composer");
            assertThat(written).startsWith("well done ");
            assertThat(written.codePointAt(10)).isGreaterThan(0x2000);
            send();
            bob.awaitText(written);
        }
    }

    @Test
    void aMessageIsAnsweredEditedCopiedAndPinnedFromItsToolbar() throws Exception {
        alice.open("kitchen");
        try (PlainClient bob = alice.bob("kitchen")) {
            bob.write("kitchen", "soup or bread?");
            window.awaitMessage("soup or bread?");
            alice.awaitNoticeOf("bob");
            hover("soup or bread?");
            window.robot.clickOn("#act-reply");
            window.await("the bar", () -> window.isThere("#writing-bar"));
            window.robot.write("soup");
            send();
            ServerEvent.Chat reply =
                    bob.await(ServerEvent.Chat.class, chat -> chat.text().equals("soup"));
            assertThat(reply.reply()).isEqualTo(1);
            window.awaitMessage("soup");
            window.await("the tick", () -> !window.isThere(".bubble:waiting"));
            hover("soup");
            window.robot.clickOn("#act-edit");
            window.await("its words", () -> alice.typed("#composer").equals("soup"));
            window.robot.write(", please");
            send();
            window.awaitMessage("soup, please");
            bob.await(ServerEvent.Edit.class, edit -> edit.text().equals("soup, please"));
            hover("soup, please");
            window.robot.clickOn("#act-copy");
            window.await("copied", () -> Alice.clipboardNow().equals("soup, please"));
            hover("soup or bread?");
            window.robot.clickOn("#act-pin");
            bob.await(ServerEvent.Pin.class, ServerEvent.Pin::on);
            window.robot.clickOn("#pins");
            window.await("the pin", () -> window.isThere(".found"));
            window.robot.clickOn(".found");
            window.await("closed", () -> !window.isThere("#pins-card"));
            assertThat(window.messages()).contains("soup or bread?");
        }
    }

    @Test
    void completionsHitsAndTheSearchAreClickedOn() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            window.await("bob", () -> window.robot.lookup("bob").tryQuery().isPresent());
            alice.begin("hi @b");
            window.robot.clickOn(inside("#completions", "bob"));
            assertThat(alice.typed("#composer")).isEqualTo("hi @bob ");
            window.robot.write("the needle");
            send();
            bob.awaitText("hi @bob the needle");
            for (int i = 1; i <= 60; i++) bob.write("general", "straw " + i);
            window.awaitMessage("straw 60");
            window.robot.clickOn("#search-toggle");
            window.type("#search-field", "needle");
            window.await("the hit", () -> window.isThere(".found-mark"));
            window.robot.clickOn(".hit");
            window.awaitMessage("hi @bob the needle");
            window.robot.clickOn("#search-close");
            window.await("closed", () -> !window.isThere("#search-field"));
            window.robot.clickOn("#to-newest");
            window.awaitMessage("straw 60");
        }
    }

    @Test
    void whatIsWrittenOfflineIsSentWhenTheServerIsTriedAtOnce() throws Exception {
        say("before");
        alice.server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        alice.begin("meanwhile");
        send();
        window.await("waiting", () -> window.isThere(".bubble:waiting"));
        alice.server.startAgain();
        if (window.isThere("#try-now")) window.robot.clickOn("#try-now");
        window.await("online", () -> !window.isThere("#connection-bar"));
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        assertThat(window.messages()).containsExactly("before", "meanwhile");
    }
}
