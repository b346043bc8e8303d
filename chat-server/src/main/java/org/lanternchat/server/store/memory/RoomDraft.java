package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one transaction makes of a room, beside what is committed: nobody else sees it. On the
/// journal's thread.
final class RoomDraft {
    private final RoomLog log;
    private final List<LogEntry> added = new ArrayList<>();
    private long[] ids = new long[8];
    private final Map<Long, LogEntry> stripped = new HashMap<>();
    private final Map<Long, @Nullable Current> changed = new HashMap<>();
    private final long headBefore;
    private long floor;
    private @Nullable String topic;

    RoomDraft(RoomLog log) {
        this.log = log;
        headBefore = log.ring.head();
        floor = log.ring.floor();
        log.draft(this);
    }

    RoomLog room() {
        return log;
    }

    long head() {
        return headBefore + added.size();
    }

    /// An entry from the oldest that is committed to the newest of this transaction.
    LogEntry entry(long seq) {
        if (seq > headBefore) return added.get((int) (seq - headBefore - 1));
        LogEntry other = stripped.isEmpty() ? null : stripped.get(seq);
        return other == null ? log.ring.entry(seq) : other;
    }

    @Nullable LogEntry find(String uid, String cid) {
        long seq = log.cids.find(uid, cid);
        return seq == 0 || seq < floor ? null : entry(seq);
    }

    @Nullable Chat message(long seq) {
        if (seq < floor || seq > head()) return null;
        Current now = current(seq);
        if (now != null) return now.message();
        return entry(seq) instanceof Chat chat ? chat : null;
    }

    int pins() {
        int pins = log.pins();
        for (Map.Entry<Long, @Nullable Current> change : changed.entrySet()) {
            if (isPinned(log.current(change.getKey()))) pins--;
            if (isPinned(change.getValue())) pins++;
        }
        return pins;
    }

    private static boolean isPinned(@Nullable Current now) {
        return now != null && now.message().pinned() != null;
    }

    private @Nullable Current current(long seq) {
        return changed.containsKey(seq) ? changed.get(seq) : log.current(seq);
    }

    /// Takes an entry in, whose `seq` and `cid` were checked, under its number, and what follows
    /// from it for messages. `gone` is told of a message that is deleted by it, before it is.
    void append(LogEntry entry, long id, Gone gone) {
        LogEntry kept = entry;
        switch (entry) {
            case Chat _ -> {}
            case Edit edit -> {
                Current now = alive(edit.target());
                if (now == null) kept = RoomLog.stripped(edit);
                else changed.put(edit.target(), now.edited(edit));
            }
            case Delete delete -> delete(delete.target(), gone);
            case React react -> {
                Current now = alive(react.target());
                if (now != null) changed.put(react.target(), now.reacted(react));
            }
            case Pin pin -> {
                Current now = alive(pin.target());
                if (now != null) changed.put(pin.target(), now.pinned(pin.on()));
            }
            case Topic set -> topic = set.text();
        }
        if (added.size() == ids.length) ids = Arrays.copyOf(ids, ids.length * 2);
        ids[added.size()] = id;
        added.add(kept);
        log.cids.add(kept);
    }

    /// Who is told which message goes.
    interface Gone {
        void message(Chat message);
    }

    /// The message that an entry is about; null when it is deleted, or no message.
    private @Nullable Current alive(long seq) {
        Chat message = message(seq);
        if (message == null || message.isDeleted()) return null;
        Current now = current(seq);
        return now == null ? new Current(message, List.of()) : now;
    }

    private void delete(long target, Gone gone) {
        Current now = alive(target);
        if (now == null) return;
        gone.message(now.message());
        for (long edit : now.edits()) if (edit >= floor) strip(edit);
        strip(target);
        changed.put(target, null);
    }

    private void strip(long seq) {
        LogEntry left = RoomLog.stripped(entry(seq));
        if (seq > headBefore) added.set((int) (seq - headBefore - 1), left);
        else stripped.put(seq, left);
    }

    /// Takes the oldest entries away, up to `seq` and at most `limit`; how many went.
    int forget(long seq, int limit, Gone gone) {
        int count = 0;
        while (count < limit && floor <= Math.min(seq, head())) {
            Chat message = message(floor);
            if (message != null) gone.message(message);
            if (current(floor) != null) changed.put(floor, null);
            floor++;
            count++;
        }
        return count;
    }

    /// Makes all of it the room's own. Under the store's lock.
    void commit() {
        for (int i = 0; i < added.size(); i++) log.ring.add(added.get(i), ids[i]);
        stripped.values().forEach(log.ring::replace);
        changed.forEach(log::change);
        if (topic != null) log.setTopic(topic);
        log.draft(null);
        while (log.ring.floor() < floor) {
            var _ = log.dropOldest();
        }
    }

    /// Takes all of it back.
    void takeBack() {
        for (LogEntry entry : added.reversed()) log.cids.remove(entry);
        log.draft(null);
    }
}
