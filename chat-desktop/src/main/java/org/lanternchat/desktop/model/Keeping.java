package org.lanternchat.desktop.model;

import org.lanternchat.desktop.cache.CachedRoom;
import org.lanternchat.desktop.cache.RoomCache;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.protocol.ServerEvent.Welcome;
import org.lanternchat.protocol.ServerEvent.You;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps what is read for the times without a server: the rooms that changed, a moment later and
/// all together. Belongs to the window's thread; what goes to the disk never changes.
final class Keeping {
    static final Duration SOON = Duration.ofSeconds(5);

    /// What was deleted must not lie about.
    static final Duration AFTER_DELETING = Duration.ofMillis(300);

    /// Who comes and goes is kept along with other changes.
    private static final Set<Changed> WORTH =
            EnumSet.of(
                    Changed.MESSAGES,
                    Changed.APPENDED,
                    Changed.PREPENDED,
                    Changed.AMENDED,
                    Changed.MARKS,
                    Changed.ROOM);

    private final RoomCache cache;
    private final ChatState chat;
    private final Surroundings surroundings;
    private final Set<String> changed = new LinkedHashSet<>();
    private final Map<String, Long> shownAt = new HashMap<>();
    private boolean planned;
    private boolean stopped;
    private boolean urgent;
    private Cancellable plan = () -> {};

    Keeping(RoomCache cache, ChatState chat, Surroundings surroundings) {
        this.cache = cache;
        this.chat = chat;
        this.surroundings = surroundings;
    }

    /// This person had the room before them at that time, in an earlier run.
    void shownAt(String room, long millis) {
        shownAt.put(room, millis);
    }

    /// This person has the room before them.
    void shown(String room) {
        shownAt.put(room, surroundings.clock().millis());
        change(room);
    }

    /// Something changed in a room.
    void changed(String room, Set<Changed> what) {
        boolean worth = what.stream().anyMatch(WORTH::contains);
        if (worth) change(room);
    }

    private void change(String room) {
        changed.add(room);
        plan(SOON);
    }

    /// A message was deleted.
    void deleted(String room) {
        changed.add(room);
        if (urgent) return;
        urgent = true;
        plan.cancel();
        planned = false;
        plan(AFTER_DELETING);
    }

    private void plan(Duration within) {
        if (planned || stopped) return;
        planned = true;
        plan = surroundings.after(within, this::keep);
    }

    /// Puts all that changed on the disk now, as far as it is in step with the server; the rest
    /// waits for that.
    void keep() {
        plan.cancel();
        planned = false;
        urgent = false;
        Welcome welcome = chat.welcome();
        if (welcome == null || stopped) return;
        for (String name : List.copyOf(changed)) {
            RoomState room = chat.rooms().get(name);
            if (room != null && !room.isSynced()) continue;
            changed.remove(name);
            if (room == null) continue;
            cache.keep(welcome, CachedRoom.of(room, shownAt.getOrDefault(name, 0L)));
        }
        cache.keep(asNow(welcome));
    }

    /// The welcome as it would be said now.
    private Welcome asNow(Welcome welcome) {
        You self = chat.self();
        return new Welcome(
                null,
                welcome.v(),
                welcome.epoch(),
                welcome.uid(),
                self == null ? welcome.name() : self.name(),
                "",
                self == null ? welcome.role() : self.role(),
                welcome.now(),
                welcome.server(),
                welcome.limits(),
                List.copyOf(chat.summaries()));
    }

    /// This person is not in the room any more.
    void forget(String room) {
        changed.remove(room);
        shownAt.remove(room);
        cache.forget(room);
    }

    /// Nothing of it stays.
    void clear() {
        changed.clear();
        shownAt.clear();
        cache.clear();
    }

    /// Nothing is kept from now on.
    void stop() {
        plan.cancel();
        stopped = true;
    }
}
