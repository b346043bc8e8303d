package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.InviteLink;
import org.lanternchat.desktop.view.text.DraftField;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/// Everything around the messages, used as people use it, at the real server.
@Timeout(120)
class AroundIT {
    @TempDir Path data;
    private ServerProcess server;
    private DesktopWindow window;

    @BeforeEach
    void open() throws Exception {
        server = ServerProcess.start(data.resolve("server"));
        window = DesktopWindow.open(data.resolve("desktop"));
        window.signIn(server.hostAndPort(), "alice");
        window.await("in general", () -> window.isThere("#messages"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        server.close();
    }

    private PlainClient bob(String... rooms) throws InterruptedException {
        return PlainClient.version1(server.socket(), "bob", rooms);
    }

    private String text(String label) {
        return window.find(label, Label.class).getText();
    }

    private String typed(String field) {
        return field.equals("#composer")
                ? window.find(field, DraftField.class).getText()
                : window.find(field, TextInputControl.class).getText();
    }

    private void awaitRoom(String name) {
        window.await("in " + name, () -> text("#room-name").equals(name));
    }

    private void push(KeyCode... keys) {
        window.robot.push(keys);
    }

    private void write(String text) {
        window.robot.clickOn("#composer");
        window.robot.write(text);
    }

    private void goTo(String letters) {
        push(KeyCode.SHORTCUT, KeyCode.K);
        window.await("the switcher", () -> window.isThere("#switcher"));
        window.robot.write(letters);
        push(KeyCode.ENTER);
    }

    /// Alice opens a room, of which she is the owner.
    private void open(String room) {
        window.robot.clickOn("#new-room");
        window.type("#new-room-name", room);
        push(KeyCode.ENTER);
        awaitRoom(room);
    }

    /// Bob makes a room, of which he is the owner.
    private void create(PlainClient bob, String room) throws InterruptedException {
        bob.send(new ClientCommand.Create(null, null, new RoomName(room), null, "To do"));
        bob.await(ServerEvent.Synced.class, synced -> synced.room().equals(room));
    }

    private static RoomName room(String name) {
        return new RoomName(name);
    }

    @Test
    void somebodyIsWrittenToDirectlyFromTheListOfPeople() throws Exception {
        try (PlainClient bob = bob("general")) {
            window.await("bob", () -> window.robot.lookup("bob").tryQuery().isPresent());
            window.robot.clickOn("bob");
            window.robot.clickOn("#person-message");
            awaitRoom("bob");
            assertThat(window.isThere("#person-card")).isFalse();
            window.say("just between us");
            bob.awaitText("just between us");
            window.await("the line", () -> window.isThere(".room:current"));
            assertThat(window.find(".room:current", Node.class).getAccessibleText())
                    .isEqualTo("bob, online");
        }
        window.await(
                "bob is gone",
                () ->
                        window.find(".room:current", Node.class)
                                .getAccessibleText()
                                .equals("bob, offline"));
    }

    @Test
    void aPrivateRoomIsEnteredByALinkAlone() throws Exception {
        window.robot.clickOn("#new-room");
        window.robot.clickOn("Private");
        window.type("#new-room-name", "Budget round");
        push(KeyCode.ENTER);
        awaitRoom("Budget round");
        window.robot.clickOn("#room-menu").clickOn("#invite");
        window.await("the link", () -> window.isThere(".qr"));
        InviteLink link = InviteLink.parse(typed("#invite-link")).orElseThrow();
        push(KeyCode.ESCAPE);
        try (PlainClient bob = bob("general")) {
            bob.send(new ClientCommand.Join(null, link.room(), null, link.code()));
            bob.await(ServerEvent.Synced.class, synced -> synced.room().startsWith("~"));
            window.await("both", () -> window.robot.lookup("bob").tryQuery().isPresent());
            bob.write(link.room().value(), "thank you");
            window.awaitMessage("thank you");
        }
    }

    @Test
    void aLinkThatSomebodySentLeadsIntoTheirRoom() throws Exception {
        try (PlainClient bob = bob("general")) {
            bob.send(new ClientCommand.Create("r1", RoomSummary.PRIVATE, null, "Surprise", null));
            String room = bob.await(ServerEvent.Joined.class, one -> "r1".equals(one.rid())).room();
            bob.send(new ClientCommand.Invite("r2", room(room)));
            String code = bob.await(ServerEvent.Invited.class, _ -> true).code();
            window.robot.clickOn("#new-room").clickOn("By link");
            window.type("#new-room-name", "http://" + server.hostAndPort() + "/#general");
            push(KeyCode.ENTER);
            window.await("no link", () -> text("#new-room-hint").contains("no invite link"));
            String base = "http://" + server.hostAndPort() + "/#" + room + "/";
            window.type("#new-room-name", base + "wrong");
            push(KeyCode.ENTER);
            window.await("refused", () -> window.isThere("#new-room-hint:wrong"));
            window.type("#new-room-name", base + code);
            push(KeyCode.ENTER);
            awaitRoom("Surprise");
        }
    }

    @Test
    void whatIsUnreadIsCountedWalkedAndMutedPerRoom() throws Exception {
        try (PlainClient bob = bob("general", "tech", "random")) {
            for (String room : List.of("tech", "random")) {
                window.say("/join " + room);
                awaitRoom(room);
            }
            bob.write("general", "for everyone");
            bob.write("tech", "for @alice alone");
            window.await("a mention", () -> window.isThere(".badge:mentioned"));
            window.await(
                    "a toast", () -> window.robot.lookup("bob in #tech").tryQuery().isPresent());
            window.await("the title", () -> window.stage().getTitle().startsWith("(2)"));
            push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            awaitRoom("tech");
            push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            awaitRoom("general");
            window.await("all read", () -> window.stage().getTitle().startsWith("#general"));
            goTo("random");
            awaitRoom("random");
            window.robot.clickOn("#room-menu").clickOn("Mute");
            goTo("general");
            awaitRoom("general");
            bob.write("random", "nobody hears this, @alice");
            window.await("the count", () -> window.isThere(".room:muted .badge:mentioned"));
            assertThat(window.stage().getTitle()).startsWith("#general");
            push(KeyCode.ALT, KeyCode.SHIFT, KeyCode.DOWN);
            assertThat(text("#room-name")).isEqualTo("general");
        }
    }

    @Test
    void aToastLeadsToItsMessageAndNoneComesWhileNotToBeDisturbed() throws Exception {
        try (PlainClient bob = bob("general", "tech")) {
            window.say("/join tech");
            awaitRoom("tech");
            bob.write("general", "@alice look here");
            window.await("the toast", () -> window.isThere(".alert"));
            window.robot.clickOn(".alert");
            awaitRoom("general");
            window.robot.clickOn("#settings").clickOn("#setting-quiet");
            push(KeyCode.ESCAPE);
            bob.write("tech", "@alice and here");
            window.await("the badge", () -> window.isThere(".badge:mentioned"));
            assertThat(window.isThere(".alert")).isFalse();
        }
    }

    @Test
    void messagesAreFoundAndAHitLeadsToItsRoom() throws Exception {
        try (PlainClient bob = bob("general", "tech")) {
            bob.write("tech", "The needle is in tech.");
            for (int i = 1; i <= 40; i++) bob.write("general", "straw needle " + i);
            window.awaitMessage("straw needle 40");
            push(KeyCode.SHORTCUT, KeyCode.F);
            window.robot.write("needle");
            window.await("hits", () -> window.isThere(".hit"));
            assertThat(window.isThere("#search-more")).isTrue();
            window.robot.clickOn("#search-more");
            window.await("all", () -> !window.isThere("#search-more"));
            window.type("#search-field", "needle tech");
            window.await("nothing", () -> text("#search-state").contains("Nothing found"));
            window.robot.clickOn("Everywhere");
            window.await("the hit", () -> window.isThere(".found-mark"));
            window.robot.clickOn("#search-field");
            push(KeyCode.DOWN);
            push(KeyCode.ENTER);
            awaitRoom("tech");
            window.awaitMessage("The needle is in tech.");
            window.robot.clickOn("#search-close");
            window.await("the people", () -> window.isThere("#people-list"));
        }
    }

    @Test
    void commandsAreDoneAndWhatIsWrongIsToldInPlace() throws Exception {
        try (PlainClient bob = bob("general")) {
            window.say("/me waves");
            bob.awaitText("*waves*");
            window.say("/nonsense now");
            window.await("told", () -> text("#limit").contains("/nonsense"));
            assertThat(typed("#composer")).isEqualTo("/nonsense now");
            window.type("#composer", "//etc is a folder");
            push(KeyCode.ENTER);
            bob.awaitText("/etc is a folder");
            window.say("/msg bob hello there");
            awaitRoom("bob");
            bob.awaitText("hello there");
            open("kitchen");
            window.say("/topic Soup at noon");
            window.await("the topic", () -> text("#topic").equals("Soup at noon"));
            window.say("/away");
            window.await("away", () -> text("#connection-state").equals("away"));
            window.say("/help");
            window.await("help", () -> text("#toast").contains("/join"));
            window.say("/leave");
            window.await("gone", () -> !text("#room-name").equals("kitchen"));
            window.say("/msg nobody hello");
            window.await("kept", () -> typed("#composer").equals("/msg nobody hello"));
        }
    }

    @Test
    void namesRoomsAndCommandsAreCompletedWithTheKeys() throws Exception {
        try (PlainClient bob = bob("general")) {
            window.await("bob", () -> window.robot.lookup("bob").tryQuery().isPresent());
            write("hi @b");
            window.await("offered", () -> window.isThere("#completions"));
            push(KeyCode.TAB);
            assertThat(typed("#composer")).isEqualTo("hi @bob ");
            window.robot.write("see #te");
            window.await("offered", () -> window.isThere("#completions"));
            push(KeyCode.ENTER);
            assertThat(typed("#composer")).isEqualTo("hi @bob see #tech ");
            push(KeyCode.ENTER);
            bob.awaitText("hi @bob see #tech");
            window.robot.write("/lea");
            window.await("offered", () -> window.isThere("#completions"));
            push(KeyCode.ESCAPE);
            assertThat(window.isThere("#completions")).isFalse();
            assertThat(typed("#composer")).isEqualTo("/lea");
        }
    }

    @Test
    void whoKeepsOrderActsFromTheCardAndIsToldWhatIsRefused() throws Exception {
        try (PlainClient bob = bob("general")) {
            open("kitchen");
            bob.join("kitchen");
            window.await("bob", () -> window.robot.lookup("bob").tryQuery().isPresent());
            window.robot.clickOn("bob").clickOn("#person-mute");
            window.robot.clickOn("10 min");
            window.type("#order-why", "shouting");
            push(KeyCode.ENTER);
            ServerEvent.Moderated muted = bob.await(ServerEvent.Moderated.class, _ -> true);
            assertThat(muted.seconds()).isEqualTo(600);
            assertThat(muted.why()).isEqualTo("shouting");
            window.await("closed", () -> !window.isThere("#person-card"));
            window.robot.clickOn("bob").clickOn("#person-unmute");
            window.await("done", () -> text("#person-hint").equals("Done."));
            window.robot.clickOn("moderator");
            window.await("given", () -> text("#person-hint").contains("moderator"));
            push(KeyCode.ESCAPE);
            window.robot.clickOn("bob").clickOn("#person-kick").clickOn("#order-do");
            bob.await(ServerEvent.Left.class, left -> "kicked".equals(left.why()));
        }
    }

    @Test
    void pinsAreListedAndTakenAwayAndTheTopicIsEditedInPlace() throws Exception {
        try (PlainClient bob = bob()) {
            create(bob, "kitchen");
            bob.write("kitchen", "Soup at noon");
            String cid = UUID.randomUUID().toString();
            bob.send(new ClientCommand.Pin(null, room("kitchen"), cid, 2L, true));
            window.say("/join kitchen");
            window.awaitMessage("Soup at noon");
            window.robot.clickOn("#pins");
            window.await("the pin", () -> window.isThere(".found"));
            assertThat(window.isThere(".unpin")).isFalse();
            push(KeyCode.ESCAPE);
            String uid =
                    bob.await(ServerEvent.SystemNotice.class, one -> "alice".equals(one.name()))
                            .uid();
            assertThat(uid).isNotNull();
            bob.send(
                    new ClientCommand.GiveRole(
                            "r1", room("kitchen"), String.valueOf(uid), Role.MODERATOR));
            window.await("may edit", () -> window.isThere("#topic:editable"));
            window.robot.clickOn("#pins");
            window.await("may unpin", () -> window.isThere(".unpin"));
            window.robot.clickOn(".unpin");
            bob.await(ServerEvent.Pin.class, pin -> !pin.on());
            window.await("none", () -> text("#pins-state").contains("Nothing is pinned"));
            push(KeyCode.ESCAPE);
            window.robot.clickOn("#topic");
            window.type("#topic-field", "Bread at one");
            push(KeyCode.ENTER);
            bob.await(ServerEvent.Topic.class, topic -> topic.text().equals("Bread at one"));
            window.await("shown", () -> text("#topic").equals("Bread at one"));
        }
    }

    @Test
    void draftsStayInTheirRoomsAndSettingsApplyAtOnce() throws Exception {
        window.say("/join tech");
        awaitRoom("tech");
        write("half a thought");
        goTo("general");
        awaitRoom("general");
        assertThat(typed("#composer")).isEmpty();
        write("another");
        window.robot.clickOn("#settings").clickOn("Largest");
        double large = window.find("#room-name", Label.class).getFont().getSize();
        assertThat(large).isGreaterThan(17);
        window.robot.clickOn("Deutsch");
        window.await("in German", () -> text("#connection-state").equals("Verbunden"));
        assertThat(typed("#composer")).isEqualTo("another");
        window.close();
        window = DesktopWindow.open(data.resolve("desktop"));
        window.await("in", () -> window.isThere("#composer"));
        window.await("in German", () -> text("#connection-state").equals("Verbunden"));
        assertThat(typed("#composer")).isEqualTo("another");
        goTo("tech");
        awaitRoom("tech");
        assertThat(typed("#composer")).isEqualTo("half a thought");
        assertThat(window.find("#room-name", Label.class).getFont().getSize()).isEqualTo(large);
    }

    @Test
    void aSecondDeviceIsTheSamePersonByACode() throws Exception {
        window.say("from my first device");
        window.robot.clickOn("#settings").clickOn("#link-device");
        window.await("the code", () -> window.isThere("#link-code"));
        String code = text("#link-code");
        window.close();
        window = DesktopWindow.open(data.resolve("second"));
        window.type("#address", server.hostAndPort());
        window.robot.clickOn("#other-way");
        window.type("#code", "AAAA-AAAA");
        push(KeyCode.ENTER);
        window.await("refused", () -> window.isThere("#code-hint:wrong"));
        window.type("#code", code);
        push(KeyCode.ENTER);
        window.awaitMessage("from my first device");
        assertThat(text("#own-name")).isEqualTo("alice");
        assertThat(window.isThere(".bubble:own")).isTrue();
    }

    @Test
    void thePanesAreWalkedAndEscLeadsBackToWriting() {
        Node composer = window.find("#composer", Node.class);
        List<String> walked = List.of("people-list", "rooms", "messages", "composer");
        for (String pane : walked) {
            push(KeyCode.F6);
            window.await(pane, () -> pane.equals(window.scene().getFocusOwner().getId()));
        }
        push(KeyCode.SHIFT, KeyCode.F6);
        push(KeyCode.ESCAPE);
        assertThat(composer.isFocused()).isTrue();
        push(KeyCode.SHORTCUT, KeyCode.K);
        window.await("open", () -> window.find("#switcher-field", TextField.class).isFocused());
        push(KeyCode.ESCAPE);
        window.await("closed", composer::isFocused);
    }
}
