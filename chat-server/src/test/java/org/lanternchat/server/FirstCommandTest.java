package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Name;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Session;
import org.lanternchat.server.session.Wire;
import org.lanternchat.server.store.SqliteStore;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The time within which a connection has to say what it wants.
class FirstCommandTest {
    @TempDir Path folder;
    private final FakeTimers timers = new FakeTimers();
    private final List<Integer> closed = new ArrayList<>();

    @Test
    void whoSaysNothingIsClosedAndWhoLooksForAnotherNameIsNot() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder.resolve("chat.db"));
                ServerParts parts = new ServerParts(store, timers, Runnable::run)) {
            Services services = parts.services();
            services.identities().newcomer(new Name("alice"));
            Session thinking = new Session(new RecordingWire(), services);
            thinking.open();
            thinking.receive("{\"type\":\"hello\",\"v\":1,\"name\":\"alice\"}");
            timers.pass(Duration.ofSeconds(30));
            assertThat(closed).isEmpty();

            new Session(new RecordingWire(), services).open();
            timers.pass(Duration.ofSeconds(11));
            assertThat(closed).containsExactly(1008);
        }
    }

    @Test
    void whoHasGoneIsNotKeptInMemoryForTheTimeOfTheFirstCommand() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder.resolve("chat.db"));
                ServerParts parts = new ServerParts(store, timers, Runnable::run)) {
            WeakReference<Session> gone = comeAndGo(parts.services());

            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (gone.get() != null && System.nanoTime() < deadline) System.gc();

            assertThat(gone.get()).isNull();
        }
    }

    private WeakReference<Session> comeAndGo(Services services) {
        Session session = new Session(new RecordingWire(), services);
        session.open();
        session.end();
        return new WeakReference<>(session);
    }

    private final class RecordingWire implements Wire {
        @Override
        public void offer(Frame frame) {}

        @Override
        public void flush() {}

        @Override
        public void close(int code, String reason) {
            closed.add(code);
        }

        @Override
        public long lastHeard() {
            return timers.nanos();
        }

        @Override
        public String address() {
            return "127.0.0.1";
        }
    }
}
