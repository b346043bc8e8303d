package org.lanternchat.desktop;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.lanternchat.desktop.view.text.DraftField;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// Alice in the room general of a real server, with the real window before her: what she does there
/// and what she sees.
final class Alice implements AutoCloseable {
    final ServerProcess server;
    private final Path data;
    private DesktopWindow window;

    private Alice(Path data, ServerProcess server, DesktopWindow window) {
        this.data = data;
        this.server = server;
        this.window = window;
    }

    static Alice signsIn(Path data) throws Exception {
        ServerProcess server = ServerProcess.start(data.resolve("server"));
        DesktopWindow window = DesktopWindow.open(data.resolve("desktop"));
        window.signIn(server.hostAndPort(), "alice");
        window.await("in general", () -> window.isThere("#messages"));
        return new Alice(data, server, window);
    }

    /// The same without a mouse.
    static Alice signsInWithKeys(Path data) throws Exception {
        ServerProcess server = ServerProcess.start(data.resolve("server"));
        Alice alice = new Alice(data, server, DesktopWindow.open(data.resolve("desktop")));
        alice.tabTo("address");
        alice.write(server.hostAndPort());
        alice.tabTo("name");
        alice.write("alice");
        alice.push(KeyCode.ENTER);
        alice.window.await("in general", () -> alice.window.isThere("#messages"));
        return alice;
    }

    DesktopWindow window() {
        return window;
    }

    /// Closes the window and opens one with what is kept in this folder.
    void opensAnew(String folder) throws Exception {
        window.close();
        window = DesktopWindow.open(data.resolve(folder));
    }

    PlainClient bob(String... rooms) throws InterruptedException {
        return PlainClient.version1(server.socket(), "bob", rooms);
    }

    // ---- what she does

    void push(KeyCode... keys) {
        window.robot.push(keys);
    }

    /// Into whatever has the keys.
    void write(String text) {
        window.robot.write(text);
    }

    /// Into the composer, which is clicked on.
    void begin(String text) {
        window.robot.clickOn("#composer");
        window.robot.write(text);
    }

    void goTo(String letters) {
        push(KeyCode.SHORTCUT, KeyCode.K);
        window.await("the switcher", () -> window.isThere("#switcher"));
        write(letters);
        push(KeyCode.ENTER);
    }

    /// Opens a room, of which she is the owner.
    void open(String room) {
        window.robot.clickOn("#new-room");
        window.type("#new-room-name", room);
        push(KeyCode.ENTER);
        awaitRoom(room);
    }

    /// Walks with Tab until what is meant has the keys.
    void tabTo(String id) {
        for (int i = 0; i < 60; i++) {
            if (id.equals(focused().getId())) return;
            push(KeyCode.TAB);
        }
        throw new AssertionError("Tab does not come to " + id + ", but to " + focused());
    }

    // ---- what she sees

    Node focused() {
        return WaitForAsyncUtils.waitForAsyncFx(5_000, () -> window.scene().getFocusOwner());
    }

    void awaitFocus(String id) {
        window.await("the keys at " + id, () -> id.equals(focusedIdNow()));
    }

    private String focusedIdNow() {
        Node owner = window.scene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }

    String text(String label) {
        return window.find(label, Label.class).getText();
    }

    String typed(String field) {
        return field.equals("#composer")
                ? window.find(field, DraftField.class).getText()
                : window.find(field, TextInputControl.class).getText();
    }

    /// All that is written in a node.
    static List<String> words(Node node) {
        return new FxRobot()
                .from(node).lookup(".label").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .filter(text -> !text.isBlank())
                        .toList();
    }

    void awaitRoom(String name) {
        window.await("in " + name, () -> text("#room-name").equals(name));
    }

    /// The room tells of comings a moment after they happened, and then what stands in it moves.
    void awaitNoticeOf(String name) {
        window.await(
                name + " came",
                () ->
                        window.robot.lookup(".row-notice").<Label>queryAllAs(Label.class).stream()
                                .anyMatch(notice -> notice.getText().contains(name)));
    }

    /// Where the text of a message is in the window.
    Bounds place(String message) {
        WaitForAsyncUtils.waitForFxEvents();
        return window.place(window.message(message));
    }

    /// What was copied last. For the window's thread.
    static String clipboardNow() {
        String text = Clipboard.getSystemClipboard().getString();
        return text == null ? "" : text;
    }

    @Override
    public void close() throws TimeoutException {
        window.close();
        server.close();
    }
}
