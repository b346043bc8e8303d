package org.lanternchat.server.benchmark.part;

import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.ServerParts;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.journal.Written;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.room.Ticket;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a room does for each delivery to a thousand members: the entry encoded, the frame given to
/// each, the end of the pass; without sockets. On JMH's threads, the room's passes too.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FanOutBenchmark {
    private static final int MEMBERS = 1_000;
    private static final int TOGETHER = 16;
    private static final RoomName NAME = new RoomName("general");

    @Param({"TUTORIAL_A", "VERSION_1"})
    private Dialect dialect = Dialect.VERSION_1;

    private final List<Counting> members = new ArrayList<>();
    private final TemporaryFolder folder = new TemporaryFolder();
    private final SqliteStore store;
    private final ServerParts parts;
    private final Room room;
    private long seq;

    /// Everything but the members, whose dialect is not known yet.
    public FanOutBenchmark() {
        try {
            store = SqliteStore.open(folder.file("chat.db"));
            parts = new ServerParts(store, new FakeTimers(), Runnable::run, NAME);
        } catch (StoreException unusable) {
            throw new IllegalStateException(unusable);
        }
        room = parts.services().rooms().open(NAME);
    }

    @Setup
    public void letMembersIn() {
        Identities identities = parts.services().identities();
        for (int i = 0; i < MEMBERS; i++) {
            Counting member =
                    new Counting(identities.newcomer(new Name("u" + i)).identity(), dialect);
            members.add(member);
            Ticket ticket = new Ticket(room, i);
            if (!room.join(member, ticket, null, null)) throw new IllegalStateException("full");
        }
        // What is published now waits, if need be, until a member is in.
        publish(1);
        for (Counting member : members) member.awaitFrame();
    }

    @Benchmark
    @OperationsPerInvocation(MEMBERS)
    public long oneMessage() {
        return publish(1);
    }

    @Benchmark
    @OperationsPerInvocation(MEMBERS * TOGETHER)
    public long sixteenTogether() {
        return publish(TOGETHER);
    }

    private long publish(int count) {
        long before = members.getLast().bytes();
        List<Written> entries = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ServerEvent.Stamp stamp =
                    new ServerEvent.Stamp(NAME.value(), ++seq, 1_795_312_800_123L, "u0", "a", "c");
            Chat chat = new Chat(stamp, Texts.ofLength(64), null, List.of(), List.of());
            entries.add(new Written(new Entry(NAME, chat), members.getFirst()));
        }
        room.publish(entries);
        long bytes = members.getLast().bytes() - before;
        if (seq > 1 && bytes == 0) throw new IllegalStateException("nothing was delivered");
        return bytes;
    }

    @TearDown
    public void close() throws IOException {
        parts.close();
        store.close();
        folder.close();
    }
}
