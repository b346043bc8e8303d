package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.TrustedServers;
import org.lanternchat.desktop.file.FileTransfers;
import org.lanternchat.desktop.settings.DiskWriter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Frames and time that pass when a test says so.
final class FakeSurroundings implements Surroundings {
    private final List<Runnable> frame = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    int frames;

    private record Planned(Instant at, Runnable work) {}

    @Override
    public void nextFrame(Runnable work) {
        frame.add(work);
    }

    /// Runs what was planned for the next frame.
    void frame() {
        List<Runnable> due = List.copyOf(frame);
        frame.clear();
        if (!due.isEmpty()) frames++;
        due.forEach(Runnable::run);
    }

    /// Lets time pass, and does what becomes due on the way.
    void pass(Duration time) {
        Instant end = now.plus(time);
        for (var next = nextBy(end); next.isPresent(); next = nextBy(end)) {
            planned.remove(next.get());
            now = next.get().at();
            next.get().work().run();
        }
        now = end;
    }

    private Optional<Planned> nextBy(Instant end) {
        return planned.stream()
                .filter(plan -> !plan.at().isAfter(end))
                .min(Comparator.comparing(Planned::at));
    }

    @Override
    public Cancellable after(Duration delay, Runnable work) {
        Planned plan = new Planned(now.plus(delay), work);
        planned.add(plan);
        return () -> planned.remove(plan);
    }

    @Override
    public <T> void offload(Supplier<T> slow, Consumer<T> result) {
        result.accept(slow.get());
    }

    private final DiskWriter disk = new DiskWriter();
    private final TrustedServers trusted = TrustedServers.open(temporary(), disk);

    private static Path temporary() {
        try {
            Path folder = Files.createTempDirectory("lantern-trusted");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public TrustedServers trusted() {
        return trusted;
    }

    /// The files that went and came, and what a test has become of them.
    final FakeTransfers transfers = new FakeTransfers();

    @Override
    public FileTransfers transfers(URI server) {
        return transfers;
    }

    @Override
    public Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
