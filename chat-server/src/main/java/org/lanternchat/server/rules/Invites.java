package org.lanternchat.server.rules;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The codes that let people into private rooms. Read by any thread; changed on the journal's.
final class Invites {
    private final Map<String, Change.Invite> byHash = new ConcurrentHashMap<>();
    private final Map<RoomName, List<Change.Invite>> byRoom = new ConcurrentHashMap<>();

    void add(Change.Invite invite) {
        byHash.put(invite.hash(), invite);
        byRoom.merge(invite.room(), List.of(invite), Invites::joined);
    }

    private static List<Change.Invite> joined(List<Change.Invite> old, List<Change.Invite> more) {
        List<Change.Invite> all = new ArrayList<>(old);
        all.addAll(more);
        return List.copyOf(all);
    }

    void remove(String hash) {
        Change.Invite gone = byHash.remove(hash);
        if (gone == null) return;
        byRoom.computeIfPresent(
                gone.room(),
                (_, before) -> before.stream().filter(one -> !one.equals(gone)).toList());
    }

    Change.@Nullable Invite of(String hash) {
        return byHash.get(hash);
    }

    /// The oldest first.
    List<Change.Invite> of(RoomName room) {
        return byRoom.getOrDefault(room, List.of());
    }
}
