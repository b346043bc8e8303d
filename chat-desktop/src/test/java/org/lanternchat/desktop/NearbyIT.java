package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.desktop.nearby.NearbyServer;
import org.lanternchat.desktop.wording.Wording;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/// The chats of this network on the sign-in card. With `-Dlantern.screenshots=FOLDER` it leaves
/// pictures there.
@Timeout(120)
class NearbyIT {
    private static final String LONG = "<b>Workshop</b> of the whole second floor & its attic";

    @TempDir Path data;

    private DesktopWindow open(String theme, int width, int height) throws Exception {
        Path folder = Files.createDirectories(data.resolve("desktop" + theme));
        Files.write(
                folder.resolve("settings.properties"),
                List.of("theme=" + theme, "window.width=" + width, "window.height=" + height));
        DesktopWindow window = DesktopWindow.open(folder);
        window.resize(width, height);
        return window;
    }

    private static void picture(DesktopWindow window, String name) throws Exception {
        String folder = System.getProperty("lantern.screenshots", "");
        if (folder.isEmpty()) return;
        Files.createDirectories(Path.of(folder));
        window.picture(Path.of(folder, "nearby-" + name + ".png"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void aClickOnAChatFillsInItsAddress(String theme) throws Exception {
        try (DesktopWindow window = open(theme, 900, 600)) {
            assertThat(window.isThere("#nearby")).isFalse();
            window.find(
                    new NearbyServer("Room 12", "192.168.1.20", 12),
                    new NearbyServer(LONG, "10.0.0.7:9000", 1),
                    new NearbyServer("Quiet corner", "https://192.168.1.33:8443", 0));
            window.await(
                    "the list", () -> window.robot.lookup(".nearby-line").queryAll().size() == 3);
            picture(window, theme);
            window.robot.clickOn("10.0.0.7:9000");
            assertThat(window.find("#address", TextField.class).getText())
                    .isEqualTo("10.0.0.7:9000");
            window.await("the keys", window.find("#name", TextField.class)::isFocused);
            assertThat(window.robot.lookup(".nearby-name").queryAllAs(Label.class))
                    .extracting(Label::getText)
                    .contains(LONG);
            window.resize(1280, 800);
            picture(window, theme + "-large");
            window.find();
            window.await("nothing", () -> !window.isThere("#nearby"));
        }
    }

    @Test
    void manyChatsAreScrolledAndTheFieldsStayInSight() throws Exception {
        try (DesktopWindow window = open("LIGHT", 900, 600)) {
            window.find(
                    IntStream.range(0, 20)
                            .mapToObj(n -> new NearbyServer("Room " + n, "10.0.0." + n, n))
                            .toArray(NearbyServer[]::new));
            window.await("all", () -> window.robot.lookup(".nearby-line").queryAll().size() == 20);
            double bottom =
                    window.placeOnScreen(window.find("#nearby", javafx.scene.Node.class))
                            .getHeight();
            assertThat(bottom).isLessThan(220);
            picture(window, "many");
        }
    }

    private static void join(DesktopWindow window) {
        window.robot.push(KeyCode.ENTER);
    }

    private static String hint(DesktopWindow window) {
        return window.find("#join-code-hint", Label.class).getText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LIGHT", "DARK"})
    void aChatWithAJoinCodeAsksForItAndLetsIn(String theme) throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(data.resolve("chat" + theme), "--invite", "Blue-Door");
                DesktopWindow window = open(theme, 1280, 800)) {
            assertThat(window.isThere("#join-code")).isFalse();
            window.type("#address", server.hostAndPort());
            window.type("#name", "alice");
            join(window);
            window.await("the field", () -> window.isThere("#join-code"));
            assertThat(hint(window)).isEqualTo(Wording.of("signin.joinCode.missing"));
            window.await("the keys", window.find("#join-code", TextField.class)::isFocused);
            window.type("#join-code", "red-door");
            join(window);
            String wrong = Wording.of("signin.joinCode.wrong");
            window.await("the refusal", () -> hint(window).equals(wrong));
            picture(window, theme + "-join-code");
            window.type("#join-code", "blue-door");
            join(window);
            window.await("in", () -> window.isThere("#composer"));
        }
    }
}
