package org.lanternchat.server.benchmark.part;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.ServerParts;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.time.SystemTimers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// How long it takes until messages that came together are on disk and can be found: the journal
/// with the store of the product. JMH's thread appends and waits.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JournalBenchmark implements Draft.Author {
    private static final RoomName ROOM = new RoomName("general");

    @Param({"1", "10", "100", "1000"})
    private int batch = 1;

    private final Semaphore written = new Semaphore(0);
    private final Texts texts = new Texts();
    private final TemporaryFolder folder = new TemporaryFolder();
    private final SystemTimers timers = new SystemTimers();
    private final ExecutorService workers = Executors.newSingleThreadExecutor();
    private final SqliteStore store;
    private final ServerParts parts;
    private final Identity author;
    private long number;

    /// A server without sockets, and one person in it.
    public JournalBenchmark() {
        try {
            store = SqliteStore.open(folder.file("chat.db"));
            parts = new ServerParts(store, timers, workers, ROOM);
        } catch (StoreException unusable) {
            throw new IllegalStateException(unusable);
        }
        author = parts.services().identities().newcomer(new Name("alice")).identity();
    }

    @Setup
    public void start() {
        parts.services().journal().start();
    }

    @Benchmark
    public void append() throws InterruptedException {
        Journal journal = parts.services().journal();
        for (int i = 0; i < batch; i++) {
            ClientCommand.Chat chat =
                    new ClientCommand.Chat(
                            null, ROOM, "c" + number++, texts.next(), null, List.of());
            journal.append(new Draft(chat, author, List.of(), this));
        }
        written.acquire(batch);
    }

    @Override
    public void written(Entry entry) {
        written.release();
    }

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence, long retry) {
        throw new IllegalStateException(sentence);
    }

    @TearDown
    public void close() throws IOException {
        parts.close();
        store.close();
        timers.close();
        workers.shutdown();
        folder.close();
    }
}
