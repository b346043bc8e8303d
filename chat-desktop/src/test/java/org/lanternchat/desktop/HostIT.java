package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.host.HostedServer;
import org.lanternchat.desktop.host.Hosting;
import org.lanternchat.desktop.host.ServerProgram;
import org.testfx.util.WaitForAsyncUtils;

import java.net.URI;
import java.nio.file.Path;

/// A chat that this computer hosts: started, used, left open, found again and ended.
@Timeout(120)
class HostIT {
    @TempDir Path data;

    @BeforeEach
    void chooseTheServer() {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        Path jar = module.resolveSibling("chat-server/target/lantern-server.jar");
        System.setProperty("lantern.server", jar.toString());
    }

    @AfterEach
    void end() {
        System.clearProperty("lantern.server");
        HostedServer server = hosted();
        server.find().ifPresent(server::stop);
    }

    private HostedServer hosted() {
        return new HostedServer(data.resolve("hosted"), ServerProgram.ofThisApp().orElse(null));
    }

    private static void awaitIn(DesktopWindow window) {
        window.await("in", () -> window.isThere("#composer"));
    }

    @Test
    void aChatIsHostedWithOneClickLeftOpenAndFoundAgain() throws Exception {
        try (DesktopWindow window = DesktopWindow.open(data)) {
            window.type("#name", "alice");
            window.robot.clickOn("#host");
            awaitIn(window);
            window.say("my own chat");
            window.awaitMessage("my own chat");
            window.await("the owner", () -> window.isThere("#topic:editable"));
            window.robot.clickOn("#join-card-button");
            window.await("the code", () -> window.isThere(".qr"));
            assertThat(window.find("#join-address", Label.class).getText()).startsWith("http://");
            window.robot.push(KeyCode.ESCAPE);
            window.robot.interact(() -> askToClose(window));
            window.await("asked", () -> window.isThere("#close-card"));
            assertThat(window.stage().isShowing()).isTrue();
            window.robot.clickOn("#host-goes-on");
            window.await("closed", () -> !window.stage().isShowing());
        }
        Hosting running = hosted().find().orElseThrow();
        try (PlainClient bob =
                PlainClient.version1(
                        URI.create(running.address().replace("http", "ws") + "ws"),
                        "bob",
                        "general")) {
            bob.write("general", "still here");
        }
        try (DesktopWindow window = DesktopWindow.open(data)) {
            window.awaitMessage("still here");
            window.robot.interact(() -> askToClose(window));
            window.await("asked", () -> window.isThere("#close-card"));
            window.robot.clickOn("#host-ends");
            window.await("closed", () -> !window.stage().isShowing());
        }
        assertThat(hosted().find()).isEmpty();
        assertThat(ProcessHandle.of(running.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aChatIsHostedAndEndedByKeysAlone() throws Exception {
        try (DesktopWindow window = DesktopWindow.open(data)) {
            tabTo(window, "name");
            window.robot.write("alice");
            tabTo(window, "host");
            window.robot.push(KeyCode.ENTER);
            awaitIn(window);
            tabTo(window, "join-card-button");
            window.robot.push(KeyCode.ENTER);
            window.await("the code", () -> window.isThere(".qr"));
            window.robot.push(KeyCode.ESCAPE);
            window.await("no card", () -> !window.isThere(".qr"));
            window.robot.interact(() -> askToClose(window));
            window.await("asked", () -> window.isThere("#close-card"));
            tabTo(window, "host-ends");
            window.robot.push(KeyCode.ENTER);
            window.await("closed", () -> !window.stage().isShowing());
        }
        assertThat(hosted().find()).isEmpty();
    }

    @Test
    void endingTheChatFromItsCardAsksFirst() throws Exception {
        try (DesktopWindow window = DesktopWindow.open(data)) {
            window.type("#name", "alice");
            window.robot.clickOn("#host");
            awaitIn(window);
            Hosting running = hosted().find().orElseThrow();
            openEnding(window);
            window.robot.clickOn("#host-end-no");
            window.await("no card", () -> !window.isThere("#join-card"));
            assertThat(hosted().find()).contains(running);
            openEnding(window);
            window.robot.clickOn("#host-end-yes");
            window.await("ended", () -> hosted().find().isEmpty());
        }
    }

    private static void openEnding(DesktopWindow window) {
        window.robot.clickOn("#join-card-button");
        window.await("the code", () -> window.isThere(".qr"));
        window.robot.clickOn("#host-end");
        window.await("asked", () -> window.isThere("#host-end-yes"));
    }

    private static void tabTo(DesktopWindow window, String id) {
        for (int i = 0; i < 40 && !hasKeys(window, id); i++) window.robot.push(KeyCode.TAB);
        assertThat(hasKeys(window, id)).as("Tab comes to " + id).isTrue();
    }

    private static boolean hasKeys(DesktopWindow window, String id) {
        return WaitForAsyncUtils.waitForAsyncFx(
                5_000,
                () -> {
                    Node owner = window.scene().getFocusOwner();
                    return owner != null && id.equals(owner.getId());
                });
    }

    private static void askToClose(DesktopWindow window) {
        window.stage().fireEvent(new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
    }
}
