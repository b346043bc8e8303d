package org.lanternchat.desktop;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Uses the real window beside a real server, with a room of a hundred thousand messages, and says
/// how it kept up. Its peer is JavaFX' own list of labels in the same window (`PlainList`).
///
/// Arguments: how many messages, for how many seconds each thing is looked at, and the page whose
/// table is written anew.
public final class WindowBenchmark implements AutoCloseable {
    private static final double WHEEL = 120;

    private final int messages;
    private final int seconds;
    private final ServerProcess server;
    private final DesktopWindow window;
    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private WindowBenchmark(Path folder, int messages, int seconds)
            throws IOException, TimeoutException {
        this.messages = messages;
        this.seconds = seconds;
        server = ServerProcess.start(folder.resolve("server"));
        window = DesktopWindow.open(folder.resolve("desktop"));
    }

    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("lantern-window");
        try (var benchmark =
                new WindowBenchmark(folder, Integer.parseInt(args[0]), Integer.parseInt(args[1]))) {
            benchmark.run();
            benchmark.write(Path.of(args[2]));
        }
        System.exit(0);
    }

    private void run() throws Exception {
        window.resize(1280, 800);
        window.signIn(server.hostAndPort(), "alice");
        frames("nothing happens", () -> {});
        PlainList peer = on(() -> PlainList.over(window.scene(), 100_000));
        frames("JavaFX' ListView of 100,000 labels, scrolled", peer::scroll);
        on(peer::remove);

        finish(scribes("many", messages, 0));
        window.robot.push(KeyCode.ESCAPE);
        window.say("/join many");
        window.await("the room", () -> !window.messages().isEmpty());
        loadAll();
        on(() -> key(KeyCode.END));
        frames("all of it loaded, scrolled up by the wheel", () -> wheel(WHEEL));
        frames("and by 4,000 pixels a frame", () -> wheel(4_000));
        open("from the sidebar, all of it loaded");
        Process pinned = scribes("many", seconds * 1_000, 1_000);
        frames("1,000 new messages a second, at the end", () -> {});
        finish(pinned);
        heap("with all of that in memory");
        readAbove();
    }

    /// Older pages come until the first message is there.
    private void loadAll() throws Exception {
        long begin = System.nanoTime();
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        Frames frames =
                on(
                        () ->
                                new Frames(
                                        window.scene(),
                                        () -> {
                                            key(KeyCode.HOME);
                                            if (isAtFirst()) first.complete(true);
                                        }));
        on(frames::start);
        first.get(30, TimeUnit.MINUTES);
        say("older pages until the first of " + messages, on(frames::end));
        note(String.format(Locale.ROOT, "that took %.1f s", (System.nanoTime() - begin) / 1e9));
    }

    private boolean isAtFirst() {
        return window.scene().getRoot().lookupAll(".message-text").stream()
                .anyMatch(node -> String.valueOf(node.getAccessibleText()).startsWith("0 "));
    }

    /// Away to another room and back.
    private void open(String what) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            window.robot.push(KeyCode.ESCAPE);
            double away = opened();
            double back = opened();
            if (i >= 2) times.add(Math.max(away, back));
        }
        times.sort(null);
        note(
                String.format(
                        Locale.ROOT,
                        "opening %s: p50 %.0f ms, most %.0f ms, of %d",
                        what,
                        times.get(times.size() / 2),
                        times.getLast(),
                        times.size()));
    }

    /// From the key to the frame with the messages of the other room.
    private double opened() throws Exception {
        Node before = window.find("#messages", Node.class);
        CompletableFuture<Double> shown = new CompletableFuture<>();
        on(
                () -> {
                    long begin = System.nanoTime();
                    Runnable[] looking = new Runnable[1];
                    looking[0] =
                            () -> {
                                Node now = window.scene().lookup("#messages");
                                if (now == null || now.equals(before)) return;
                                if (now.lookup(".row-top") == null
                                        && now.lookup(".message-text") == null
                                        && now.lookup(".row-empty") == null) return;
                                window.scene().removePostLayoutPulseListener(looking[0]);
                                shown.complete((System.nanoTime() - begin) / 1e6);
                            };
                    window.scene().addPostLayoutPulseListener(looking[0]);
                    Event.fireEvent(focused(), pressed(KeyCode.DOWN, true));
                    return true;
                });
        return shown.get(60, TimeUnit.SECONDS);
    }

    private Node focused() {
        Node owner = window.scene().getFocusOwner();
        return owner == null ? window.scene().getRoot() : owner;
    }

    /// The text under the eye stays where it is while a thousand come in a second.
    private void readAbove() throws Exception {
        on(
                () -> {
                    for (int i = 0; i < 3; i++) wheel(4_000);
                    return true;
                });
        TimeUnit.SECONDS.sleep(1);
        Process writing = scribes("many", seconds * 1_000, 1_000);
        Watch watch = new Watch();
        frames("1,000 new messages a second, reading above", watch::look);
        finish(writing);
        note(
                String.format(
                        Locale.ROOT,
                        "while reading above, the text under the eye moved by %.1f px at most",
                        watch.moved));
    }

    private final class Watch {
        private @Nullable Node node;
        private double at;
        private double moved;

        void look() {
            Node watched = node;
            if (watched == null || watched.getScene() == null) {
                watched = middle();
                node = watched;
                if (watched != null) at = top(watched);
            } else {
                moved = Math.max(moved, Math.abs(top(watched) - at));
            }
        }

        private @Nullable Node middle() {
            return window.scene().getRoot().lookupAll(".message-text").stream()
                    .filter(each -> top(each) > 250 && top(each) < 500)
                    .findFirst()
                    .orElse(null);
        }

        private static double top(Node of) {
            return of.localToScene(0, 0).getY();
        }
    }

    // ---- hands

    private void wheel(double pixels) {
        Wheel.turn(window.scene().lookup("#messages"), pixels);
    }

    private void key(KeyCode code) {
        Event.fireEvent(window.scene().lookup("#messages"), pressed(code, false));
    }

    private static KeyEvent pressed(KeyCode code, boolean alt) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false);
    }

    private Process scribes(String room, int count, int rate) throws IOException {
        return Scribes.start(server.socket(), room, 7, count, rate);
    }

    private static void finish(Process writing) throws InterruptedException {
        boolean ended = writing.waitFor(5, TimeUnit.MINUTES);
        if (!ended || writing.exitValue() != 0) throw new IllegalStateException("nobody writes");
    }

    // ---- what was seen

    private void frames(String what, Runnable each) throws Exception {
        Frames frames = on(() -> new Frames(window.scene(), each));
        on(frames::start);
        TimeUnit.SECONDS.sleep(seconds);
        say(what, on(frames::end));
    }

    private void say(String what, Frames.Result result) {
        rows.add(
                String.format(
                        Locale.ROOT,
                        "| %s | %d | %.1f | %.1f | %.0f | %.1f | %.1f %% |",
                        what,
                        result.frames(),
                        result.p50(),
                        result.p95(),
                        result.most(),
                        result.work95(),
                        result.missed()));
        System.out.println(rows.getLast());
    }

    private void note(String text) {
        notes.add("- " + text);
        System.out.println(notes.getLast());
    }

    private void heap(String when) {
        for (int i = 0; i < 3; i++) System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        note("heap %s: %d MiB".formatted(when, used / (1 << 20)));
    }

    /// Puts what was seen between the markers of the page.
    private void write(Path page) throws IOException {
        String head =
                """
                | what happens | frames | apart p50 ms | p95 ms | most ms | busy p95 ms | left out |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                """;
        String where =
                "`packaging/benchmark-desktop.sh`, %s: %s messages; %s; %d processors; Java %s; JavaFX %s"
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                messages,
                                "headless platform, drawn by software",
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version(),
                                System.getProperty("javafx.version"));
        String table =
                head + String.join("\n", rows) + "\n\n" + String.join("\n", notes) + "\n\n" + where;
        Figures.write(page, "window", table);
    }

    private static <T> T on(Callable<T> task) {
        return WaitForAsyncUtils.waitForAsyncFx(600_000, task);
    }

    private static void on(Runnable task) {
        WaitForAsyncUtils.waitForAsyncFx(600_000, task);
    }

    @Override
    public void close() throws TimeoutException {
        window.close();
        server.close();
    }
}
