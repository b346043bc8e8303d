package org.lanternchat.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.state.RoomState;
import org.lanternchat.server.FailingStore;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.ServerParts;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.room.LogReader;
import org.lanternchat.server.session.Account;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// People of all roles join, write, change, delete, moderate, leave, lose their connections and
/// stop reading at random, on one device or two, doing what they may and what they may not, while
/// the store fails now and then. Nobody ever sees what they may not; and whenever things have
/// settled, everyone's picture is that of a device that has just come, and that of the log: after
/// each step with one seed, and after longer and longer spans with the others.
/// `-Dlantern.simulation.steps=N` runs more steps for each seed.
class RoomSimulationTest {
    private static final int STEPS = Integer.getInteger("lantern.simulation.steps", 3_400);
    private static final int PEOPLE = 5;

    /// What must have been written at least once, or the test tests less than it says.
    private static final List<String> EVERYTHING =
            List.of(
                    "Chat",
                    "Delete",
                    "Edit",
                    "Invite",
                    "Mark",
                    "Person",
                    "Pin",
                    "React",
                    "Room",
                    "Standing",
                    "Token",
                    "Topic");

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final FakeTimers timers = new FakeTimers();
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final List<SimulatedClient> devices = new ArrayList<>();
    private FailingStore store;
    private ServerParts parts;
    private Services services;
    private Ledger ledger;
    private Random random = new Random(0);
    private Deeds deeds = new Deeds(random);
    private int freshDevices;

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 10", "3, 50"})
    void everyPictureIsThatOfADeviceThatHasJustCome(long seed, int comparedEvery) throws Exception {
        random = new Random(seed);
        deeds = new Deeds(random);
        begin();
        for (int step = 0; step < STEPS; step++) {
            step();
            if (random.nextInt(comparedEvery) == 0) settleAndCompare(step);
        }
        settleAndCompare(STEPS);
        assertThat(ledger.kinds().keySet()).containsAll(EVERYTHING);
    }

    Store opened() throws StoreException {
        return SqliteStore.open(folder.resolve("chat.db"));
    }

    @BeforeEach
    void start() throws StoreException {
        store = new FailingStore(opened());
        try (Writing writing = store.begin()) {
            writing.put(new Change.Setting(Account.OWNER_CODE, "OWNER222"));
            writing.commit();
        }
        ledger = new Ledger(store);
        parts = new ServerParts(store, timers, tasks::add, new RoomName("general"));
        services = parts.services();
    }

    @AfterEach
    void stop() {
        parts.close();
        store.close();
    }

    /// Everybody comes; the first becomes the server's owner, the second has two devices, the third
    /// a private room into which others may come.
    private void begin() throws InterruptedException {
        for (int i = 1; i <= PEOPLE; i++) {
            SimulatedClient person = new SimulatedClient("person" + i, services, this::witness);
            devices.add(person);
            person.connect();
            settle(person::isKnown);
        }
        devices.getFirst().send(new ClientCommand.Claim(null, "OWNER222"));
        devices.get(1).send(new ClientCommand.Link("link"));
        SimulatedClient third = devices.get(2);
        third.send(new ClientCommand.Create(null, "private", null, "club", null));
        settle(() -> devices.size() > PEOPLE && devices.getLast().isKnown());
        for (String room : third.state().rooms().keySet()) {
            third.send(new ClientCommand.Invite(null, new RoomName(room)));
        }
    }

    /// Sees every event before its client does.
    private void witness(SimulatedClient who, ServerEvent event) {
        String uid = who.state().uid();
        switch (event) {
            case LogEntry entry -> ledger.assertMayHaveSeen(uid, entry);
            case ServerEvent.History page ->
                    page.messages().forEach(chat -> ledger.assertMayHaveSeen(uid, chat));
            case ServerEvent.Entries page ->
                    page.entries().forEach(entry -> ledger.assertMayHaveSeen(uid, entry));
            case ServerEvent.Results results -> {
                for (ServerEvent.Hit hit : results.hits()) {
                    assertThat(ledger.hasKnown(uid, hit.room())).as(hit.toString()).isTrue();
                }
            }
            case ServerEvent.Joined joined -> deeds.made(joined.room());
            case ServerEvent.Invited invited -> deeds.invited(invited.room(), invited.code());
            case ServerEvent.Linked linked -> link(linked.code());
            case ServerEvent.Rooms rooms -> assertKnown(uid, rooms.rooms());
            case ServerEvent.Welcome welcome -> assertKnown(welcome.uid(), welcome.rooms());
            default -> {}
        }
    }

    private void assertKnown(String uid, List<RoomSummary> rooms) {
        for (RoomSummary room : rooms) {
            assertThat(ledger.hasKnown(uid, room.room())).as(room.toString()).isTrue();
        }
    }

    private void link(String code) {
        SimulatedClient device = new SimulatedClient("linked", services, this::witness);
        device.linkBy(code);
        device.connect();
        devices.add(device);
    }

    private void step() throws InterruptedException {
        SimulatedClient who = devices.get(random.nextInt(devices.size()));
        switch (random.nextInt(24)) {
            case 0 -> who.cut();
            case 1, 2 -> {
                if (!who.isConnected()) who.connect();
            }
            case 3, 4, 5, 6 -> deeds.visit(who);
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
            case 10, 11, 12 -> deeds.decide(who);
            default -> deeds.write(who);
        }
        runSome(random.nextInt(20));
        if (random.nextBoolean()) devices.get(random.nextInt(devices.size())).read();
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
        for (SimulatedClient device : devices) {
            device.startReading();
            device.cut();
        }
        settle(() -> true);
        for (SimulatedClient device : devices) device.connect();
        settle(() -> devices.stream().allMatch(RoomSimulationTest::isInStep));
        timers.pass(Limits.RETURN.plusSeconds(5));
        settle(() -> devices.stream().allMatch(RoomSimulationTest::hasNothingPending));
        ledger.update();
        for (String room : deeds.rooms()) compare(room, step);
        List<String> uids = devices.stream().map(one -> one.state().uid()).toList();
        deeds.forgive(devices.getFirst(), uids);
        settle(() -> true);
    }

