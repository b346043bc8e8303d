package org.lanternchat.desktop;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;

import org.lanternchat.desktop.connection.ServerTrust;
import org.lanternchat.desktop.connection.TrustedServers;
import org.lanternchat.desktop.file.FileTransfers;
import org.lanternchat.desktop.file.HttpTransfers;
import org.lanternchat.desktop.model.Surroundings;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The frames and the time of a real window. `nextFrame` and `offload` may be called from any
/// thread; all work that is handed in runs on that of the window.
final class FxSurroundings implements Surroundings, AutoCloseable {
    private final Clock clock;
    private final Supplier<TrustedServers> trusted;
    private final ExecutorService slow =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("lantern-files").daemon().factory());
    private final List<Runnable> waiting = new ArrayList<>();
    private final AnimationTimer frame =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    runFrame();
                }
            };

    FxSurroundings(Clock clock, Supplier<TrustedServers> trusted) {
        this.clock = clock;
        this.trusted = trusted;
    }

    @Override
    public void nextFrame(Runnable work) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.add(work);
        }
        if (first) Platform.runLater(frame::start);
    }

    private void runFrame() {
        List<Runnable> now;
        synchronized (waiting) {
            now = List.copyOf(waiting);
            waiting.clear();
        }
        frame.stop();
        now.forEach(Runnable::run);
    }

    @Override
    public Cancellable after(java.time.Duration delay, Runnable work) {
        PauseTransition pause =
                new PauseTransition(Duration.millis((double) Math.max(1, delay.toMillis())));
        pause.setOnFinished(_ -> work.run());
        pause.play();
        return pause::stop;
    }

    @Override
    public <T> void offload(Supplier<T> work, Consumer<T> result) {
        slow.execute(
                () -> {
                    T done = work.get();
                    Platform.runLater(() -> result.accept(done));
                });
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public TrustedServers trusted() {
        return trusted.get();
    }

    @Override
    public FileTransfers transfers(URI server) {
        ServerTrust trust = new ServerTrust(server.getHost(), server.getPort(), trusted.get());
        return new HttpTransfers(server, trust::context);
    }

    @Override
    public void close() {
        slow.shutdown();
    }
}
