package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.nio.file.Files;
import java.nio.file.Path;

/// Ways into the chat: a link that was pasted, and the start of the computer.
@Timeout(120)
class LinkIT {
    @TempDir Path data;
    private ServerProcess server;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(data.resolve("server"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static void paste(DesktopWindow window, String link) {
        TextField address = window.find("#address", TextField.class);
        window.robot.interact(() -> address.setText(link));
    }

    private static String text(DesktopWindow window, String label) {
        return window.find(label, Label.class).getText();
    }

    @Test
    void aLinkToARoomLeadsThereAfterTheName() throws Exception {
        try (DesktopWindow window = DesktopWindow.open(data.resolve("desktop"))) {
            paste(window, "http://" + server.hostAndPort() + "/#~cut");
            assertThat(text(window, "#address-hint")).contains("incomplete");
            paste(window, "http://" + server.hostAndPort() + "/#tech");
            assertThat(text(window, "#address-hint"))
                    .isEqualTo("Leads to #tech on " + server.hostAndPort());
            window.type("#name", "alice");
            window.robot.push(KeyCode.ENTER);
            window.await("the room", () -> window.isThere("#room-name"));
            assertThat(text(window, "#room-name")).isEqualTo("tech");
        }
    }

    @Test
    void anInvitationLeadsIntoThePrivateRoom() throws Exception {
        try (PlainClient bob = PlainClient.version1(server.socket(), "bob", "general");
                DesktopWindow window = DesktopWindow.open(data.resolve("desktop"))) {
            bob.send(new ClientCommand.Create("r1", "private", null, "Budget", null));
            String room = bob.await(ServerEvent.Joined.class, one -> "r1".equals(one.rid())).room();
            bob.write(room, "Only for those invited.");
            bob.send(new ClientCommand.Invite("r2", new RoomName(room)));
            String code =
                    bob.await(ServerEvent.Invited.class, one -> "r2".equals(one.rid())).code();
            paste(window, "http://" + server.hostAndPort() + "/#" + room + "/" + code);
            assertThat(text(window, "#address-hint")).contains("by invitation");
            window.type("#name", "alice");
            window.robot.push(KeyCode.ENTER);
            window.awaitMessage("Only for those invited.");
            assertThat(text(window, "#room-name")).isEqualTo("Budget");
        }
    }

    @Test
    void startingWithTheComputerIsOfferedWhereTheAppIsInstalled() throws Exception {
        Assumptions.assumeTrue(System.getenv("XDG_CONFIG_HOME") == null);
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"));
        String home = System.getProperty("user.home");
        System.setProperty("user.home", data.resolve("home").toString());
        System.setProperty("jpackage.app-path", "/opt/lantern-chat/bin/Lantern Chat");
        Path file = data.resolve("home/.config/autostart/lantern-chat.desktop");
        try (DesktopWindow window = DesktopWindow.open(data.resolve("desktop"))) {
            window.signIn(server.hostAndPort(), "alice");
            window.robot.clickOn("#settings");
            CheckBox box = window.find("#setting-startup", CheckBox.class);
            assertThat(box.isSelected()).isFalse();
            window.robot.interact(box::fire);
            window.await("the file", () -> Files.exists(file));
            assertThat(Files.readString(file)).contains("/opt/lantern-chat/bin/Lantern Chat");
            window.robot.interact(box::fire);
            window.await("no file", () -> !Files.exists(file));
        } finally {
            System.setProperty("user.home", home);
            System.clearProperty("jpackage.app-path");
        }
    }
}
