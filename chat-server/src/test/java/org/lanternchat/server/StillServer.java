package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Session;
import org.lanternchat.server.session.Wire;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A server without sockets in which rooms do nothing until a test says so, and readers of the
/// store can be held: whatever order of things a test is about, it can make. For one thread.
final class StillServer implements AutoCloseable {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final FakeTimers timers = new FakeTimers();
    private final FailingStore store;
    private final ServerParts parts;

    StillServer(Path folder) throws StoreException {
        store = new FailingStore(SqliteStore.open(folder.resolve("chat.db")));
        parts = new ServerParts(store, timers, tasks::add);
    }

    Services services() {
        return parts.services();
    }

    FakeTimers timers() {
        return timers;
    }

    FailingStore store() {
        return store;
    }

    Room room(String name) {
        return services().rooms().open(new RoomName(name));
    }

    /// Lets the rooms do what they have been asked, and nobody else.
    void run() {
        for (Runnable task; (task = tasks.poll()) != null; ) task.run();
    }

    /// Lets everything come to rest: the journal, the readers, the rooms.
    void settle() throws InterruptedException {
        do {
            write();
            holdReaders().release();
        } while (!tasks.isEmpty());
    }

    /// Lets the journal write, and the rooms do what they have been asked.
    void write() throws InterruptedException {
        run();
        CountDownLatch written = new CountDownLatch(1);
        assertThat(services().journal().write(List.of(), _ -> written.countDown())).isTrue();
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        run();
    }

    /// From the moment when they have read all that they were asked before.
    Hold holdReaders() throws InterruptedException {
        Hold hold = new Hold();
        for (int i = 0; i < 2; i++) services().reader().read(_ -> hold.here(), _ -> {}, () -> {});
        assertThat(hold.both.await(20, TimeUnit.SECONDS)).isTrue();
        return hold;
    }

    /// Both readers wait in here.
    static final class Hold {
        private final CountDownLatch both = new CountDownLatch(2);
        private final CountDownLatch released = new CountDownLatch(1);

        private boolean here() {
            both.countDown();
            try {
                return released.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        void release() {
            released.countDown();
        }
    }

    /// Somebody who has been welcomed in version 1.
    Client welcomed(String name) throws InterruptedException {
        Client client = connect();
        client.send("{'type':'hello','v':1,'name':'" + name + "'}");
        settle();
        assertThat(client.heard("welcome")).isEqualTo(1);
        return client;
    }

    Client connect() {
        Client client = new Client();
        client.session.open();
        return client;
    }

    @Override
    public void close() {
        parts.close();
        store.close();
    }

    /// What one client was sent.
    final class Client implements Wire {
        final List<String> frames = new ArrayList<>();
        private final Session session = new Session(this, services());

        void send(String command) {
            session.receive(command.replace('\'', '"'));
        }

        void end() {
            session.end();
        }

        /// How many events of this type came.
        int heard(String type) {
            return (int) all().stream().filter(one -> Codec.typeOf(one).equals(type)).count();
        }

        String uid() {
            String uid = null;
            for (String frame : all()) {
                if (Codec.typeOf(frame).equals("welcome")) {
                    uid = frame.replaceFirst(".*\"uid\":\"([^\"]*)\".*", "$1");
                }
            }
            assertThat(uid).isNotNull();
            return uid;
        }

        synchronized List<String> all() {
            return List.copyOf(frames);
        }

        @Override
        public synchronized void offer(Frame frame) {
            frames.add(UTF_8.decode(frame.payload()).toString());
        }

        @Override
        public void flush() {}

        @Override
        public void close(int code, String reason) {}

        @Override
        public long lastHeard() {
            return timers.nanos();
        }

        @Override
        public String address() {
            return "10.0.0.1";
        }
    }
}
