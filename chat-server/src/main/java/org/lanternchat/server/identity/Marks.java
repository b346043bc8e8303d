package org.lanternchat.server.identity;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Up to where everybody has read every room. Any thread may call it; what moved is written by
/// whoever takes it with `moved`, gathered, since people read much more often than they write.
public final class Marks {
    private record Key(String uid, RoomName room) {}

    private final Map<String, Map<RoomName, Long>> byUid = new ConcurrentHashMap<>();
    private final Map<Key, Boolean> moved = new ConcurrentHashMap<>();

    public Marks(Collection<Change.Mark> stored) {
        stored.forEach(mark -> of(mark.uid()).put(mark.room(), mark.seq()));
    }

    /// The mark, or -1 where this person has never been.
    public long get(String uid, RoomName room) {
        Map<RoomName, Long> marks = byUid.get(uid);
        return marks == null ? -1 : marks.getOrDefault(room, -1L);
    }

    /// Moves it forward; false when it is there already, or beyond.
    public boolean move(String uid, RoomName room, long seq) {
        boolean[] hasMoved = {false};
        of(uid).compute(
                        room,
                        (_, before) -> {
                            hasMoved[0] = before == null || before < seq;
                            return hasMoved[0] ? Long.valueOf(seq) : before;
                        });
        if (hasMoved[0]) moved.put(new Key(uid, room), true);
        return hasMoved[0];
    }

    /// What moved since this was asked last.
    public List<Change> moved() {
        List<Change> changes = new ArrayList<>();
        for (Key key : List.copyOf(moved.keySet())) {
            moved.remove(key);
            changes.add(new Change.Mark(key.uid(), key.room(), get(key.uid(), key.room())));
        }
        return changes;
    }

    /// What was taken and could not be written: to be taken again.
    public void again(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.Mark mark) {
                moved.put(new Key(mark.uid(), mark.room()), true);
            }
        }
    }

    private Map<RoomName, Long> of(String uid) {
        return byUid.computeIfAbsent(uid, _ -> new ConcurrentHashMap<>());
    }
}
