package org.lanternchat.desktop;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Pictures of the real app at the real server in the middle of a conversation, on demand:
/// `-Dlantern.screenshots=FOLDER -Dit.test=ScreenshotsIT`.
@EnabledIfSystemProperty(named = "lantern.screenshots", matches = ".+")
class ScreenshotsIT {
    private static final String TALK =
            """
            Grace|Morning! The projector in the big room is fixed, so the demo can be at 11 as planned.
            Grace|I put the slides on the shared drive.
            Ken|Great, thank you.
            Dennis|Does the build on the second runner still fail?
            Barbara|Not since 9:40. The tests wanted a port that the label printer takes.
            Barbara|Log and fix: https://build.example.org/runs/1841
            *alice|Nice find! I was about to blame the cable again.
            Margaret|صباح الخير! هل يمكن لأحد مراجعة الترجمة العربية قبل الغداء؟
            Radia|I can, send it over. The German one is done too.
            *alice|Then we can freeze the texts at noon.
            *alice|I'll tell the translators.
            Dennis|Before that, two small things: the export dialog says “Sucess”, and the room list jumps when someone creates a room while you scroll. I have a patch for the first.
            Ken|The second is mine, ten minutes.
            """;

    @TempDir Path folder;
    private final Map<String, PlainClient> people = new HashMap<>();

    @Test
    void pictures() throws Exception {
        Path out = Files.createDirectories(Path.of(System.getProperty("lantern.screenshots")));
        try (ServerProcess server = ServerProcess.start(folder.resolve("server"))) {
            for (String name :
                    List.of("Grace", "Ken", "Dennis", "Barbara", "Margaret", "Radia", "Linus")) {
                people.put(name, PlainClient.version1(server.socket(), name, "general"));
            }
            rooms();
            card(server, out);
            light(server, out);
            again("DARK", 1280, 800, server, out.resolve("desktop-dark.png"));
            unread(server, out);
            again("LIGHT", 900, 600, server, out.resolve("desktop-900x600.png"));
            again("DARK", 780, 640, server, out.resolve("desktop-narrow-dark.png"));
            offline(server, out);
        } finally {
            people.values().forEach(PlainClient::close);
        }
    }

    private PlainClient person(String name) {
        PlainClient client = people.get(name);
        if (client == null) throw new IllegalArgumentException(name);
        return client;
    }

    private void rooms() throws InterruptedException {
        for (String name : List.of("Ken", "Dennis", "Barbara", "Linus")) person(name).join("tech");
        for (String name : List.of("Grace", "Margaret")) person(name).join("design");
        for (String name : List.of("Grace", "Linus", "Radia")) person(name).join("random");
        person("Grace").join("release-1.0");
        person("Linus").write("random", "Cake in the kitchen.");
    }

    private void settings(Path data, String theme, int width, int height) throws IOException {
        Path file = Files.createDirectories(data).resolve("settings.properties");
        String old = Files.exists(file) ? Files.readString(file) : "";
        List<String> kept = new ArrayList<>(old.lines().toList());
        kept.removeIf(line -> line.startsWith("window.") || line.startsWith("theme="));
        kept.add("window.width=" + width);
        kept.add("window.height=" + height);
        kept.add("theme=" + theme);
        Files.writeString(file, String.join("\n", kept) + "\n");
    }

    private void card(ServerProcess server, Path out) throws IOException, TimeoutException {
        for (String theme : List.of("LIGHT", "DARK")) {
            Path data = folder.resolve("card-" + theme);
            settings(data, theme, 1280, 800);
            try (DesktopWindow window = DesktopWindow.open(data)) {
                window.type("#address", server.hostAndPort());
                window.type("#name", theme.equals("DARK") ? "Grace" : "alice");
                if (theme.equals("DARK")) {
                    window.robot.push(KeyCode.ENTER);
                    window.await("the suggestion", () -> window.isThere("#suggestion"));
                }
                String file = "desktop-sign-in-" + theme.toLowerCase(java.util.Locale.ROOT);
                window.resize(1280, 800);
                window.picture(out.resolve(file + ".png"));
            }
        }
    }

    private void light(ServerProcess server, Path out) throws Exception {
        Path data = folder.resolve("alice");
        settings(data, "LIGHT", 1280, 800);
        try (DesktopWindow window = DesktopWindow.open(data)) {
            window.signIn(server.hostAndPort(), "alice");
            window.await("all people", () -> window.isThere("#people"));
            for (String room : List.of("random", "tech", "general")) {
                window.await("the room", () -> window.robot.lookup(room).tryQuery().isPresent());
                window.robot.clickOn(room);
                window.await(
                        "in " + room,
                        () ->
                                window.isThere("#room-name")
                                        && window.find(
                                                        "#room-name",
                                                        javafx.scene.control.Label.class)
                                                .getText()
                                                .equals(room));
            }
            for (String line : TALK.lines().toList()) {
                int bar = line.indexOf('|');
                String name = line.substring(0, bar);
                String text = line.substring(bar + 1);
                if (name.startsWith("*")) {
                    window.say(text);
                } else {
                    person(name).write("general", text);
                }
                window.awaitMessage(text);
            }
            for (String text : List.of("Who has the serial cable?", "Found it.", "Rack 2 is back."))
                person("Linus").write("tech", text);
            person("Radia").write("random", "Thank you, Linus!");
            person("Radia").send(new ClientCommand.Typing(null, new RoomName("general"), true));
            window.await("typing", () -> !typing(window).isEmpty());
            window.resize(1280, 800);
            window.picture(out.resolve("desktop-light.png"));
        }
    }

    /// What came while nobody looked, a refused message, and a menu.
    private void unread(ServerProcess server, Path out) throws Exception {
        Path data = folder.resolve("alice");
        settings(data, "LIGHT", 1000, 800);
        try (DesktopWindow window =
                DesktopWindow.open(data, "--server", server.hostAndPort(), "--name", "alice")) {
            window.awaitMessage("The second is mine, ten minutes.");
            window.robot.clickOn("tech");
            window.await("in tech", () -> window.messages().contains("Rack 2 is back."));
            window.robot.clickOn("#room-menu");
            window.picture(out.resolve("desktop-unread.png"));
            window.robot.push(KeyCode.ESCAPE);
            window.robot.clickOn("general");
            window.awaitMessage("The second is mine, ten minutes.");
        }
    }

    private static String typing(DesktopWindow window) {
        return window.find("#typing", javafx.scene.control.Label.class).getText();
    }

    private void again(String theme, int width, int height, ServerProcess server, Path file)
            throws Exception {
        Path data = folder.resolve("alice");
        settings(data, theme, width, height);
        try (DesktopWindow window =
                DesktopWindow.open(data, "--server", server.hostAndPort(), "--name", "alice")) {
            window.awaitMessage("The second is mine, ten minutes.");

            window.resize(width, height);
            window.picture(file);
        }
    }

    private void offline(ServerProcess server, Path out) throws Exception {
        Path data = folder.resolve("alice");
        settings(data, "LIGHT", 1280, 800);
        try (DesktopWindow window =
                DesktopWindow.open(data, "--server", server.hostAndPort(), "--name", "alice")) {
            window.awaitMessage("The second is mine, ten minutes.");
            server.kill();
            window.await("offline", () -> window.isThere("#connection-bar"));
            window.say("This waits until the server is back.");
            window.awaitMessage("This waits until the server is back.");
            WaitForAsyncUtils.waitForFxEvents();
            window.resize(1280, 800);
            window.picture(out.resolve("desktop-offline.png"));
        }
    }
}
