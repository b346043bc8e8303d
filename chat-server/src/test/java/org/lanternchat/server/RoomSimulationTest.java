package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.state.RoomState;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.room.LogReader;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Sessions;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredIdentity;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// People join, write, leave, lose their connections and stop reading at random, while the store
/// fails now and then. Whenever things have settled, everyone's picture must be that of somebody
/// who has just come. `-Dlantern.simulation.steps=N` runs more steps.
class RoomSimulationTest {
    private static final int STEPS = Integer.getInteger("lantern.simulation.steps", 2_000);
    private static final List<String> ROOMS = List.of("general", "tech", "lunch");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    private final FakeTimers timers = new FakeTimers();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<SimulatedClient> people = new ArrayList<>();
    private FailingStore store;
    private Journal journal;
    private LogReader reader;
    private Services services;
    private Random random = new Random(0);
    private int freshJoiners;
    private int said;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPictureIsThatOfAFreshJoiner(long seed) throws Exception {
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            step();
            if (step % 50 == 49) settleAndCompare(step);
        }
        settleAndCompare(STEPS);
    }

    @BeforeEach
    void start() throws StoreException {
        store = new FailingStore(SqliteStore.open(folder.resolve("chat.db")));
        reader = new LogReader(store);
        Sessions sessions = new Sessions(timers);
        Executor executor = tasks::add;
        Rooms rooms =
                new Rooms(
                        Map.of(),
                        List.of(new RoomName("general")),
                        reader,
                        timers,
                        executor,
                        sessions::everyone);
        journal = new Journal(store, timers, rooms);
        double unlimited = Double.POSITIVE_INFINITY;
        services =
                new Services(
                        new ServerEvent.ServerInfo("simulation", "1"),
                        store.epoch(),
                        unlimited,
                        new Identities(List.of(), timers, unlimited),
                        rooms,
                        journal,
                        reader,
                        sessions,
                        timers,
                        executor);
        journal.start();
        for (int i = 1; i <= 6; i++) people.add(new SimulatedClient("person" + i, services));
    }

    @AfterEach
    void stop() {
        journal.close();
        reader.close();
        store.close();
    }

    private void step() throws InterruptedException {
        SimulatedClient who = people.get(random.nextInt(people.size()));
        String room = ROOMS.get(random.nextInt(ROOMS.size()));
        boolean known = who.state().welcome() != null;
        switch (random.nextInt(16)) {
            case 0 -> who.cut();
            case 1, 2 -> {
                if (!who.isConnected()) who.connect();
            }
            case 3, 4 -> {
                if (known) who.join(room);
            }
            case 5 -> {
                if (random.nextInt(4) == 0) who.leave(room);
            }
            case 6 -> who.typing(room, random.nextBoolean());
            case 7 -> timers.pass(Duration.ofMillis(random.nextInt(3_000)));
            case 8 -> {
                switch (random.nextInt(8)) {
                    case 0 -> who.stopReading();
                    case 1 -> who.overflow();
                    default -> who.startReading();
                }
            }
            case 9 -> {
                if (random.nextInt(4) == 0) store.failNext(randomFailure());
                fence();
            }
            default -> {
                if (who.state().rooms().containsKey(room)) {
                    who.say(room, "message " + ++said + " " + "x".repeat(random.nextInt(300)));
                }
            }
        }
        runSome(random.nextInt(20));
        if (random.nextBoolean()) people.get(random.nextInt(people.size())).read();
    }

    private StoreException.Kind randomFailure() {
        List<StoreException.Kind> kinds =
                List.of(
                        StoreException.Kind.FULL,
                        StoreException.Kind.BUSY,
                        StoreException.Kind.BROKEN);
        return kinds.get(random.nextInt(kinds.size()));
    }

    private void runSome(int most) {
        for (int i = 0; i < most; i++) {
            Runnable task = tasks.poll();
            if (task == null) return;
            task.run();
        }
    }

    private void settleAndCompare(int step) throws InterruptedException {
        fence();
        for (SimulatedClient person : people) {
            person.startReading();
            person.cut();
        }
        settle(() -> true);
        for (SimulatedClient person : people) person.connect();
        settle(() -> people.stream().allMatch(RoomSimulationTest::isInStep));
        timers.pass(Limits.RETURN.plusSeconds(5));
        settle(() -> people.stream().allMatch(RoomSimulationTest::hasNothingPending));
        for (String room : ROOMS) compare(room, step);
        assertThat(distinctCids()).as("step %d", step).hasSize(store.committed().size());
    }

    private void compare(String room, int step) throws InterruptedException {
        SimulatedClient fresh = new SimulatedClient("fresh" + ++freshJoiners, services);
        fresh.connect();
        settle(
                () -> {
                    fresh.read();
                    return fresh.state().welcome() != null;
                });
        fresh.join(room);
        settle(
                () -> {
                    fresh.read();
                    return fresh.state().enter(room).isSynced();
                });
        timers.pass(Duration.ofSeconds(2));
        settle(() -> true);
        fresh.read();
        Map<Long, String> expected = fresh.newest(room, Limits.NEWEST);
        for (SimulatedClient person : people) {
            if (!person.state().rooms().containsKey(room)) continue;
            String where = "step " + step + ", " + person + " in " + room;
            assertThat(person.newest(room, expected.size())).as(where).isEqualTo(expected);
            assertThat(uids(person, room)).as(where).isEqualTo(uids(fresh, room));
            assertNoHole(person.state().enter(room), where);
        }
        fresh.cut();
        timers.pass(Limits.RETURN.plusSeconds(5));
        settle(() -> true);
    }

    private static void assertNoHole(RoomState room, String where) {
        long last = 0;
        for (ServerEvent.Chat chat : room.messages()) {
            if (last != 0) assertThat(chat.seq()).as(where).isEqualTo(last + 1);
            last = chat.seq();
        }
        assertThat(last).as(where).isEqualTo(room.head());
    }

    private Set<String> distinctCids() {
        Set<String> cids = new HashSet<>();
        for (Entry entry : store.committed()) cids.add(entry.room() + "/" + entry.cid());
        return cids;
    }

    private static Set<String> uids(SimulatedClient person, String room) {
        Set<String> uids = new TreeSet<>();
        for (Person one : person.state().enter(room).people()) uids.add(one.uid());
        return uids;
    }

    private static boolean isInStep(SimulatedClient person) {
        return person.state().rooms().values().stream().allMatch(RoomState::isSynced);
    }

    private static boolean hasNothingPending(SimulatedClient person) {
        return person.state().rooms().values().stream().allMatch(room -> room.pending().isEmpty());
    }

    private interface Condition {
        boolean holds();
    }

    /// Runs everything that is under way, on whichever thread, until the condition holds.
    private void settle(Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        boolean quiet = false;
        while (!quiet || !condition.holds()) {
            fence();
            readerFence();
            quiet = tasks.isEmpty();
            runSome(Integer.MAX_VALUE);
            people.forEach(SimulatedClient::read);
            assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
        }
    }

    /// Until the journal has written everything that waits.
    private void fence() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        StoredIdentity nobody = new StoredIdentity("u0", new Name("fence"), "00", 0);
        assertThat(journal.write(nobody, _ -> written.countDown())).isTrue();
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /// Until both of the reader's threads have been free once.
    private void readerFence() throws InterruptedException {
        CountDownLatch free = new CountDownLatch(2);
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            reader.read(
                    in -> {
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                        return in.newest(new RoomName("general"), 1);
                    },
                    _ -> free.countDown(),
                    free::countDown);
        }
        assertThat(free.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
