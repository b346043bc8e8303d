package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Participant;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.room.Ticket;
import org.lanternchat.server.store.SqliteStore;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/// A room that nobody uses is gone, also for those who come at that very moment.
class RetiredRoomTest {
    private static final RoomName LUNCH = new RoomName("lunch");

    @TempDir Path folder;
    private final FakeTimers timers = new FakeTimers();
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    @Test
    void whoHoldsARetiredRoomIsServedByItsSuccessor() throws Exception {
        try (SqliteStore store = SqliteStore.open(folder.resolve("chat.db"));
                ServerParts parts = new ServerParts(store, timers, tasks::add)) {
            Rooms rooms = parts.services().rooms();
            Identities identities = parts.services().identities();
            Participant first = new Seat(identities.newcomer(new Name("first")).identity());
            Participant second = new Seat(identities.newcomer(new Name("second")).identity());
            Room room = rooms.open(LUNCH);
            room.join(first, new Ticket(room, 1), null, null);
            run();
            assertThat(room.summary().count()).isEqualTo(1);

            Ticket ticket = new Ticket(room, 1);
            room.leave(first, new Ticket(room, 1), null);
            room.join(second, ticket, null, null);
            run();

            Room successor = rooms.find(LUNCH);
            assertThat(successor).isNotNull().isNotSameAs(room);
            assertThat(successor.summary().count()).isEqualTo(1);
            room.leave(second, ticket, null);
            run();
            assertThat(successor.summary().count()).isZero();
            assertThat(rooms.find(LUNCH)).isNull();
        }
    }

    private void run() {
        for (Runnable task; (task = tasks.poll()) != null; ) task.run();
    }

    private record Seat(Identity identity) implements Participant {
        @Override
        public Dialect dialect() {
            return Dialect.VERSION_1;
        }

        @Override
        public void offer(Frame frame) {}

        @Override
        public void flush() {}

        @Override
        public boolean showsWhatIsSeen() {
            return true;
        }

        @Override
        public void turnedAway(Ticket ticket) {
            throw new AssertionError(ticket);
        }

        @Override
        public void refused(Draft draft, ErrorCode code, String why, long retry) {
            throw new AssertionError(why);
        }
    }
}
