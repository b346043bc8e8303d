package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.service.support.FiredEvents;
import org.testfx.util.WaitForAsyncUtils;

import java.lang.ref.WeakReference;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What is not shown any more is not kept by anything that is.
@Timeout(180)
class LeakIT {
    private static final int TIMES = 1_000;
    private static final int PATIENCE = 20_000;

    /// The one that is shown, and those that an animation or the pulse may still hold.
    private static final int STILL_HELD = 4;

    @TempDir Path folder;
    private ServerProcess server;
    private DesktopWindow window;

    @BeforeEach
    void start() throws Exception {
        server = ServerProcess.start(folder.resolve("server"));
        window = DesktopWindow.open(folder.resolve("desktop"));
        window.signIn(server.hostAndPort(), "alice");
        window.say("first words");
        window.awaitMessage("first words");
    }

    @AfterEach
    void stop() throws Exception {
        window.close();
        server.close();
    }

    @Test
    void aThousandRoomsThatWereShownAreGone() throws Exception {
        window.say("/join second");
        window.await("the second room", () -> window.stage().getTitle().contains("second"));
        List<WeakReference<Node>> shown = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            Node before = list();
            shown.add(new WeakReference<>(before));
            walk(i % 2 == 0 ? KeyCode.UP : KeyCode.DOWN);
            awaitFrame();
            assertThat(list()).isNotSameAs(before);
        }
        awaitGone(shown);
    }

    @Test
    void fiftyRoomsThatWereLeftAreGone() throws Exception {
        List<WeakReference<Node>> shown = new ArrayList<>();
        String home = window.stage().getTitle();
        for (int i = 0; i < TIMES / 20; i++) {
            String room = "room-" + i;
            window.say("/join " + room);
            window.await(room, () -> window.stage().getTitle().contains(room));
            shown.add(new WeakReference<>(list()));
            window.say("/leave");
            window.await("out again", () -> window.stage().getTitle().equals(home));
        }
        awaitGone(shown);
    }

    /// Alt and an arrow, without the time that hands take.
    private void walk(KeyCode arrow) {
        WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE,
                () -> {
                    Node focused = window.scene().getFocusOwner();
                    Event.fireEvent(
                            focused == null ? window.scene().getRoot() : focused,
                            new KeyEvent(
                                    KeyEvent.KEY_PRESSED,
                                    "",
                                    "",
                                    arrow,
                                    false,
                                    false,
                                    true,
                                    false));
                });
    }

    private void awaitFrame() throws Exception {
        CompletableFuture<Boolean> drawn = new CompletableFuture<>();
        Runnable listener = () -> drawn.complete(true);
        Platform.runLater(
                () -> {
                    window.scene().addPostLayoutPulseListener(listener);
                    Platform.requestNextPulse();
                });
        drawn.get(PATIENCE, TimeUnit.MILLISECONDS);
        Platform.runLater(() -> window.scene().removePostLayoutPulseListener(listener));
    }

    private Node list() {
        return WaitForAsyncUtils.waitForAsyncFx(
                PATIENCE, () -> window.scene().lookup(".message-list"));
    }

    /// TestFX keeps every event of the window, and with it the node that it was for.
    private static void forgetEvents() throws ReflectiveOperationException {
        FxToolkitContext context = FxToolkit.toolkitContext();
        Field kept = FxToolkitContext.class.getDeclaredField("firedEvents");
        kept.setAccessible(true);
        ((FiredEvents) kept.get(context)).clearEvents();
    }

    private static void awaitGone(List<WeakReference<Node>> shown)
            throws ReflectiveOperationException {
        forgetEvents();
        long alive = shown.size();
        for (int tries = 0; alive > STILL_HELD && tries < 20; tries++) {
            System.gc();
            WaitForAsyncUtils.waitForFxEvents();
            alive = shown.stream().filter(each -> each.get() != null).count();
        }
        assertThat(alive).isLessThanOrEqualTo(STILL_HELD);
    }
}
