package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.List;

/// Commands, completions, search, drafts, settings and the way between panes, at the real server.
@Timeout(120)
class AroundIT extends AtAlices {
    @Test
    void messagesAreFoundAndAHitLeadsToItsRoom() throws Exception {
        try (PlainClient bob = alice.bob("general", "tech")) {
            bob.write("tech", "The needle is in tech.");
            for (int i = 1; i <= 40; i++) bob.write("general", "straw needle " + i);
            window.awaitMessage("straw needle 40");
            alice.push(KeyCode.SHORTCUT, KeyCode.F);
            window.robot.write("needle");
            window.await("hits", () -> window.isThere(".hit"));
            assertThat(window.isThere("#search-more")).isTrue();
            window.robot.clickOn("#search-more");
            window.await("all", () -> !window.isThere("#search-more"));
            window.type("#search-field", "needle tech");
            window.await("nothing", () -> alice.text("#search-state").contains("Nothing found"));
            window.robot.clickOn("Everywhere");
            window.await("the hit", () -> window.isThere(".found-mark"));
            window.robot.clickOn("#search-field");
            alice.push(KeyCode.DOWN);
            alice.push(KeyCode.ENTER);
            alice.awaitRoom("tech");
            window.awaitMessage("The needle is in tech.");
            window.robot.clickOn("#search-close");
            window.await("the people", () -> window.isThere("#people-list"));
        }
    }

    @Test
    void commandsAreDoneAndWhatIsWrongIsToldInPlace() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            window.say("/me waves");
            bob.awaitText("*waves*");
            window.say("/nonsense now");
            window.await("told", () -> alice.text("#limit").contains("/nonsense"));
            assertThat(alice.typed("#composer")).isEqualTo("/nonsense now");
            window.type("#composer", "//etc is a folder");
            alice.push(KeyCode.ENTER);
            bob.awaitText("/etc is a folder");
            window.say("/msg bob hello there");
            alice.awaitRoom("bob");
            bob.awaitText("hello there");
            alice.open("kitchen");
            window.say("/topic Soup at noon");
            window.await("the topic", () -> alice.text("#topic").equals("Soup at noon"));
            window.say("/away");
            window.await("away", () -> alice.text("#connection-state").equals("away"));
            window.say("/help");
            window.await("help", () -> alice.text("#toast").contains("/join"));
            window.say("/leave");
            window.await("gone", () -> !alice.text("#room-name").equals("kitchen"));
            window.say("/msg nobody hello");
            window.await("kept", () -> alice.typed("#composer").equals("/msg nobody hello"));
        }
    }

    @Test
    void namesRoomsAndCommandsAreCompletedWithTheKeys() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            window.await("bob", () -> window.robot.lookup("bob").tryQuery().isPresent());
            alice.begin("hi @b");
            window.await("offered", () -> window.isThere("#completions"));
            alice.push(KeyCode.TAB);
            assertThat(alice.typed("#composer")).isEqualTo("hi @bob ");
            window.robot.write("see #te");
            window.await("offered", () -> window.isThere("#completions"));
            alice.push(KeyCode.ENTER);
            assertThat(alice.typed("#composer")).isEqualTo("hi @bob see #tech ");
            alice.push(KeyCode.ENTER);
            bob.awaitText("hi @bob see #tech");
            window.robot.write("/lea");
            window.await("offered", () -> window.isThere("#completions"));
            alice.push(KeyCode.ESCAPE);
            assertThat(window.isThere("#completions")).isFalse();
            assertThat(alice.typed("#composer")).isEqualTo("/lea");
        }
    }

    @Test
    void draftsStayInTheirRoomsAndSettingsApplyAtOnce() throws Exception {
        window.say("/join tech");
        alice.awaitRoom("tech");
        alice.begin("half a thought");
        alice.goTo("general");
        alice.awaitRoom("general");
        assertThat(alice.typed("#composer")).isEmpty();
        alice.begin("another");
        window.robot.clickOn("#settings").clickOn("Largest");
        double large = window.find("#room-name", Label.class).getFont().getSize();
        assertThat(large).isGreaterThan(17);
        window.robot.clickOn("Deutsch");
        window.await("in German", () -> alice.text("#connection-state").equals("Verbunden"));
        assertThat(alice.typed("#composer")).isEqualTo("another");
        alice.opensAnew("desktop");
        window = alice.window();
        window.await("in", () -> window.isThere("#composer"));
        window.await("in German", () -> alice.text("#connection-state").equals("Verbunden"));
        assertThat(alice.typed("#composer")).isEqualTo("another");
        alice.goTo("tech");
        alice.awaitRoom("tech");
        assertThat(alice.typed("#composer")).isEqualTo("half a thought");
        assertThat(window.find("#room-name", Label.class).getFont().getSize()).isEqualTo(large);
    }

    @Test
    void thePanesAreWalkedAndEscLeadsBackToWriting() {
        Node composer = window.find("#composer", Node.class);
        List<String> walked = List.of("people-list", "rooms", "messages", "composer");
        for (String pane : walked) {
            alice.push(KeyCode.F6);
            window.await(pane, () -> pane.equals(window.scene().getFocusOwner().getId()));
        }
        alice.push(KeyCode.SHIFT, KeyCode.F6);
        alice.push(KeyCode.ESCAPE);
        assertThat(composer.isFocused()).isTrue();
        alice.push(KeyCode.SHORTCUT, KeyCode.K);
        window.await("open", () -> window.find("#switcher-field", TextField.class).isFocused());
        alice.push(KeyCode.ESCAPE);
        window.await("closed", composer::isFocused);
    }
}
