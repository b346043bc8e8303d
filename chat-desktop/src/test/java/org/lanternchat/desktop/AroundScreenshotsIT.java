package org.lanternchat.desktop;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Pictures of everything around the messages, on demand: `-Dlantern.screenshots=FOLDER
/// -Dit.test=AroundScreenshotsIT`.
@EnabledIfSystemProperty(named = "lantern.screenshots", matches = ".+")
class AroundScreenshotsIT {
    private static final List<String> TALK =
            List.of(
                    "Grace|The release goes out on Thursday at ten.",
                    "Ken|The build is green again, the serial port was the culprit.",
                    "Dennis|I will write the notes for the release tonight.",
                    "Barbara|Please keep the release branch closed until then.",
                    "Margaret|صباح الخير! الترجمة العربية جاهزة للإصدار release 👍",
                    "Radia|Tests on the second runner took 4 min 12 s.",
                    "Grace|@alice can you look at the installer before the release?");

    @TempDir Path folder;
    private final Map<String, PlainClient> people = new LinkedHashMap<>();
    private int number;

    @Test
    void pictures() throws Exception {
        Path out = Files.createDirectories(Path.of(System.getProperty("lantern.screenshots")));
        try (ServerProcess server = ServerProcess.start(folder.resolve("server"))) {
            for (String name : List.of("Grace", "Ken", "Dennis", "Barbara", "Margaret", "Radia")) {
                people.put(name, PlainClient.version1(server.socket(), name, "general"));
            }
            begin();
            for (String shape : List.of("LIGHT 1280 800", "DARK 900 600")) {
                List<String> words = List.of(shape.split(" ", -1));
                int width = Integer.parseInt(words.get(1));
                int height = Integer.parseInt(words.get(2));
                tour(server, out, words.get(0), "ENGLISH", width, height);
            }
            tour(server, out, "LIGHT", "GERMAN", 900, 600);
        } finally {
            people.values().forEach(PlainClient::close);
        }
    }

    private void begin() throws InterruptedException {
        for (String room : List.of("tech", "random")) {
            for (String name : List.of("Grace", "Ken")) person(name).join(room);
        }
        person("Grace")
                .send(
                        new ClientCommand.Create(
                                null, null, new RoomName("release"), null, "Ship 1.0 on Thursday"));
        person("Grace").await(ServerEvent.Synced.class, synced -> synced.room().equals("release"));
        person("Ken").join("release");
        person("Barbara").join("release");
        person("Barbara").send(new ClientCommand.Away(null, true));
        for (String line : TALK) {
            int bar = line.indexOf('|');
            String name = line.substring(0, bar);
            person(name).join("release");
            person(name).write("release", line.substring(bar + 1));
        }
        for (long seq : new long[] {1, 4}) {
            person("Grace").send(pin(seq));
        }
    }

    private static ClientCommand.Pin pin(long seq) {
        String cid = UUID.randomUUID().toString();
        return new ClientCommand.Pin(null, new RoomName("release"), cid, seq, true);
    }

    private PlainClient person(String name) {
        PlainClient client = people.get(name);
        if (client == null) throw new IllegalArgumentException(name);
        return client;
    }

