package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.nio.file.Path;
import java.util.UUID;

/// The window used with the keyboard alone, by somebody who has no mouse.
@Timeout(120)
class KeyboardIT extends AtAlices {
    private static final RoomName KITCHEN = new RoomName("kitchen");

    @Override
    Alice signIn(Path folder) throws Exception {
        return Alice.signsInWithKeys(folder);
    }

    private void say(String text) {
        alice.awaitFocus("composer");
        alice.write(text);
        alice.push(KeyCode.ENTER);
        window.awaitMessage(text);
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
    }

    private void walkTo(String pane) {
        for (int i = 0; i < 5 && !pane.equals(alice.focused().getId()); i++) {
            alice.push(KeyCode.F6);
        }
        alice.awaitFocus(pane);
    }

    @Test
    void aRoomIsMadeChosenFromTheListAndLeft() {
        alice.tabTo("new-room");
        alice.push(KeyCode.ENTER);
        alice.awaitFocus("new-room-name");
        alice.write("kitchen");
        alice.push(KeyCode.ENTER);
        alice.awaitRoom("kitchen");
        walkTo("rooms");
        alice.push(KeyCode.UP);
        alice.push(KeyCode.ENTER);
        alice.awaitRoom("general");
        alice.push(KeyCode.ESCAPE);
        alice.awaitFocus("composer");
        alice.goTo("kit");
        alice.awaitRoom("kitchen");
        alice.tabTo("room-menu");
        alice.push(KeyCode.ENTER);
        window.await("the menu", () -> shown("Leave #kitchen"));
        for (int i = 0; i < 12 && alice.text("#room-name").equals("kitchen"); i++) {
            if (!shown("Leave #kitchen")) alice.push(KeyCode.ENTER);
            alice.push(KeyCode.UP);
            alice.push(KeyCode.ENTER);
        }
        alice.awaitRoom("general");
    }

    private boolean shown(String text) {
        return window.robot.lookup(text).tryQuery().isPresent();
    }

