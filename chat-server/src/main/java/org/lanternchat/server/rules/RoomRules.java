package org.lanternchat.server.rules;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Change.Standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What holds in one room, as of one moment. Immutable; any thread may hold it.
public record RoomRules(Change.Room settings, Map<String, Standing> standings) {
    public RoomRules {
        standings = Map.copyOf(standings);
    }

    /// An open room about which nothing was ever said.
    static RoomRules ofOpen(RoomName room) {
        return new RoomRules(new Change.Room(room, RoomSummary.OPEN, null, 0, false), Map.of());
    }

    RoomRules with(Change.Room changed) {
        return new RoomRules(changed, standings);
    }

    RoomRules with(Standing changed) {
        Map<String, Standing> all = new HashMap<>(standings);
        all.put(changed.uid(), changed);
        return new RoomRules(settings, all);
    }

    /// The room as everybody sees it for whom it exists.
    public RoomSummary summary(@Nullable String topic, int count, long head) {
        return new RoomSummary(
                settings.room().value(),
                settings.kind(),
                settings.title(),
                topic,
                null,
                count,
                head,
                null,
                null,
                null,
                null,
                null);
    }

    public boolean isDirect() {
        return settings.kind().equals(RoomSummary.DIRECT);
    }

    /// What somebody is here, whether or not anything was ever said about them.
    public Standing standing(String uid) {
        Standing known = standings.get(uid);
        return known != null ? known : new Standing(settings.room(), uid, Role.MEMBER, false, 0, 0);
    }

    boolean isMember(String uid) {
        return standing(uid).isMember();
    }

    /// Everybody for whom this private or direct room exists.
    public List<String> members() {
        List<String> members = new ArrayList<>();
        standings
                .values()
                .forEach(
                        one -> {
                            if (one.isMember()) members.add(one.uid());
                        });
        return members;
    }

    /// In a direct room, the other of the two; null where there is none.
    public @Nullable String other(String uid) {
        if (!isDirect()) return null;
        for (String member : members()) {
            if (!member.equals(uid)) return member;
        }
        return null;
    }
}
