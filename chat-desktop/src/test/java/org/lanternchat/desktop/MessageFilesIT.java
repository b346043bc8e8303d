package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.file.PngImage;
import org.lanternchat.desktop.view.text.DraftField;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.ServerEvent;
import org.testfx.util.WaitForAsyncUtils;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Files in the window, at the real server.
@Timeout(120)
class MessageFilesIT {
    @TempDir Path data;
    private final String home = System.getProperty("user.home");
    private ServerProcess server;
    private DesktopWindow window;
    private PlainClient bob;

    @BeforeEach
    void open() throws Exception {
        System.setProperty("user.home", data.toString());
        server = ServerProcess.start(data.resolve("server"));
        window = DesktopWindow.open(data.resolve("desktop"));
        bob = PlainClient.version1(server.socket(), "bob", "general");
        window.signIn(server.hostAndPort(), "alice");
        window.await("in general", () -> window.isThere("#messages"));
    }

    @AfterEach
    void close() throws Exception {
        System.setProperty("user.home", home);
        bob.close();
        window.close();
        server.close();
    }

    private Path png(String name, int width, int height) throws IOException {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0xff3a46b4);
        return Files.write(data.resolve(name), PngImage.of(pixels, width, height));
    }

    private void paste(Path... files) {
        window.robot.interact(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    List<File> list = Arrays.stream(files).map(Path::toFile).toList();
                    content.putFiles(list);
                    Clipboard.getSystemClipboard().setContent(content);
                });
        window.robot.clickOn("#composer").push(KeyCode.SHORTCUT, KeyCode.V);
    }

    private int uploading() {
        return window.robot.lookup(".attachment .file-bar").queryAll().stream()
                .filter(Node::isVisible)
                .toList()
                .size();
    }

    /// So many images are shown, in a message that is safe.
    private void awaitPictures(int count) {
        window.await(
                "the images",
                () ->
                        window.robot.lookup(".picture .image-view").queryAll().size() == count
                                && !window.isThere(".bubble:waiting"));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private List<FileInfo> sent() throws InterruptedException {
        return bob.await(ServerEvent.Chat.class, chat -> !chat.files().isEmpty()).files();
    }

    private Bounds bounds(String query) {
        return window.place(window.robot.lookup(query).query());
    }

    @Test
    void pastedFilesGoWithTheMessageAndAnImageIsLookedAt() throws Exception {
        Path notes = Files.writeString(data.resolve("notes.txt"), "hello");
        paste(png("plan.png", 900, 600), notes);
        window.await("the strip", () -> window.isThere("#attachments"));
        window.await("they are there", () -> uploading() == 0);
        window.robot.write("here").push(KeyCode.ENTER);
        assertThat(sent()).extracting(FileInfo::name).containsExactly("plan.png", "notes.txt");
        awaitPictures(1);
        assertThat(window.isThere("#attachments")).isFalse();
        window.robot.clickOn(".picture");
        window.await("the viewer", () -> window.isThere("#picture-viewer .image-view"));
        window.robot.push(KeyCode.ESCAPE);
        window.await("no viewer", () -> !window.isThere("#picture-viewer"));
        window.robot.clickOn(".file-button");
        window.await(
                "it is saved",
                () -> window.find(".file-button", Button.class).getText().equals("Open folder"));
        assertThat(data.resolve("Downloads/notes.txt")).hasContent("hello");
    }

    @Test
    void filesAreDroppedAnywhereInTheWindow() throws Exception {
        File plan = png("plan.png", 90, 60).toFile();
        File notes = Files.writeString(data.resolve("notes.txt"), "hello").toFile();
        var held = new HeldFiles(window, HeldFiles.files(plan, notes));
        held.over("#messages");
        window.await("said what will happen", () -> window.isThere(".drop"));
        held.leave("#messages");
        window.await("not any more", () -> !window.isThere(".drop"));
        held.over("#people-list");
        held.drop("#people-list");
        window.await("they are there", () -> isAttached(2));
        assertThat(window.isThere(".drop")).isFalse();
        window.robot.clickOn("#composer").push(KeyCode.ENTER);
        assertThat(sent()).extracting(FileInfo::name).containsExactly("plan.png", "notes.txt");
    }

    @Test
    void droppedWordsAreNotTakenForFiles() throws Exception {
        ClipboardContent words = new ClipboardContent();
        words.putString("only words");
        var held = new HeldFiles(window, words);
        held.over("#messages");
        assertThat(window.isThere(".drop")).isFalse();
        held.drop("#messages");
        assertThat(window.isThere("#attachments")).isFalse();
    }

    private boolean isAttached(int count) {
        return window.robot.lookup(".attachment").queryAll().size() == count && uploading() == 0;
    }

    @Test
    void aPastedImageIsSentWithoutAWord() throws Exception {
        window.robot.interact(
                () -> {
                    WritableImage image = new WritableImage(20, 10);
                    int[] pixels = new int[200];
                    Arrays.fill(pixels, 0xffb92f22);
                    image.getPixelWriter()
                            .setPixels(
                                    0, 0, 20, 10, PixelFormat.getIntArgbInstance(), pixels, 0, 20);
                    ClipboardContent content = new ClipboardContent();
                    content.putImage(image);
                    Clipboard.getSystemClipboard().setContent(content);
                });
        window.robot.clickOn("#composer").push(KeyCode.SHORTCUT, KeyCode.V);
        window.await("the strip", () -> window.isThere("#attachments"));
        window.await("it is there", () -> uploading() == 0);
        window.robot.push(KeyCode.ENTER);
        FileInfo file = sent().getFirst();
        assertThat(file.media()).isEqualTo("image/png");
        assertThat(file.width()).isEqualTo(20);
        assertThat(file.name()).endsWith(".png");
    }

    @Test
    void aStrangeImageTakesItsPlaceBeforeItComesAndNothingMoves() throws Exception {
        paste(png("thin.png", 1, 20_000), png("wide.png", 20_000, 1));
        window.await("the strip", () -> window.isThere("#attachments"));
        window.await("they are there", () -> uploading() == 0);
        window.robot.push(KeyCode.ENTER);
        sent();
        awaitPictures(2);
        Bounds before = bounds(".picture");
        assertThat(before.getHeight()).isLessThanOrEqualTo(290);
        assertThat(before.getWidth()).isGreaterThanOrEqualTo(44);
        window.robot.clickOn(".picture");
        window.await("the viewer", () -> window.isThere("#picture-viewer"));
        window.robot.push(KeyCode.ESCAPE);
        assertThat(bounds(".picture")).isEqualTo(before);
    }

    @Test
    void aFolderAndAnEmptyFileSayWhatIsWrongAndCanBeTakenAway() throws Exception {
        paste(Files.createDirectory(data.resolve("folder")), Files.createFile(data.resolve("x")));
        window.await(
                "told", () -> window.robot.lookup(".attachment:failed").queryAll().size() == 2);
        window.robot.write("text").push(KeyCode.ENTER);
        assertThat(window.find("#limit", Label.class).getText()).contains("could not be sent");
        assertThat(window.find("#composer", DraftField.class).getText()).isEqualTo("text");
        window.robot.clickOn(removeButton());
        window.await("one", () -> window.robot.lookup(".attachment").queryAll().size() == 1);
        window.robot.clickOn(removeButton());
        window.await("gone", () -> !window.isThere("#attachments"));
        window.robot.clickOn("#composer").push(KeyCode.ENTER);
        window.awaitMessage("text");
    }

    private Node removeButton() {
        return window.robot.lookup(".attachment .icon-button").queryAllAs(Button.class).stream()
                .filter(button -> button.getAccessibleText().startsWith("Remove"))
                .findFirst()
                .orElseThrow();
    }
}
