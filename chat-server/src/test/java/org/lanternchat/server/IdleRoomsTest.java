package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Topic;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Written;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Private and direct rooms that nobody uses are not in memory, and nobody notices.
class IdleRoomsTest {
    private static final RoomName SECRET = new RoomName("~0123456789abcdefghijkl");
    private static final Duration IDLE = Duration.ofMinutes(2);

    @TempDir Path folder;
    private final FakeTimers timers = new FakeTimers();
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private SqliteStore store;
    private ServerParts parts;
    private Rooms rooms;
    private String alice;

    @BeforeEach
    void makeARoom() throws Exception {
        store = SqliteStore.open(folder.resolve("chat.db"));
        parts = new ServerParts(store, timers, tasks::add);
        rooms = parts.services().rooms();
        Identity maker = parts.services().identities().newcomer(new Name("alice")).identity();
        alice = maker.uid();
        var rules = parts.services().rules();
        rules.apply(new Change.Room(SECRET, RoomSummary.PRIVATE, "Budget", 0, false));
        rules.apply(new Change.Standing(SECRET, alice, Role.OWNER, true, 0, 0));
        rooms.made(SECRET);
        publish(new Entry(SECRET, new Topic(SECRET.value(), 1, 1, alice, "alice", null, "money")));
    }

    @AfterEach
    void close() {
        parts.close();
        store.close();
    }

    @Test
    void aRoomThatNobodyAskedForLeavesTheMemoryAndComesBackAsItWas() {
        Room before = rooms.find(SECRET);
        assertThat(before).isNotNull().isSameAs(rooms.find(SECRET));
        letTimePass();

        RoomSummary listed = rooms.summary(SECRET, alice);
        Room again = rooms.find(SECRET);

        assertThat(again).isNotNull().isNotSameAs(before);
        assertThat(again.summary()).isEqualTo(listed).isEqualTo(before.summary());
        assertThat(again.summary().title()).isEqualTo("Budget");
        assertThat(again.summary().topic()).isEqualTo("money");
        assertThat(again.summary().head()).isEqualTo(1);
    }

    @Test
    void whatIsPublishedToARoomThatIsNotInMemoryIsCounted() {
        letTimePass();
        publish(new Entry(SECRET, new Chat(SECRET.value(), 2, 1, alice, "alice", "c", "hi", null)));
        assertThat(rooms.summary(SECRET, alice).head()).isEqualTo(2);
        letTimePass();
        assertThat(rooms.summary(SECRET, alice).head()).isEqualTo(2);
    }

    @Test
    void whoHoldsARoomThatWasLaidAsideIsServedByTheOneThatCameAfterIt() {
        Room before = rooms.find(SECRET);
        assertThat(before).isNotNull();
        letTimePass();
        Entry chat = new Entry(SECRET, new Chat(SECRET.value(), 2, 1, alice, "a", "c", "hi", null));
        before.publish(List.of(new Written(chat, (_, _, _, _) -> {})));
        run();
        assertThat(before.summary().head()).isEqualTo(1);
        assertThat(rooms.find(SECRET).summary().head()).isEqualTo(2);
    }

    @Test
    void askingForARoomKeepsIt() {
        Room before = rooms.find(SECRET);
        for (int i = 0; i < 10; i++) {
            timers.pass(Duration.ofSeconds(50));
            run();
            assertThat(rooms.find(SECRET)).isSameAs(before);
        }
    }

    @Test
    void openRoomsStay() {
        Room general = rooms.open(RoomName.GENERAL);
        publish(new Entry(RoomName.GENERAL, new Chat("general", 1, 1, alice, "a", "c", "x", null)));
        letTimePass();
        assertThat(rooms.find(RoomName.GENERAL)).isSameAs(general);
    }

    private void publish(Entry entry) {
        rooms.publish(entry.room(), List.of(new Written(entry, (_, _, _, _) -> {})));
        run();
    }

    private void letTimePass() {
        for (int i = 0; i < 2; i++) {
            timers.pass(IDLE);
            run();
        }
    }

    private void run() {
        for (Runnable task; (task = tasks.poll()) != null; ) task.run();
    }
}
