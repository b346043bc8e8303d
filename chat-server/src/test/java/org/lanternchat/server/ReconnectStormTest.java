package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.session.Session;
import org.lanternchat.server.session.Wire;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.Writing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A thousand people come back at once, after a restart of the server.
class ReconnectStormTest {
    private static final int PEOPLE = 1_000;
    private static final int ENTRIES = 700;

    @TempDir Path folder;
    private final CountDownLatch inStep = new CountDownLatch(PEOPLE);
    private final FakeTimers timers = new FakeTimers();

    @Test
    void theyCostNoThousandLooksAtTheDisk() throws Exception {
        FailingStore store = new FailingStore(SqliteStore.open(folder.resolve("chat.db")));
        write(store);
        List<Client> clients = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(4);
                ServerParts parts = new ServerParts(store, timers, workers)) {
            for (int i = 0; i < PEOPLE; i++) {
                Client client = new Client();
                clients.add(client);
                Session session = new Session(client, parts.services());
                session.open();
                session.receive(
                        """
                        {"type":"hello","v":1,"name":"person%d",
                         "resume":{"epoch":"%s","rooms":{"general":%d}}}\
                        """
                                .formatted(i, store.epoch(), ENTRIES - 300));
            }
            assertThat(inStep.await(60, TimeUnit.SECONDS)).isTrue();
        }

        assertThat(store.reads()).isLessThan(10);
        for (Client client : clients) assertThat(client.entries).isEqualTo(300);
        store.close();
    }

    private static void write(Store store) throws Exception {
        try (Writing writing = store.begin()) {
            for (int seq = 1; seq <= ENTRIES; seq++) {
                Chat chat =
                        new Chat("general", seq, 1, "u9", "zoe", "c" + seq, "text " + seq, null);
                writing.append(new Entry(RoomName.GENERAL, chat));
            }
            writing.commit();
        }
    }

    private final class Client implements Wire {
        private int entries;

        @Override
        public synchronized void offer(Frame frame) {
            ServerEvent event = Codec.decodeEvent(UTF_8.decode(frame.payload()).toString());
            if (event instanceof ServerEvent.Entries some) entries += some.entries().size();
            if (event instanceof ServerEvent.Synced) inStep.countDown();
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
