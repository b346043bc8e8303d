package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// A `TestServer` for each test, with data of its own: started before it, stopped behind it. Used
/// by the test's thread.
final class RunningServer implements BeforeEachCallback, AfterEachCallback {
    /// For servers that count nobody's commands.
    static final double UNLIMITED = Double.POSITIVE_INFINITY;

    private final double rate;
    private @Nullable Path data;
    private @Nullable TestServer server;

    /// With the limits as people meet them.
    RunningServer() {
        this(1);
    }

    /// `rate` multiplies the limits on writing and reading.
    RunningServer(double rate) {
        this.rate = rate;
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException {
        data = Files.createTempDirectory("lantern-test");
        start();
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        server().close();
        try (Stream<Path> files = Files.walk(data())) {
            List<Path> inmostFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inmostFirst) Files.delete(file);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    /// Stops the server and starts it again on what it has written.
    void restart() {
        stop();
        start();
    }

    /// After `stop`.
    void start() {
        server = TestServer.start(data(), rate);
    }

    /// The same, with another time for which a message is its author's to change.
    void restart(Duration editWindow) {
        stop();
        server = TestServer.start(data(), rate, editWindow);
    }

    void stop() {
        server().close();
    }

    private TestServer server() {
        return Objects.requireNonNull(server);
    }

    Path data() {
        return Objects.requireNonNull(data);
    }

    int port() {
        return server().port();
    }

    String ownerCode() {
        return server().ownerCode();
    }

    WireClient connect() {
        return server().connect();
    }

    WireClient connectFrom(String address) {
        return server().connectFrom(address);
    }

    WireClient hello(String name) {
        return server().hello(name);
    }

    WireClient deviceOf(WireClient person) {
        return server().deviceOf(person);
    }

    WireClient member(String name, String room) {
        return server().member(name, room);
    }

    WireClient owner(String name) {
        return server().owner(name);
    }
}
