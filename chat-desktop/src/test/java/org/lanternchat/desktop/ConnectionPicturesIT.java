package org.lanternchat.desktop;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.SelfMade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Pictures of the ways into the chat and of the time without a server, on demand:
/// `-Dlantern.screenshots=FOLDER -Dit.test=ConnectionPicturesIT`.
@EnabledIfSystemProperty(named = "lantern.screenshots", matches = ".+")
class ConnectionPicturesIT {
    private static final String NAMES = "ip:127.0.0.1,dns:localhost";
    private static final String INVITATION = "/#~AAAAAAAAAAAAAAAAAAAAAA/Yk3tq9";
    private static final List<String> TALK =
            List.of(
                    "The projector in room 12 works again.",
                    "The release goes out on Thursday at ten.",
                    "Runner 2 has a new disk, the queue is empty.");

    @TempDir Path folder;

    @Test
    void pictures() throws Exception {
        Path out = Files.createDirectories(Path.of(System.getProperty("lantern.screenshots")));
        System.setProperty("jpackage.app-path", "/opt/lantern-chat/bin/Lantern Chat");
        try {
            int number = 0;
            for (String shape :
                    List.of(
                            "LIGHT ENGLISH 1280 800",
                            "DARK ENGLISH 1280 800",
                            "LIGHT ENGLISH 900 600",
                            "DARK ENGLISH 900 600",
                            "DARK GERMAN 900 600")) {
                List<String> words = List.of(shape.split(" ", -1));
                Path data = Files.createDirectories(folder.resolve("tour" + ++number));
                String start = String.join("-", words).toLowerCase(Locale.ROOT) + "-";
                new Tour(data, words, out.resolve("connection-" + start).toString()).go();
            }
        } finally {
            System.clearProperty("jpackage.app-path");
        }
    }

    /// One round, in one look.
    private record Tour(Path data, List<String> words, String start) {
        void go() throws Exception {
            trust();
            offline();
        }

        private DesktopWindow open(String name) throws Exception {
            Path folder = Files.createDirectories(data.resolve(name));
            Path file = folder.resolve("settings.properties");
            if (!Files.exists(file)) {
                Files.write(
                        file,
                        List.of(
                                "theme=" + words.get(0),
                                "language=" + words.get(1),
                                "window.width=" + words.get(2),
                                "window.height=" + words.get(3)));
            }
            DesktopWindow window = DesktopWindow.open(folder);
            window.resize(Integer.parseInt(words.get(2)), Integer.parseInt(words.get(3)));
            return window;
        }

        private void picture(DesktopWindow window, String name) throws Exception {
            window.picture(Path.of(start + name + ".png"));
        }

        private void trust() throws Exception {
            SelfMade first = SelfMade.make(data, NAMES);
            SelfMade second = SelfMade.make(data, NAMES);
            try (ServerProcess server =
                            ServerProcess.start(data.resolve("server"), first.options());
                    DesktopWindow window = open("trust")) {
                window.type("#address", server.hostAndPort());
                window.type("#name", "alice");
                window.robot.push(KeyCode.ENTER);
                window.await("the question", () -> window.isThere("#trust-yes"));
                focus(window, "#trust-no");
                picture(window, "fingerprint");
                window.robot.clickOn("#trust-yes");
                window.await("in", () -> window.isThere("#messages"));
                server.kill();
                server.startAgain(second.options());
                window.await("the stop", () -> window.isThere("#trust-back"));
                focus(window, "#trust-back");
                picture(window, "changed");
                window.robot.clickOn("#trust-remove");
                focus(window, "#trust-keep");
                picture(window, "changed-remove");
            }
        }

        private void offline() throws Exception {
            try (ServerProcess server = ServerProcess.start(data.resolve("plain"))) {
                try (DesktopWindow window = open("offline");
                        PlainClient grace =
                                PlainClient.version1(server.socket(), "Grace", "general")) {
                    paste(window, "http://" + server.hostAndPort() + INVITATION);
                    picture(window, "invitation");
                    paste(window, "http://" + server.hostAndPort() + "/#~cut");
                    picture(window, "bad-link");
                    paste(window, "http://" + server.hostAndPort() + "/#general");
                    window.type("#name", "alice");
                    picture(window, "link");
                    window.robot.push(KeyCode.ENTER);
                    window.await("in", () -> window.isThere("#messages"));
                    for (String text : TALK) grace.write("general", text);
                    window.awaitMessage(TALK.getLast());
                    window.robot.clickOn("#settings");
                    window.await("the setting", () -> window.isThere("#setting-startup"));
                    focus(window, "#setting-startup");
                    picture(window, "settings");
                    window.robot.push(KeyCode.ESCAPE);
                }
                server.kill();
                try (DesktopWindow window = open("offline")) {
                    window.awaitMessage(TALK.getLast());
                    window.await("the bar", () -> window.isThere("#try-now"));
                    window.say("Written while the server is away.");
                    window.awaitMessage("Written while the server is away.");
                    picture(window, "offline");
                    window.robot.push(KeyCode.SHORTCUT, KeyCode.F);
                    window.robot.write("release");
                    window.await("hits", () -> window.isThere(".hit"));
                    picture(window, "offline-search");
                }
            }
        }

        private static void focus(DesktopWindow window, String query) {
            Node node = window.find(query, Node.class);
            window.robot.interact(node::requestFocus);
        }

        private static void paste(DesktopWindow window, String link) {
            TextField address = window.find("#address", TextField.class);
            window.robot.interact(() -> address.setText(link));
        }
    }
}
