package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.view.text.DraftField;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The window, used as people use it, at the real server.
@Timeout(120)
class WindowIT {
    @TempDir Path data;
    private ServerProcess server;
    private DesktopWindow window;

    @BeforeEach
    void open() throws Exception {
        server = ServerProcess.start(data.resolve("server"));
        window = DesktopWindow.open(data.resolve("desktop"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        server.close();
    }

    private void signIn() {
        window.signIn(server.hostAndPort(), "alice");
        window.await("in general", () -> window.isThere("#messages"));
    }

    private PlainClient bob() throws InterruptedException {
        return PlainClient.version1(server.socket(), "bob", "general");
    }

    private String text(String label) {
        return window.find(label, Label.class).getText();
    }

    private DraftField composer() {
        return window.find("#composer", DraftField.class);
    }

    @Test
    void theCardTellsWhatIsWrongUnderItsFieldAndOffersAnotherName() throws Exception {
        try (PlainClient bob = bob()) {
            window.type("#address", "two words");
            assertThat(text("#address-hint")).contains("no address");
            window.type("#address", "127.0.0.1:1");
            window.type("#name", "admin");
            assertThat(text("#name-hint")).contains("reserved");
            window.type("#name", "bob");
            window.robot.push(KeyCode.ENTER);
            window.await("unreachable", () -> text("#address-hint").contains("127.0.0.1:1"));
            assertThat(window.find("#name", TextField.class).getText()).isEqualTo("bob");
            window.type("#address", "http://" + server.hostAndPort() + "/#general");
            window.robot.push(KeyCode.ENTER);
            window.await("the suggestion", () -> window.isThere("#suggestion"));
            assertThat(text("#name-hint")).isNotBlank();
            window.robot.clickOn("#suggestion");
            window.await("signed in", () -> window.isThere("#composer"));
            assertThat(text("#own-name")).startsWith("bob").isNotEqualTo("bob");
            assertThat(bob.heard()).isNotNull();
        }
    }

    @Test
    void enterSendsShiftEnterBreaksAndTheTickFollows() throws Exception {
        signIn();
        window.robot.clickOn("#composer");
        window.robot.write("one");
        double low = composer().getHeight();
        window.robot.push(KeyCode.SHIFT, KeyCode.ENTER);
        window.robot.write("two");
        window.await("a higher composer", () -> composer().getHeight() > low);
        try (PlainClient bob = bob()) {
            window.robot.push(KeyCode.ENTER);
            bob.awaitText("one\\ntwo");
            window.awaitMessage("one\ntwo");
            assertThat(composer().getText()).isEmpty();
            window.await("the tick", () -> window.isThere(".bubble:own"));
            bob.send(new ClientCommand.Typing(null, new RoomName("general"), true));
            window.await("typing", () -> text("#typing").equals("bob is typing…"));
            bob.write("general", "done");
            window.await("no typing", () -> text("#typing").isEmpty());
        }
    }

    @Test
    void whatIsWrittenOfflineGoesOutAfterTheReturnAndADraftSurvives() throws Exception {
        signIn();
        window.say("before");
        window.awaitMessage("before");
        server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        window.await("the seconds", () -> text("#connection-text").startsWith("Reconnecting in"));
        window.say("offline");
        window.await("waiting", () -> window.isThere(".bubble:waiting"));
        window.robot.write("half a thought");
        window.close();
        server.startAgain();
        window = DesktopWindow.open(data.resolve("desktop"));
        window.awaitMessage("offline");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        assertThat(window.messages()).isEqualTo(List.of("before", "offline"));
        assertThat(composer().getText()).isEqualTo("half a thought");
        server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        server.startAgain();
        if (window.isThere("#try-now")) window.robot.clickOn("#try-now");
        window.await("online", () -> !window.isThere("#connection-bar"));
    }

    @Test
    void signingOutKeepsAllThatIsThePersonsOwnForTheNextTime() throws Exception {
        signIn();
        window.robot.clickOn("#new-room");
        window.robot.write("kitchen");
        window.robot.push(KeyCode.ENTER);
        window.await("the room", () -> text("#room-name").equals("kitchen"));
        server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        window.say("offline");
        window.await("waiting", () -> window.isThere(".bubble:waiting"));
        window.robot.write("half a thought");
        window.robot.clickOn("#sign-out");
        window.await("the card", () -> window.isThere("#join"));
        assertThat(window.find("#address", TextField.class).getText())
                .isEqualTo(server.hostAndPort());
        assertThat(window.find("#name", TextField.class).getText()).isEqualTo("alice");
        assertThat(window.stage().getTitle()).isEqualTo("Lantern Chat");
        server.startAgain();
        window.type("#name", "bob");
        window.robot.push(KeyCode.ENTER);
        window.await("bob is in", () -> window.isThere("#composer"));
        assertThat(text("#own-name")).isEqualTo("bob");
        assertThat(text("#room-name")).isEqualTo("general");
        assertThat(composer().getText()).isEmpty();
        window.robot.clickOn("#sign-out");
        window.await("the card", () -> window.isThere("#join"));
        window.type("#name", "alice");
        window.robot.push(KeyCode.ENTER);
        window.awaitMessage("offline");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        assertThat(text("#own-name")).isEqualTo("alice");
        assertThat(text("#room-name")).isEqualTo("kitchen");
        assertThat(composer().getText()).isEqualTo("half a thought");
    }

    @Test
    void roomsAreMadeWalkedCountedAndLeft() throws Exception {
        signIn();
        try (PlainClient bob = bob()) {
            window.robot.clickOn("#new-room");
            window.robot.write("~x");
            window.await("the fault", () -> text("#new-room-problem").contains("~"));
            window.type("#new-room-name", "Kitchen");
            window.robot.push(KeyCode.ENTER);
            window.await("the room", () -> text("#room-name").equals("kitchen"));
            bob.write("general", "over here");
            window.await("unread", () -> window.isThere(".badge"));
            window.robot.push(KeyCode.ALT, KeyCode.UP);
            window.await("general", () -> text("#room-name").equals("general"));
            window.awaitMessage("over here");
            window.await("nothing unread", () -> !window.isThere(".badge"));
            window.robot.push(KeyCode.ALT, KeyCode.DOWN);
            window.await("kitchen", () -> text("#room-name").equals("kitchen"));
            window.robot.clickOn("#room-menu");
            window.robot.clickOn("Leave #kitchen");
            window.await("general", () -> text("#room-name").equals("general"));
        }
    }

    @Test
    void textIsSelectedWithTheMouseAndCopied() throws Exception {
        signIn();
        window.say("copy these words");
        window.awaitMessage("copy these words");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        WaitForAsyncUtils.waitForFxEvents();
        window.robot.doubleClickOn(".message-text", MouseButton.PRIMARY);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.push(KeyCode.SHORTCUT, KeyCode.C);
        String copied =
                WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("copy these words");
        window.robot.push(KeyCode.ESCAPE);
        assertThat(composer().isFocused()).isTrue();
    }

    @Test
    void theThemeIsChosenAndRemembered() throws Exception {
        signIn();
        window.robot.clickOn("#settings");
        window.robot.clickOn("Light");
        assertThat(window.scene().getRoot().getStyleClass()).contains("light");
        window.robot.clickOn("Dark");
        assertThat(window.scene().getRoot().getStyleClass()).contains("dark");
        window.close();
        assertThat(Files.readString(data.resolve("desktop/settings.properties")))
                .contains("theme=DARK");
        window = DesktopWindow.open(data.resolve("desktop"));
        assertThat(window.scene().getRoot().getStyleClass()).contains("dark");
    }

    @Test
    void aTextOverTheLimitIsToldAndKept() {
        signIn();
        String long4001 = "y".repeat(4_001);
        window.robot.interact(() -> composer().setText(long4001));
        window.await("the limit", () -> text("#limit").contains("1 character too many"));
        window.robot.clickOn("#composer").push(KeyCode.ENTER);
        assertThat(composer().getText()).isEqualTo(long4001);
        assertThat(window.messages()).isEmpty();
    }

    @Test
    void aNarrowWindowLaysThePeopleOverTheConversation() {
        signIn();
        window.await("the people", () -> window.isThere("#people-list"));
        window.resize(760, 600);
        window.await("no pane", () -> !window.isThere("#people-list"));
        window.robot.clickOn("#people-toggle");
        window.await("the pane", () -> window.isThere("#people-list"));
        window.resize(980, 700);
        window.await("the pane again", () -> window.isThere("#people-list"));
    }
}
