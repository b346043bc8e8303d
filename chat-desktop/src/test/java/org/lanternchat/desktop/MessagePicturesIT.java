package org.lanternchat.desktop;

import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.file.PngImage;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// Pictures of what can be done with messages, in light and dark, on demand:
/// `-Dlantern.screenshots=FOLDER -Dit.test=MessagePicturesIT`.
@EnabledIfSystemProperty(named = "lantern.screenshots", matches = ".+")
class MessagePicturesIT {
    @TempDir Path folder;

    @Test
    void light() throws Exception {
        pictures("LIGHT", 1280, 800);
    }

    @Test
    void dark() throws Exception {
        pictures("DARK", 900, 600);
    }

    private void pictures(String theme, int width, int height) throws Exception {
        Path out = Files.createDirectories(Path.of(System.getProperty("lantern.screenshots")));
        Path data = Files.createDirectories(folder.resolve("alice"));
        Files.writeString(
                data.resolve("settings.properties"),
                "theme=%s\nwindow.width=%d\nwindow.height=%d\n".formatted(theme, width, height));
        try (ServerProcess server = ServerProcess.start(folder.resolve("server"));
                PlainClient grace = PlainClient.version1(server.socket(), "Grace", "general");
                DesktopWindow window =
                        DesktopWindow.open(
                                data, "--server", server.hostAndPort(), "--name", "alice")) {
            window.await("in general", () -> window.isThere("#messages"));
            window.resize(width, height);
            String name = "messages-" + theme.toLowerCase(java.util.Locale.ROOT) + "-";
            acting(window, grace, out, name);
            files(window, grace, out, name);
        }
    }

    private static long write(PlainClient person, String text, @Nullable Long reply)
            throws Exception {
        String cid = UUID.randomUUID().toString();
        person.send(new ClientCommand.Chat(null, RoomName.GENERAL, cid, text, reply));
        return person.await(ServerEvent.Chat.class, chat -> cid.equals(chat.cid())).seq();
    }

    private static void react(PlainClient person, long target, String emoji) {
        String cid = UUID.randomUUID().toString();
        person.send(new ClientCommand.React(null, RoomName.GENERAL, cid, target, emoji, true));
    }

    private static Node message(DesktopWindow window, String text) {
        return window.robot.lookup(".message-text").queryAll().stream()
                .filter(one -> text.equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private void acting(DesktopWindow window, PlainClient grace, Path out, String name)
            throws Exception {
        long question = write(grace, "Does the build on the second runner still fail?", null);
        window.say("Not since 9:40. The tests wanted a port that the label printer takes.");
        window.awaitMessage(
                "Not since 9:40. The tests wanted a port that the label printer takes.");
        long mine =
                grace.await(ServerEvent.Chat.class, chat -> chat.text().startsWith("Not since"))
                        .seq();
        write(grace, "Ha! Nice find.", mine);
        long thanks = write(grace, "I owe you a coffee for that one, really.", null);
        react(grace, mine, "🎉");
        react(grace, mine, "👍");
        react(grace, question, "👍");
        grace.send(new ClientCommand.Delete(null, RoomName.GENERAL, "d1", write(grace, "x", null)));
        window.awaitMessage("This message was deleted.");
        window.say("With milk.");
        window.awaitMessage("With milk.");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        window.robot.clickOn("#composer").push(KeyCode.UP);
        window.robot.write(" No sugar.").push(KeyCode.ENTER);
        window.awaitMessage("With milk. No sugar.");
        window.robot.moveTo(message(window, "Does the build on the second runner still fail?"));
        window.await("the toolbar", () -> window.isThere("#message-toolbar"));
        window.robot.clickOn("#message-toolbar .icon-button");
        window.await("mine", () -> window.isThere(".reaction:own"));
        window.robot.moveTo(message(window, "I owe you a coffee for that one, really."));
        window.robot.clickOn("#act-reply");
        window.await("the bar", () -> window.isThere("#writing-bar"));
        window.robot.write("Tomorrow?");
        grace.send(new ClientCommand.Read(null, RoomName.GENERAL, thanks));
        window.picture(out.resolve(name + "reply.png"));
        window.robot.push(KeyCode.ENTER);
        window.awaitMessage("Tomorrow?");
        window.robot.push(KeyCode.SHIFT, KeyCode.F6).push(KeyCode.UP).push(KeyCode.DELETE);
        window.await("the question", () -> window.isThere("#delete-yes"));
        window.picture(out.resolve(name + "delete.png"));
        window.robot.push(KeyCode.ESCAPE).push(KeyCode.ESCAPE);
        window.robot.rightClickOn(message(window, "Tomorrow?"));
        window.picture(out.resolve(name + "menu.png"));
        window.robot.push(KeyCode.ESCAPE);
    }

    private Path png(String file, int width, int height) throws IOException {
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = 40 + 180 * x / width;
                int blue = 220 - 150 * y / height;
                pixels[y * width + x] = 0xff000000 | red << 16 | 120 << 8 | blue;
            }
        }
        return Files.write(folder.resolve(file), PngImage.of(pixels, width, height));
    }

    private void paste(DesktopWindow window, Path... files) {
        window.robot.interact(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putFiles(java.util.Arrays.stream(files).map(Path::toFile).toList());
                    Clipboard.getSystemClipboard().setContent(content);
                });
        window.robot.clickOn("#composer").push(KeyCode.SHORTCUT, KeyCode.V);
    }

    private void files(DesktopWindow window, PlainClient grace, Path out, String name)
            throws Exception {
        Path plan = Files.write(folder.resolve("network-plan.pdf"), new byte[81_230]);
        Path empty = Files.write(folder.resolve("empty.txt"), new byte[0]);
        paste(window, png("sunset over the server room.png", 1200, 700), plan, empty);
        window.await(
                "all there",
                () ->
                        window.robot.lookup(".attachment .file-bar").queryAll().stream()
                                .noneMatch(Node::isVisible));
        window.robot.write("The wiring, as it is now");
        window.picture(out.resolve(name + "strip.png"));
        window.robot.clickOn(
                window.robot.lookup(".attachment .icon-button").queryAll().stream()
                        .filter(one -> "Remove empty.txt".equals(one.getAccessibleText()))
                        .findFirst()
                        .orElseThrow());
        window.robot.clickOn("#composer").push(KeyCode.ENTER);
        grace.await(ServerEvent.Chat.class, chat -> !chat.files().isEmpty());
        window.await("the image", () -> window.isThere(".picture .image-view"));
        window.picture(out.resolve(name + "files.png"));
        window.robot.clickOn(".picture");
        window.await("the viewer", () -> window.isThere("#picture-viewer .image-view"));
        window.picture(out.resolve(name + "viewer.png"));
        window.robot.push(KeyCode.ESCAPE);
    }
}