    @Test
    void somebodyIsChosenFromThePeopleMentionedAndWrittenTo() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            window.await("bob", () -> shown("bob"));
            walkTo("people-list");
            for (int i = 0; i < 6 && !window.isThere("#person-card"); i++) {
                alice.push(KeyCode.DOWN);
                alice.push(KeyCode.ENTER);
                boolean own = window.isThere("#person-card") && !window.isThere("#person-message");
                if (own) alice.push(KeyCode.ESCAPE);
            }
            alice.awaitFocus("person-message");
            alice.push(KeyCode.ESCAPE);
            alice.awaitFocus("people-list");
            alice.push(KeyCode.ESCAPE);
            alice.awaitFocus("composer");
            walkTo("people-list");
            alice.push(KeyCode.ENTER);
            alice.awaitFocus("person-message");
            alice.tabTo("person-mention");
            alice.push(KeyCode.ENTER);
            window.await("the name", () -> alice.typed("#composer").equals("@bob "));
            alice.write("come here");
            alice.push(KeyCode.ENTER);
            bob.awaitText("@bob come here");
        }
    }

    @Test
    void aMessageIsReactedToEditedPinnedAndCopied() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            alice.push(KeyCode.SHORTCUT, KeyCode.K);
            alice.awaitFocus("switcher-field");
            alice.push(KeyCode.ESCAPE);
            alice.tabTo("new-room");
            alice.push(KeyCode.ENTER);
            alice.write("kitchen");
            alice.push(KeyCode.ENTER);
            alice.awaitRoom("kitchen");
            bob.join("kitchen");
            say("soup at noon");
            walkTo("messages");
            alice.push(KeyCode.DIGIT1);
            bob.await(ServerEvent.React.class, ServerEvent.React::on);
            window.await("the chip", () -> window.isThere(".reaction:own"));
            alice.push(KeyCode.P);
            bob.await(ServerEvent.Pin.class, ServerEvent.Pin::on);
            alice.push(KeyCode.C);
            window.await("copied", () -> Alice.clipboardNow().equals("soup at noon"));
            alice.push(KeyCode.E);
            alice.awaitFocus("composer");
            alice.push(KeyCode.SHORTCUT, KeyCode.A);
            alice.write("soup at one");
            alice.push(KeyCode.ENTER);
            bob.await(ServerEvent.Edit.class, edit -> edit.text().equals("soup at one"));
            window.awaitMessage("soup at one");
            alice.tabTo("pins");
            alice.push(KeyCode.ENTER);
            window.await("the pin", () -> window.isThere(".found"));
            alice.push(KeyCode.ESCAPE);
            alice.awaitFocus("pins");
            alice.push(KeyCode.ESCAPE);
            alice.awaitFocus("composer");
        }
    }

    @Test
    void anEmojiIsFoundAndWritten() {
        alice.write("lift off ");
        alice.tabTo("emoji");
        alice.push(KeyCode.ENTER);
        window.await("the picker", () -> window.isThere("#emoji-search"));
        alice.write("rocket");
        alice.push(KeyCode.ENTER);
        window.await("the emoji", () -> alice.typed("#composer").equals("lift off 🚀"));
        alice.awaitFocus("composer");
        alice.push(KeyCode.ENTER);
        window.awaitMessage("lift off 🚀");
    }

    @Test
    void whatWasNotSentIsTriedAgain() throws Exception {
        try (PlainClient bob = alice.bob()) {
            bob.send(new ClientCommand.Create(null, null, KITCHEN, null, null));
            bob.await(ServerEvent.Synced.class, _ -> true);
            alice.awaitFocus("composer");
            alice.write("/join kitchen");
            alice.push(KeyCode.ENTER);
            alice.awaitRoom("kitchen");
            String uid =
                    bob.await(ServerEvent.SystemNotice.class, one -> "alice".equals(one.name()))
                            .uid();
            order(bob, ClientCommand.Action.MUTE, String.valueOf(uid));
            alice.write("may I?");
            alice.push(KeyCode.ENTER);
            window.await("refused", () -> window.isThere(".failure-text"));
            order(bob, ClientCommand.Action.UNMUTE, String.valueOf(uid));
            walkTo("messages");
            alice.push(KeyCode.ENTER);
            window.await("at the first", () -> window.isThere(".menu-item:focused"));
            assertThat(Alice.words(window.find(".menu-item:focused", Node.class)))
                    .containsExactly("Try again");
            alice.push(KeyCode.ENTER);
            bob.awaitText("may I?");
            window.await("no refusal", () -> !window.isThere(".failure-text"));
        }
    }

    private static void order(PlainClient bob, ClientCommand.Action action, String uid)
            throws InterruptedException {
        String rid = UUID.randomUUID().toString();
        bob.send(new ClientCommand.Moderate(rid, KITCHEN, action, uid, null, null));
        bob.await(ServerEvent.Moderated.class, one -> rid.equals(one.rid()));
    }

    @Test
    void settingsAreChosenAndTheCardIsClosed() {
        alice.tabTo("settings");
        alice.push(KeyCode.ENTER);
        window.await("the card", () -> window.isThere("#settings-card"));
        ToggleButton theme = chosenOf("Light", "Dark");
        for (int i = 0; i < 30 && !alice.focused().equals(theme); i++) alice.push(KeyCode.TAB);
        assertThat(alice.focused()).isEqualTo(theme);
        alice.push(KeyCode.LEFT);
        alice.push(KeyCode.LEFT);
        alice.push(KeyCode.RIGHT);
        window.await("light", () -> window.scene().getRoot().getStyleClass().contains("light"));
        alice.push(KeyCode.RIGHT);
        window.await("dark", () -> window.scene().getRoot().getStyleClass().contains("dark"));
        alice.tabTo("setting-quiet");
        alice.push(KeyCode.SPACE);
        alice.push(KeyCode.ESCAPE);
        window.await("closed", () -> !window.isThere("#settings-card"));
        alice.awaitFocus("settings");
        alice.push(KeyCode.ESCAPE);
        alice.awaitFocus("composer");
    }

    @Test
    void theSettingsFollowTheKeysWhereTheyAreHigherThanTheWindow() {
        window.resize(900, 600);
        alice.tabTo("settings");
        alice.push(KeyCode.ENTER);
        window.await("the card", () -> window.isThere("#settings-card"));
        alice.tabTo("link-device");
        window.await("the button in sight", () -> isInSight("#link-device"));
        alice.push(KeyCode.ENTER);
        window.await("the code", () -> window.isThere("#link-code"));
    }

    private boolean isInSight(String button) {
        ScrollPane scroll = window.find("#settings-card .scroll-pane", ScrollPane.class);
        Node node = window.find(button, Node.class);
        Bounds all = scroll.localToScene(scroll.getLayoutBounds());
        return all.contains(node.localToScene(node.getLayoutBounds()));
    }

    @Test
    void aToastWaitsForTheKeysAndLeadsToItsMessage() throws Exception {
        try (PlainClient bob = alice.bob("general", "tech")) {
            alice.goTo("tech");
            alice.awaitRoom("tech");
            bob.write("general", "@alice look here");
            window.await("the toast", () -> window.isThere(".alert"));
            for (int i = 0; i < 5 && !isAtToast(); i++) alice.push(KeyCode.F6);
            assertThat(isAtToast()).isTrue();
            alice.push(KeyCode.ESCAPE);
            alice.awaitFocus("composer");
            alice.push(KeyCode.SHIFT, KeyCode.F6);
            alice.push(KeyCode.SHIFT, KeyCode.F6);
            alice.awaitFocus("rooms");
            alice.push(KeyCode.SHIFT, KeyCode.F6);
            assertThat(isAtToast()).isTrue();
            alice.push(KeyCode.ENTER);
            alice.awaitRoom("general");
            window.awaitMessage("@alice look here");
            alice.awaitFocus("composer");
        }
    }

    private boolean isAtToast() {
        return alice.focused().getStyleClass().contains("alert");
    }

    /// The button of a choice that is chosen now: the others are reached by the arrows.
    private ToggleButton chosenOf(String... labels) {
        ToggleButton one =
                window.robot.lookup(labels[0]).queryAllAs(ToggleButton.class).iterator().next();
        return one.getParent().getChildrenUnmodifiable().stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHitIsReachedAndTheSearchLeft() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.write("general", "The needle lies here.");
            for (int i = 1; i <= 60; i++) bob.write("general", "straw " + i);
            window.awaitMessage("straw 60");
            alice.push(KeyCode.SHORTCUT, KeyCode.F);
            alice.awaitFocus("search-field");
            alice.write("needle");
            window.await("the hit", () -> window.isThere(".found-mark"));
            alice.push(KeyCode.DOWN);
            alice.push(KeyCode.ENTER);
            window.awaitMessage("The needle lies here.");
            assertThat(window.isThere("#to-newest")).isTrue();
            alice.push(KeyCode.ESCAPE);
            window.await("closed", () -> !window.isThere("#search-field"));
            alice.awaitFocus("composer");
            walkTo("messages");
            alice.push(KeyCode.END);
            window.awaitMessage("straw 60");
            window.await("at the end", () -> !window.isThere("#to-newest"));
        }
    }

    @Test
    void oneSignsOutAndTheFieldsAreThereToTypeInto() {
        alice.tabTo("sign-out");
        alice.push(KeyCode.ENTER);
        window.await("the card", () -> window.isThere("#join"));
        alice.tabTo("name");
        assertThat(window.find("#name", TextField.class).getText()).isEqualTo("alice");
        alice.push(KeyCode.ENTER);
        window.await("in again", () -> window.isThere("#composer"));
    }
}