    private void compare(String room, int step) throws InterruptedException {
        for (SimulatedClient device : devices) {
            if (device.state().rooms().containsKey(room)) {
                compare(device, room, "step " + step + ", " + device + " in " + room);
            }
        }
    }

    private void compare(SimulatedClient device, String room, String where)
            throws InterruptedException {
        assertThat(ledger.mayRead(device.state().uid(), room)).as(where).isTrue();
        SimulatedClient fresh = device.device("fresh" + ++freshDevices);
        fresh.connect();
        settle(fresh, fresh::isKnown);
        fresh.join(room, null);
        settle(fresh, () -> fresh.state().enter(room).isSynced());
        timers.pass(Duration.ofSeconds(2));
        settle(fresh, () -> true);
        RoomState expected = fresh.state().enter(room);
        RoomState seen = device.state().enter(room);
        List<Chat> newest = expected.messages();
        int known = seen.messages().size();
        assertThat(known).as(where).isGreaterThanOrEqualTo(newest.size());
        assertThat(seen.messages().subList(known - newest.size(), known))
                .as(where)
                .isEqualTo(newest);
        for (Chat chat : seen.messages()) {
            assertThat(chat).as(where).isEqualTo(ledger.message(room, chat.seq()));
        }
        assertThat(seen.head()).as(where).isEqualTo(ledger.head(room));
        assertThat(facts(seen)).as(where).isEqualTo(facts(expected));
        assertThat(people(seen)).as(where).isEqualTo(people(expected));
        if (seen.head() > 0) assertUnread(device, fresh, room, where);
        fresh.cut();
        settle(() -> true);
    }

    private static List<@Nullable Object> facts(RoomState room) {
        List<@Nullable Object> facts = new ArrayList<>();
        facts.add(room.kind());
        facts.add(room.label());
        facts.add(room.topic());
        facts.add(room.role());
        facts.add(room.slow());
        facts.add(room.isLocked());
        facts.add(room.read());
        facts.add(room.cursor());
        return facts;
    }

    /// What the server counts is what is unread in the log.
    private void assertUnread(
            SimulatedClient device, SimulatedClient fresh, String room, String where) {
        RoomSummary told = fresh.state().summary(room);
        assertThat(told).as(where).isNotNull();
        String uid = device.state().uid();
        long mark = device.state().enter(room).read();
        int unread = 0;
        int mentions = 0;
        for (long seq = mark + 1; seq <= ledger.head(room); seq++) {
            if (!ledger.isMessage(room, seq)) continue;
            Chat chat = ledger.message(room, seq);
            if (chat.isDeleted() || chat.uid().equals(uid)) continue;
            unread++;
            if (chat.mentions().contains(uid)) mentions++;
        }
        assertThat(told.read()).as(where).isEqualTo(mark);
        assertThat(told.unread()).as(where).isEqualTo(Math.min(unread, Limits.COUNTED));
        if (unread <= Limits.COUNTED) assertThat(told.mentions()).as(where).isEqualTo(mentions);
    }

    private static Map<String, Person> people(RoomState room) {
        Map<String, Person> people = new LinkedHashMap<>();
        room.people().stream()
                .sorted((a, b) -> a.uid().compareTo(b.uid()))
                .forEach(person -> people.put(person.uid(), person));
        return people;
    }

    private static boolean isInStep(SimulatedClient device) {
        return device.state().rooms().values().stream().allMatch(RoomState::isSynced);
    }

    private static boolean hasNothingPending(SimulatedClient device) {
        return device.state().rooms().values().stream().allMatch(room -> room.pending().isEmpty());
    }

    private interface Condition {
        boolean holds();
    }

    private void settle(SimulatedClient also, Condition condition) throws InterruptedException {
        settle(
                () -> {
                    also.read();
                    return condition.holds();
                });
        also.read();
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
            List.copyOf(devices).forEach(SimulatedClient::read);
            assertThat(System.nanoTime()).as("settled in time").isLessThan(deadline);
        }
    }

    /// Until the journal has written everything that waits. What was to fail has failed by then.
    private void fence() throws InterruptedException {
        CountDownLatch written = new CountDownLatch(1);
        Journal journal = services.journal();
        List<Change> changes =
                store.willFail() ? List.of(new Change.Setting("fence", "x")) : List.of();
        assertThat(journal.write(changes, _ -> written.countDown())).isTrue();
        assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
    }

    /// Until both of the reader's threads have been free once.
    private void readerFence() throws InterruptedException {
        LogReader reader = services.reader();
        CountDownLatch free = new CountDownLatch(2);
        CountDownLatch both = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            reader.read(
                    _ -> {
                        both.countDown();
                        try {
                            both.await();
                        } catch (InterruptedException stopped) {
                            Thread.currentThread().interrupt();
                        }
                        return 0;
                    },
                    _ -> free.countDown(),
                    free::countDown);
        }
        assertThat(free.await(20, TimeUnit.SECONDS)).isTrue();
    }
}
