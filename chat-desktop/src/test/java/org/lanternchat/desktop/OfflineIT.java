package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The app is started while the real server is away: what was read is there, and goes on when the
/// server is back.
@Timeout(120)
class OfflineIT {
    @TempDir Path data;
    private ServerProcess server;
    private DesktopWindow window;

    @BeforeEach
    void talk() throws Exception {
        server = ServerProcess.start(data.resolve("server"));
        window = DesktopWindow.open(data.resolve("desktop"));
        window.signIn(server.hostAndPort(), "alice");
        window.await("in general", () -> window.isThere("#messages"));
        try (PlainClient bob = PlainClient.version1(server.socket(), "bob", "general", "tech")) {
            bob.write("general", "The projector works again.");
            bob.write("general", "My password is swordfish.");
            bob.write("tech", "Runner 2 has a new disk.");
            window.awaitMessage("My password is swordfish.");
            window.robot.clickOn("tech");
            window.awaitMessage("Runner 2 has a new disk.");
            window.robot.clickOn("general");
            window.awaitMessage("My password is swordfish.");
            window.say("Noted.");
            window.awaitMessage("Noted.");
            window.await("the tick", () -> !window.isThere(".bubble:waiting"));
            window.close();
        }
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        server.close();
    }

    private void startWithoutServer() throws Exception {
        server.kill();
        window = DesktopWindow.open(data.resolve("desktop"));
        window.awaitMessage("The projector works again.");
        window.await("the bar", () -> text("#connection-text").startsWith("Reconnecting in"));
    }

    private String text(String label) {
        return window.find(label, Label.class).getText();
    }

    /// What stands in the files, which the app may be replacing just now: then they are read anew.
    private String onDisk() throws IOException {
        while (true) {
            try {
                return read();
            } catch (NoSuchFileException | UncheckedIOException replaced) {
                Thread.onSpinWait();
            }
        }
    }

    private String read() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(data.resolve("desktop/cache"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    void withoutTheServerOneReadsSearchesAndWritesAndThenEverythingIsThereOnce() throws Exception {
        startWithoutServer();
        List<String> before =
                List.of("The projector works again.", "My password is swordfish.", "Noted.");
        assertThat(window.messages()).isEqualTo(before);
        assertThat(text("#own-name")).isEqualTo("alice");
        window.say("Written while it was away.");
        window.await("waiting", () -> window.isThere(".bubble:waiting"));
        window.robot.push(KeyCode.SHORTCUT, KeyCode.F);
        window.await("told", () -> text("#search-local").contains("this computer"));
        window.robot.clickOn("Everywhere");
        window.type("#search-field", "RUNNER");
        window.await("the hit", () -> window.isThere(".hit"));
        ListView<?> hits = window.find("#search-hits", ListView.class);
        assertThat(hits.getItems()).hasSize(1);
        window.robot.clickOn(".hit");
        window.awaitMessage("Runner 2 has a new disk.");
        assertThat(text("#room-name")).isEqualTo("tech");
        window.robot.clickOn("#search-close");
        window.robot.clickOn("general");
        window.awaitMessage("Written while it was away.");

        server.startAgain();
        try (PlainClient bob = PlainClient.version1(server.socket(), "bobby", "general")) {
            bob.write("general", "Missed by nobody.");
            if (window.isThere("#try-now")) window.robot.clickOn("#try-now");
            window.await("online", () -> !window.isThere("#connection-bar"));
            window.await("the tick", () -> !window.isThere(".bubble:waiting"));
            window.awaitMessage("Written while it was away.");
            window.awaitMessage("Missed by nobody.");
        }
        assertThat(window.messages())
                .hasSize(5)
                .doesNotHaveDuplicates()
                .containsAll(before)
                .contains("Missed by nobody.", "Written while it was away.");
    }

    @Test
    void whatWasDeletedMeanwhileIsGoneFromTheDiskToo() throws Exception {
        try (PlainClient dora = PlainClient.version1(server.socket(), "dora", "general")) {
            RoomName general = new RoomName("general");
            dora.send(new ClientCommand.Chat(null, general, "c1", "This was a mistake.", null));
            long seq = dora.await(ServerEvent.Chat.class, one -> "c1".equals(one.cid())).seq();
            window = DesktopWindow.open(data.resolve("desktop"));
            window.awaitMessage("This was a mistake.");
            window.close();
            assertThat(onDisk()).contains("This was a mistake.", "swordfish");

            dora.send(new ClientCommand.Delete(null, general, "c2", seq));
            dora.await(ServerEvent.Delete.class, one -> "c2".equals(one.cid()));
            window = DesktopWindow.open(data.resolve("desktop"));
            window.awaitMessage("This message was deleted.");
            window.await("gone", () -> !onDisk().contains("This was a mistake."));
            assertThat(onDisk()).contains("swordfish");
        }
    }

    @Test
    void whoSignsOutLeavesNothingToRead() throws Exception {
        window = DesktopWindow.open(data.resolve("desktop"));
        window.awaitMessage("Noted.");
        window.robot.clickOn("#sign-out");
        window.await("the card", () -> window.isThere("#join"));
        window.close();
        assertThat(data.resolve("desktop/cache"))
                .satisfiesAnyOf(
                        cache -> assertThat(cache).doesNotExist(),
                        cache -> assertThat(cache).isEmptyDirectory());
        window = DesktopWindow.open(data.resolve("desktop"));
        assertThat(window.find("#name", TextField.class).getText()).isEqualTo("alice");
        assertThat(window.isThere("#composer")).isFalse();
    }
}
