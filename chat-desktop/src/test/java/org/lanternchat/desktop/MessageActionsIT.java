package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ContextMenuEvent;
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
import org.lanternchat.protocol.ServerEvent;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.UUID;

/// Acting on messages in the window, by mouse and by keyboard, at the real server.
@Timeout(120)
class MessageActionsIT {
    private static final RoomName GENERAL = RoomName.GENERAL;

    @TempDir Path data;
    private ServerProcess server;
    private DesktopWindow window;
    private PlainClient bob;

    @BeforeEach
    void open() throws Exception {
        server = ServerProcess.start(data.resolve("server"));
        window = DesktopWindow.open(data.resolve("desktop"));
        bob = PlainClient.version1(server.socket(), "bob", "general");
        window.signIn(server.hostAndPort(), "alice");
        window.await("in general", () -> window.isThere("#messages"));
    }

    @AfterEach
    void close() throws Exception {
        bob.close();
        window.close();
        server.close();
    }

    private DraftField composer() {
        return window.find("#composer", DraftField.class);
    }

    private String text(String label) {
        return window.find(label, Label.class).getText();
    }

    private Node message(String text) {
        return window.robot.lookup(".message-text").queryAll().stream()
                .filter(one -> text.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private void hover(String text) {
        window.robot.moveTo(message(text));
        window.await("the toolbar", () -> window.isThere("#message-toolbar"));
    }

    private void sayAndAwait(String text) {
        window.say(text);
        window.awaitMessage(text);
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
    }

    private long seqOf(String text) throws InterruptedException {
        return bob.await(ServerEvent.Chat.class, chat -> chat.text().equals(text)).seq();
    }

    private void sawIt(long seq) {
        bob.send(new ClientCommand.Read(null, GENERAL, seq));
    }

    private void react(long target, String emoji) {
        String cid = UUID.randomUUID().toString();
        bob.send(new ClientCommand.React(null, GENERAL, cid, target, emoji, true));
    }

    @Test
    void aReactionIsPutByMouseCountedWithOthersAndTakenAwayByItsChip() throws Exception {
        sayAndAwait("shall we?");
        hover("shall we?");
        window.robot.clickOn("#message-toolbar .icon-button");
        window.await("the chip", () -> window.isThere(".reaction:own"));
        ServerEvent.React heard = bob.await(ServerEvent.React.class, ServerEvent.React::on);
        react(heard.target(), heard.emoji());
        window.await(
                "both",
                () ->
                        window.find(".reaction", javafx.scene.control.Button.class)
                                .getText()
                                .equals("2"));
        window.robot.clickOn(".reaction");
        window.await("only bob's", () -> !window.isThere(".reaction:own"));
        assertThat(window.isThere(".reaction")).isTrue();
    }

    @Test
    void upEditsTheLastOwnMessageAndEscGivesTheDraftBack() throws Exception {
        sayAndAwait("hello wrold");
        window.robot.clickOn("#composer").push(KeyCode.UP);
        window.await("the bar", () -> window.isThere("#writing-bar"));
        assertThat(composer().getText()).isEqualTo("hello wrold");
        window.robot.push(KeyCode.ESCAPE);
        window.await("no bar", () -> !window.isThere("#writing-bar"));
        assertThat(composer().getText()).isEmpty();
        window.robot.push(KeyCode.UP).push(KeyCode.SHORTCUT, KeyCode.A);
        window.robot.write("hello world").push(KeyCode.ENTER);
        window.awaitMessage("hello world");
        bob.await(ServerEvent.Edit.class, edit -> edit.text().equals("hello world"));
        assertThat(window.messages()).containsExactly("hello world");
        assertThat(composer().getText()).isEmpty();
    }

    @Test
    void aReplyIsBegunAndSentByKeyboardAndItsQuoteLeadsToTheOriginal() throws Exception {
        bob.write("general", "where is the key?");
        for (int i = 1; i <= 140; i++) bob.write("general", "line " + i);
        window.awaitMessage("line 140");
        window.robot.clickOn("#composer").push(KeyCode.SHIFT, KeyCode.F6);
        window.await("the keys", () -> window.isThere("#message-toolbar"));
        window.robot.push(KeyCode.UP).push(KeyCode.R);
        window.await("the bar", () -> text(".writing-what").contains("bob"));
        assertThat(text(".writing-line")).isEqualTo("line 139");
        window.robot.write("yes").push(KeyCode.ENTER);
        assertThat(bob.await(ServerEvent.Chat.class, chat -> chat.text().equals("yes")).reply())
                .isEqualTo(140);
        window.await("the quote", () -> window.isThere(".quote"));
        String cid = UUID.randomUUID().toString();
        bob.send(new ClientCommand.Chat(null, GENERAL, cid, "on the hook", 1L));
        window.awaitMessage("on the hook");
        window.await("the original", () -> isQuoted("where is the key?"));
        window.robot.clickOn(quote("where is the key?"));
        window.awaitMessage("where is the key?");
        window.await("it is marked", () -> window.isThere(".bubble:flash"));
    }

    private boolean isQuoted(String line) {
        return window.robot.lookup(".quote-line").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().equals(line));
    }

    private Node quote(String line) {
        return window.robot.lookup(".quote-line").queryAllAs(Label.class).stream()
                .filter(label -> label.getText().equals(line))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deletingAsksOnceInItsPlaceAndLeavesAStone() throws Exception {
        sayAndAwait("oops");
        hover("oops");
        window.robot.clickOn("#act-delete");
        window.await("the question", () -> window.isThere("#delete-yes"));
        window.robot.clickOn("#delete-no");
        assertThat(window.messages()).containsExactly("oops");
        window.robot.clickOn("#composer").push(KeyCode.SHIFT, KeyCode.F6);
        window.await("the keys", () -> window.isThere("#message-toolbar"));
        window.robot.push(KeyCode.DELETE);
        window.await("the question", () -> window.isThere("#delete-yes"));
        window.robot.push(KeyCode.DELETE);
        window.awaitMessage("This message was deleted.");
        bob.await(ServerEvent.Delete.class, _ -> true);
        window.robot.push(KeyCode.ESCAPE);
        window.await("the composer", () -> composer().isFocused());
    }

    @Test
    void oneSeesThatAMessageWasSeen() throws Exception {
        sayAndAwait("did you see it?");
        sawIt(seqOf("did you see it?"));
        window.await(
                "seen",
                () ->
                        window.robot.lookup(".meta .label").queryAllAs(Label.class).stream()
                                .anyMatch(label -> "Seen".equals(label.getAccessibleText())));
        bob.write("general", "yes");
        window.awaitMessage("yes");
        bob.await(ServerEvent.Seen.class, _ -> true);
    }

    @Test
    void theMenuHasTheSameActionsAndCopies() throws Exception {
        bob.write("general", "copy me");
        window.awaitMessage("copy me");
        window.robot.clickOn(message("copy me"), MouseButton.SECONDARY);
        window.robot.clickOn("Copy message");
        String copied =
                WaitForAsyncUtils.waitForAsyncFx(
                        5_000, () -> Clipboard.getSystemClipboard().getString());
        assertThat(copied).isEqualTo("copy me");
        sayAndAwait("delete me");
        window.robot.clickOn(message("delete me"), MouseButton.SECONDARY);
        window.robot.clickOn("Delete");
        window.await("the question", () -> window.isThere("#delete-yes"));
        window.robot.clickOn("#delete-yes");
        window.awaitMessage("This message was deleted.");
    }

    @Test
    void whatIsDoneOfflineShowsAtOnceAndStaysAfterTheReturn() throws Exception {
        bob.write("general", "hers");
        window.awaitMessage("hers");
        server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        hover("hers");
        window.robot.clickOn("#message-toolbar .icon-button");
        window.await("the chip", () -> window.isThere(".reaction:own"));
        server.startAgain();
        if (window.isThere("#try-now")) window.robot.clickOn("#try-now");
        window.await("online", () -> !window.isThere("#connection-bar"));
        window.await("still there", () -> window.isThere(".reaction:own"));
    }

    @Test
    void aRefusedEditStandsAtItsMessageAndIsNotLost() throws Exception {
        RoomName strict = new RoomName("strict");
        bob.send(new ClientCommand.Create("r1", null, strict, null, null));
        bob.await(ServerEvent.Synced.class, synced -> synced.room().equals("strict"));
        window.await("the room", () -> window.robot.lookup("strict").tryQuery().isPresent());
        window.robot.clickOn("strict");
        window.await("in it", () -> text("#room-name").equals("strict"));
        sayAndAwait("first");
        String alice = bob.await(ServerEvent.Chat.class, _ -> true).uid();
        bob.send(
                new ClientCommand.Moderate(
                        "r2", strict, ClientCommand.Action.MUTE, alice, null, null));
        bob.await(ServerEvent.Moderated.class, _ -> true);
        window.robot.clickOn("#composer").push(KeyCode.UP);
        window.robot.write(" and last").push(KeyCode.ENTER);
        window.await("refused", () -> window.isThere(".failure-text"));
        assertThat(window.messages()).contains("first");
        window.robot.clickOn("Edit again");
        window.await("the bar", () -> window.isThere("#writing-bar"));
        assertThat(composer().getText()).isEqualTo("first and last");
        assertThat(window.isThere(".failure-text")).isFalse();
    }

    @Test
    void theLinksOfAMessageAreReachedByKeys() throws Exception {
        bob.write("general", "this https://example.org/a or that https://example.org/b");
        window.awaitMessage("this https://example.org/a or that https://example.org/b");
        window.robot.push(KeyCode.SHIFT, KeyCode.F6);
        window.robot.push(KeyCode.ENTER);
        window.await("the menu", () -> offered("Open example.org/a"));
        assertThat(offered("Open example.org/b")).isTrue();
        window.robot.push(KeyCode.ESCAPE);
        window.await("no menu", () -> !offered("Open example.org/a"));
        Node list = window.find("#messages", Node.class);
        window.robot.interact(() -> Event.fireEvent(list, menuKey()));
        window.await("the menu", () -> offered("Open example.org/b"));
        assertThat(offered("Reply")).isTrue();
        window.robot.push(KeyCode.ESCAPE);
    }

    /// What the key for menus becomes.
    private static ContextMenuEvent menuKey() {
        return new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 0, 0, 0, 0, true, null);
    }

    private boolean offered(String item) {
        return window.robot.lookup(item).tryQuery().isPresent();
    }
}
