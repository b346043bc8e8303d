package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// Nothing of ours waits on the window's thread: neither for a disk nor for the network, nor for
/// another thread. The Java runtime itself tells of each time that it does.
@Timeout(120)
class WindowThreadIT {
    private static final List<String> WAITING =
            List.of(
                    "jdk.FileRead",
                    "jdk.FileWrite",
                    "jdk.FileForce",
                    "jdk.SocketRead",
                    "jdk.SocketWrite",
                    "jdk.ThreadSleep",
                    "jdk.ThreadPark",
                    "jdk.JavaMonitorWait");

    /// What a class, a font or a text file of the app itself is read by, when it is first used; and
    /// what takes random bytes from the kernel, which has them at hand.
    private static final List<String> LOADING =
            List.of(
                    "jdk.internal.loader.",
                    "java.util.jar.",
                    "java.util.ResourceBundle",
                    "com.sun.javafx.font.",
                    "sun.security.provider.NativePRNG");

    @TempDir Path folder;
    private final ConcurrentLinkedQueue<String> waits = new ConcurrentLinkedQueue<>();

    @Test
    void itNeverWaitsWhileSomebodyUsesTheApp() throws Exception {
        try (RecordingStream stream = watch();
                ServerProcess server = ServerProcess.start(folder.resolve("server"));
                DesktopWindow window = DesktopWindow.open(folder.resolve("desktop"))) {
            window.signIn(server.hostAndPort(), "alice");
            window.say("some **words** \uD83C\uDF89");
            window.awaitMessage("some **words** \uD83C\uDF89");
            window.say("/topic what we talk about");
            window.say("/join second");
            window.await("second", () -> window.stage().getTitle().contains("second"));
            window.robot.clickOn("#composer").write("a draft");
            window.robot.push(KeyCode.ALT, KeyCode.UP);
            window.robot.push(KeyCode.SHORTCUT, KeyCode.K);
            window.robot.write("sec");
            window.robot.push(KeyCode.ENTER);
            window.await("second", () -> window.stage().getTitle().contains("second"));
            server.kill();
            window.say("written while away");
            server.startAgain();
            window.awaitMessage("a draftwritten while away");
            window.await("safe", () -> window.isThere(".meta"));
            WaitForAsyncUtils.waitForFxEvents();
            stream.stop();
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void aFileThatIsReadThereIsNoticed() throws Exception {
        Path file = Files.writeString(folder.resolve("some"), "words");
        try (RecordingStream stream = watch();
                DesktopWindow window = DesktopWindow.open(folder.resolve("desktop"))) {
            window.robot.interact(() -> read(file));
            stream.stop();
        }
        assertThat(waits).anyMatch(wait -> wait.contains("jdk.FileRead"));
    }

    private static void read(Path file) {
        try {
            Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private RecordingStream watch() throws Exception {
        FxToolkit.registerPrimaryStage();
        long windowThread =
                WaitForAsyncUtils.asyncFx(() -> Thread.currentThread().threadId()).get();
        RecordingStream stream = new RecordingStream();
        for (String name : WAITING) {
            stream.enable(name).withThreshold(Duration.ZERO).withStackTrace();
            stream.onEvent(name, event -> look(event, windowThread));
        }
        stream.startAsync();
        return stream;
    }

    private void look(RecordedEvent event, long windowThread) {
        boolean isThere =
                event.getThread() != null && event.getThread().getJavaThreadId() == windowThread;
        if (!isThere || event.getStackTrace() == null) return;
        List<String> frames =
                event.getStackTrace().getFrames().stream().map(WindowThreadIT::name).toList();
        boolean loads = frames.stream().anyMatch(WindowThreadIT::isLoading);
        boolean ours = frames.stream().anyMatch(frame -> frame.startsWith("org.lanternchat."));
        if (ours && !loads) {
            waits.add(event.getEventType().getName() + " in " + String.join(" < ", frames));
        }
    }

    private static boolean isLoading(String frame) {
        return LOADING.stream().anyMatch(frame::startsWith);
    }

    private static String name(RecordedFrame frame) {
        return Stream.of(frame.getMethod().getType().getName(), frame.getMethod().getName())
                .reduce((type, method) -> type + "." + method)
                .orElseThrow();
    }
}
