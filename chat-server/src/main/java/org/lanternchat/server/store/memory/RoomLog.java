package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Topic;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// One room as it is committed: its entries, what its messages have become since, and what was said
/// about the room. Changed by the journal's thread and read by others, both under the store's lock;
/// `cids` is for the journal's thread alone.
final class RoomLog {
    final Ring ring = new Ring();
    final Cids cids;

    /// What `MemoryStore` sorts rooms by that have entries, and whether this one is among them.
    long queuedAt;

    boolean isQueued;

    private final Map<Long, Current> current = new HashMap<>();
    private final TreeSet<Long> pinned = new TreeSet<>();
    private Change.Room settings;
    private Change.Keep keep;
    private @Nullable String topic;
    private @Nullable RoomDraft draft;

    RoomLog(RoomName name) {
        settings = new Change.Room(name, name.isOpen() ? "open" : "private", null, 0, false);
        keep = new Change.Keep(name, 0, 0);
        cids = new Cids(this::writtenOrDrafted);
    }

    RoomName name() {
        return settings.room();
    }

    Contents.Room contents() {
        return new Contents.Room(settings, ring.head(), topic);
    }

    Change.Keep keep() {
        return keep;
    }

    void set(Change.Room room) {
        settings = room;
    }

    void set(Change.Keep kept) {
        keep = kept;
    }

    void setTopic(String text) {
        topic = text.isEmpty() ? null : text;
    }

    /// The changes that are being made to it; null for none.
    void draft(@Nullable RoomDraft made) {
        draft = made;
    }

    private LogEntry writtenOrDrafted(long seq) {
        RoomDraft now = draft;
        return now == null ? ring.entry(seq) : now.entry(seq);
    }

    @Nullable Current current(long seq) {
        return current.get(seq);
    }

    int pins() {
        return pinned.size();
    }

    /// The message has become this; with null it is as it was written.
    void change(long seq, @Nullable Current now) {
        if (now == null) current.remove(seq);
        else current.put(seq, now);
        if (now != null && now.message().pinned() != null) pinned.add(seq);
        else pinned.remove(seq);
    }

    /// Lets the oldest entry go, which it gives back.
    LogEntry dropOldest() {
        long seq = ring.floor();
        LogEntry oldest = ring.entry(seq);
        cids.remove(oldest);
        change(seq, null);
        ring.dropOldest();
        return oldest;
    }

    /// The message as it is now; null when the entry is none, or there is none.
    @Nullable Chat message(long seq) {
        if (seq < ring.floor() || seq > ring.head()) return null;
        Current now = current.isEmpty() ? null : current.get(seq);
        if (now != null) return now.message();
        return ring.entry(seq) instanceof Chat chat ? chat : null;
    }

    /// The messages below `seq`, as many as `limit`, ascending.
    List<Chat> below(long seq, int limit) {
        List<Chat> messages = new ArrayList<>();
        for (long at = Math.min(seq - 1, ring.head()); at >= ring.floor(); at--) {
            if (messages.size() == limit) break;
            Chat message = message(at);
            if (message != null) messages.add(message);
        }
        return messages.reversed();
    }

    /// The messages above `seq`, as many as `limit`, ascending.
    List<Chat> above(long seq, int limit) {
        List<Chat> messages = new ArrayList<>();
        if (seq >= ring.head()) return messages;
        for (long at = Math.max(seq + 1, ring.floor()); at <= ring.head(); at++) {
            if (messages.size() == limit) break;
            Chat message = message(at);
            if (message != null) messages.add(message);
        }
        return messages;
    }

    /// The pinned messages below `seq`, as many as `limit`, ascending.
    List<Chat> pinnedBelow(long seq, int limit) {
        List<Chat> messages = new ArrayList<>();
        for (long at : pinned.headSet(seq, false).descendingSet()) {
            if (messages.size() == limit) break;
            Chat message = message(at);
            if (message != null) messages.add(message);
        }
        return messages.reversed();
    }

    boolean isPinnedAbove(long seq) {
        return pinned.higher(seq) != null;
    }

    /// The entries above `seq`, as they were written.
    List<LogEntry> entries(long seq, int limit) {
        List<LogEntry> entries = new ArrayList<>();
        if (seq >= ring.head()) return entries;
        for (long at = Math.max(seq + 1, ring.floor()); at <= ring.head(); at++) {
            if (entries.size() == limit) break;
            entries.add(ring.entry(at));
        }
        return entries;
    }

    /// The newest messages that are not deleted, ascending.
    List<Store.Said> said(int limit) {
        List<Store.Said> said = new ArrayList<>();
        for (long seq = ring.head(); seq >= ring.floor() && said.size() < limit; seq--) {
            Chat message = message(seq);
            if (message == null || message.isDeleted()) continue;
            said.add(new Store.Said(seq, message.uid(), message.mentions()));
        }
        return said.reversed();
    }

    /// The `seq` up to which `keep` lets entries go; 0 for none. One that is to stay keeps those
    /// after it, whatever time they bear.
    long expired(Change.Keep asked, long oldestTime) {
        long head = ring.head();
        long upTo = asked.entries() > 0 ? Math.max(0, head - asked.entries()) : 0;
        if (asked.days() > 0) {
            long stays = ring.floor();
            while (stays <= head && ring.entry(stays).at() < oldestTime) stays++;
            upTo = Math.max(upTo, stays - 1);
        }
        return ring.size() == 0 || ring.floor() > upTo ? 0 : upTo;
    }

    /// What is left of a deleted entry.
    static LogEntry stripped(LogEntry entry) {
        return switch (entry) {
            case Chat chat -> new Chat(chat.stamp(), chat.reply());
            case Edit edit -> new Edit(edit.stamp(), edit.target(), "", List.of(), true);
            case Delete _, React _, Pin _, Topic _ -> entry;
        };
    }
}
