package org.lanternchat.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.state.Revisions;
import org.lanternchat.server.FailingStore;
import org.lanternchat.server.FailingStore.Written;
import org.lanternchat.server.store.Change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What was committed, in its order, and what follows from it: how each message looks now, and who
/// may have seen what. Knows nothing of how the server works. For one thread.
final class Ledger {
    private final FailingStore store;
    private final Map<String, TreeMap<Long, Chat>> messages = new HashMap<>();
    private final Map<String, Long> heads = new HashMap<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Access> access = new HashMap<>();
    private final Set<String> cids = new HashSet<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private int taken;

    /// Whether somebody may read a room now, and since which position they may not.
    private record Access(boolean mayRead, int lost) {}

    Ledger(FailingStore store) {
        this.store = store;
    }

    /// Takes what was committed since.
    void update() {
        for (Written one : store.written(taken)) {
            switch (one) {
                case Written.Logged(var entry) -> take(entry.event());
                case Written.Changed(Change change) -> {
                    kinds.merge(change.getClass().getSimpleName(), 1, Integer::sum);
                    if (change instanceof Change.Standing standing) take(standing);
                }
            }
            taken++;
        }
    }

    private void take(LogEntry entry) {
        kinds.merge(entry.getClass().getSimpleName(), 1, Integer::sum);
        assertThat(entry.seq())
                .as("no hole in %s", entry.room())
                .isEqualTo(heads.getOrDefault(entry.room(), 0L) + 1);
        heads.put(entry.room(), entry.seq());
        positions.put(entry.room() + "/" + entry.seq(), taken);
        assertThat(cids.add(entry.uid() + "/" + entry.room() + "/" + entry.cid()))
                .as("written once: %s", entry)
                .isTrue();
        TreeMap<Long, Chat> room = messages.computeIfAbsent(entry.room(), _ -> new TreeMap<>());
        switch (entry) {
            case Chat chat -> room.put(chat.seq(), chat);
            case ServerEvent.Amendment change ->
                    room.computeIfPresent(
                            change.target(), (_, chat) -> Revisions.after(chat, change));
            case ServerEvent.Topic _ -> {}
        }
    }

    private void take(Change.Standing standing) {
        boolean mayRead =
                standing.bannedUntil() == 0 && (standing.room().isOpen() || standing.isMember());
        access.put(standing.room() + "/" + standing.uid(), new Access(mayRead, taken));
    }

    /// How many of each kind were written, so that a test can tell that it tested something.
    Map<String, Integer> kinds() {
        return kinds;
    }

    /// How the message looks when everything that was committed has its effect.
    Chat message(String room, long seq) {
        Chat chat = messages.getOrDefault(room, new TreeMap<>()).get(seq);
        assertThat(chat).as("%s %d", room, seq).isNotNull();
        return chat;
    }

    boolean isMessage(String room, long seq) {
        return messages.getOrDefault(room, new TreeMap<>()).containsKey(seq);
    }

    long head(String room) {
        return heads.getOrDefault(room, 0L);
    }

    boolean mayRead(String uid, String room) {
        boolean isOpen = new RoomName(room).isOpen();
        return access.getOrDefault(room + "/" + uid, new Access(isOpen, 0)).mayRead();
    }

    /// Nobody sees an entry that was committed after they lost the right to read the room.
    void assertMayHaveSeen(String uid, LogEntry entry) {
        update();
        boolean isOpen = new RoomName(entry.room()).isOpen();
        Access now = access.getOrDefault(entry.room() + "/" + uid, new Access(isOpen, 0));
        Integer position = positions.get(entry.room() + "/" + entry.seq());
        assertThat(position).as("seen before it was on disk: %s", entry).isNotNull();
        if (!now.mayRead()) {
            assertThat(position).as("%s may not see %s", uid, entry).isLessThan(now.lost());
        }
    }

    /// Whether this person could ever know of the room.
    boolean hasKnown(String uid, String room) {
        update();
        return new RoomName(room).isOpen() || access.containsKey(room + "/" + uid);
    }
}