    private void tour(
            ServerProcess server, Path out, String theme, String language, int width, int height)
            throws Exception {
        String name = "alice" + ++number;
        Path data = Files.createDirectories(folder.resolve(name));
        List<String> lines = new ArrayList<>();
        lines.add("theme=" + theme);
        lines.add("language=" + language);
        lines.add("window.width=" + width);
        lines.add("window.height=" + height);
        Files.writeString(data.resolve("settings.properties"), String.join("\n", lines) + "\n");
        String start = language.toLowerCase(Locale.ROOT).substring(0, 2) + "-" + width + "-";
        try (DesktopWindow window =
                DesktopWindow.open(
                        data, "--server", server.hostAndPort() + "/#release", "--name", name)) {
            window.awaitMessage("Please keep the release branch closed until then.");
            window.resize(width, height);
            String uid = uidOf(name);
            person("Grace")
                    .send(
                            new ClientCommand.GiveRole(
                                    null, new RoomName("release"), uid, Role.OWNER));
            direct(name);
            window.await("the direct line", () -> window.isThere(".badge:mentioned"));
            window.robot.clickOn("random");
            person("Grace").write("release", "@" + name + " and the icon, please.");
            person("Ken").write("tech", "Runner 2 is up.");
            WaitForAsyncUtils.sleep(400, java.util.concurrent.TimeUnit.MILLISECONDS);
            window.picture(out.resolve(start + "alert.png"));
            window.robot.clickOn("release");
            window.awaitMessage("Please keep the release branch closed until then.");
            window.picture(out.resolve(start + "window.png"));
            card(window, "#new-room", out.resolve(start + "new-room.png"));
            card(window, "#pins", out.resolve(start + "pins.png"));
            card(window, "#settings", out.resolve(start + "settings.png"));
            card(window, "#room-menu", out.resolve(start + "menu.png"));
            window.robot.push(KeyCode.SHORTCUT, KeyCode.K);
            window.robot.write("re");
            window.picture(out.resolve(start + "switcher.png"));
            window.robot.push(KeyCode.ESCAPE);
            window.robot.clickOn("#composer");
            window.robot.write("Thanks @");
            window.picture(out.resolve(start + "completions.png"));
            window.type("#composer", "/");
            window.picture(out.resolve(start + "commands.png"));
            window.type("#composer", "/nonsense");
            window.robot.push(KeyCode.ENTER);
            window.picture(out.resolve(start + "unknown.png"));
            window.type("#composer", "");
            window.clickOnPerson("Dennis");
            window.picture(out.resolve(start + "person.png"));
            window.robot.clickOn("#person-mute");
            window.picture(out.resolve(start + "mute.png"));
            window.robot.push(KeyCode.ESCAPE);
            window.robot.push(KeyCode.SHORTCUT, KeyCode.F);
            window.robot.write("release");
            window.await("hits", () -> window.isThere(".hit"));
            window.picture(out.resolve(start + "search.png"));
            window.robot.clickOn("#search-close");
            window.robot.clickOn("#topic");
            window.picture(out.resolve(start + "topic.png"));
            window.robot.push(KeyCode.ESCAPE);
            window.robot.clickOn("#new-room");
            window.robot.push(KeyCode.SHIFT, KeyCode.TAB);
            window.robot.push(KeyCode.RIGHT);
            window.picture(out.resolve(start + "private.png"));
            window.type("#new-room-name", "Budget round");
            window.robot.push(KeyCode.ENTER);
            window.await("inside", () -> !window.isThere("#new-room-card"));
            window.robot.clickOn("#room-menu");
            window.robot.clickOn("#invite");
            window.await("the link", () -> window.isThere(".qr"));
            window.picture(out.resolve(start + "invite.png"));
        }
    }

    private String uidOf(String name) throws InterruptedException {
        ServerEvent.SystemNotice notice =
                person("Grace")
                        .await(ServerEvent.SystemNotice.class, one -> name.equals(one.name()));
        return String.valueOf(notice.uid());
    }

    private void direct(String name) throws InterruptedException {
        String rid = UUID.randomUUID().toString();
        person("Ken").send(new ClientCommand.Direct(rid, name));
        String room =
                person("Ken").await(ServerEvent.Joined.class, one -> rid.equals(one.rid())).room();
        person("Ken").write(room, "Have you got a minute?");
    }

    private static void card(DesktopWindow window, String button, Path file) throws Exception {
        window.robot.clickOn(button);
        WaitForAsyncUtils.sleep(200, java.util.concurrent.TimeUnit.MILLISECONDS);
        window.picture(file);
        window.robot.push(KeyCode.ESCAPE);
    }
}
