package org.lanternchat.protocol.state;

import org.lanternchat.protocol.ServerEvent.Failure;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;

/// Own commands without an echo, in the order in which they were given. Belongs to the thread of
/// its `RoomState`.
final class OwnCommands {
    private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();

    Set<Changed> post(Pending command) {
        pending.put(command.cid(), command);
        return EnumSet.of(Changed.PENDING);
    }

    Set<Changed> retry(String cid) {
        pending.computeIfPresent(cid, (_, command) -> command.waiting());
        return EnumSet.of(Changed.PENDING);
    }

    Set<Changed> discard(String cid) {
        return pending.remove(cid) == null ? nothing() : EnumSet.of(Changed.PENDING);
    }

    Set<Changed> take(Failure failure) {
        String cid = failure.cid();
        if (cid == null || !pending.containsKey(cid)) return nothing();
        pending.computeIfPresent(cid, (_, command) -> command.failed(failure));
        return EnumSet.of(Changed.PENDING);
    }

    private static Set<Changed> nothing() {
        return EnumSet.noneOf(Changed.class);
    }

    Collection<Pending> all() {
        return Collections.unmodifiableCollection(pending.values());
    }

    List<Pending> messages() {
        return pending.values().stream().filter(Pending::isMessage).toList();
    }
}
