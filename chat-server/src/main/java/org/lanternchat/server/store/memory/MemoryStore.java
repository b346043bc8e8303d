package org.lanternchat.server.store.memory;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Epoch;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.Search;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Function;

/// A store that keeps nothing when the process ends: the newest entries, within `Bounds`, and
/// everything else. The journal's thread writes; what is committed others read under one lock,
/// which is held for a page, or for making a transaction everybody's.
public final class MemoryStore implements Store {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final Page NOTHING = new Page(List.of(), false, false);

    private final Bounds bounds;
    private final String epoch = Epoch.fresh();
    private final Object lock = new Object();
    private final Map<RoomName, RoomLog> rooms = new LinkedHashMap<>();
    private final Registry registry = new Registry();
    private final Attachments attachments = new Attachments();
    private final Layer<String, String> settings = new Layer<>();

    /// The rooms that have entries, by what their oldest was when they were put in.
    private final PriorityQueue<RoomLog> byAge =
            new PriorityQueue<>(Comparator.comparingLong((RoomLog room) -> room.queuedAt));

    private long lastId;
    private long entries;
    private long bytes;

    public MemoryStore(Bounds bounds) {
        this.bounds = bounds;
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public Contents contents() {
        synchronized (lock) {
            return registry.contents(rooms.values().stream().map(RoomLog::contents).toList());
        }
    }

    @Override
    public Writing begin() {
        return new MemoryWriting(this, attachments, settings);
    }

    /// For the journal's thread, which alone changes what this reads.
    @Nullable RoomLog room(RoomName name) {
        return rooms.get(name);
    }

    /// What the next entry is numbered in the whole server. For the journal's thread.
    long nextId() {
        return ++lastId;
    }

    /// Makes a transaction everybody's, and lets go of what is over the bounds.
    void commit(Map<RoomName, RoomLog> made, Collection<RoomDraft> drafts, List<Change> changes) {
        synchronized (lock) {
            rooms.putAll(made);
            for (RoomDraft draft : drafts) commit(draft);
            for (Change change : changes) apply(change);
            while (entries > bounds.entries() || bytes > bounds.bytes()) dropOldestOfAll();
            attachments.commit();
            settings.commit();
        }
    }

    private void commit(RoomDraft draft) {
        RoomLog room = draft.room();
        entries -= room.ring.size();
        bytes -= room.ring.bytes();
        draft.commit();
        entries += room.ring.size();
        bytes += room.ring.bytes();
        while (room.ring.size() > bounds.roomEntries()) dropOldest(room);
        if (!room.isQueued) queue(room);
    }

    private void apply(Change change) {
        if (change instanceof Change.Room room) known(room.room()).set(room);
        else if (change instanceof Change.Keep keep) known(keep.room()).set(keep);
        else registry.put(change, rooms.keySet());
    }

    private RoomLog known(RoomName name) {
        RoomLog room = rooms.get(name);
        if (room == null) throw new IllegalStateException("a change of no room");
        return room;
    }

    private void queue(RoomLog room) {
        room.isQueued = room.ring.size() > 0;
        if (!room.isQueued) return;
        room.queuedAt = room.ring.id(room.ring.floor());
        byAge.add(room);
    }

    /// A room whose oldest entry is another by now is put in anew.
    private void dropOldestOfAll() {
        RoomLog room = byAge.remove();
        boolean isOldest = room.ring.size() > 0 && room.queuedAt == room.ring.id(room.ring.floor());
        if (isOldest) dropOldest(room);
        queue(room);
    }

    private void dropOldest(RoomLog room) {
        entries--;
        bytes -= room.ring.bytes();
        LogEntry gone = room.dropOldest();
        bytes += room.ring.bytes();
        if (gone instanceof Chat chat) attachments.gone(chat);
    }

    private <T> T of(RoomName name, T nothing, Function<RoomLog, T> reading) {
        synchronized (lock) {
            RoomLog room = rooms.get(name);
            return room == null ? nothing : reading.apply(room);
        }
    }

    /// There is no index.
    @Override
    public long unindexed() {
        return 0;
    }

    @Override
    public void index(int limit) {}

    @Override
    public Page newest(RoomName room, int limit) {
        return before(room, Long.MAX_VALUE, limit);
    }

    @Override
    public Page before(RoomName name, long seq, int limit) {
        return of(
                name,
                NOTHING,
                room -> {
                    List<Chat> messages = room.below(seq, limit + 1);
                    boolean before = messages.size() > limit;
                    if (before) messages = messages.subList(1, messages.size());
                    long last = messages.isEmpty() ? seq - 1 : messages.getLast().seq();
                    return page(messages, before, !room.above(last, 1).isEmpty());
                });
    }

    @Override
    public Page after(RoomName name, long seq, int limit) {
        return of(
                name,
                NOTHING,
                room -> {
                    List<Chat> messages = room.above(seq, limit + 1);
                    boolean after = messages.size() > limit;
                    if (after) messages = messages.subList(0, limit);
                    long first =
                            messages.isEmpty()
                                    ? Math.min(seq, Long.MAX_VALUE - 1) + 1
                                    : messages.getFirst().seq();
                    return page(messages, !room.below(first, 1).isEmpty(), after);
                });
    }

    @Override
    public Page around(RoomName name, long seq, int limit) {
        return of(
                name,
                NOTHING,
                room -> {
                    List<Chat> below = room.below(seq, limit + 1);
                    List<Chat> above = room.above(seq - 1, limit + 1);
                    int older = Math.min(below.size(), (limit - 1) / 2);
                    int newer = Math.min(above.size(), limit - older);
                    older = Math.min(below.size(), limit - newer);
                    List<Chat> messages =
                            new ArrayList<>(below.subList(below.size() - older, below.size()));
                    messages.addAll(above.subList(0, newer));
                    return page(messages, below.size() > older, above.size() > newer);
                });
    }

    @Override
    public Page pinned(RoomName name, long seq, int limit) {
        return of(
                name,
                NOTHING,
                room -> {
                    List<Chat> messages = room.pinnedBelow(seq, limit + 1);
                    boolean before = messages.size() > limit;
                    if (before) messages = messages.subList(1, messages.size());
                    long last = messages.isEmpty() ? seq - 1 : messages.getLast().seq();
                    return page(messages, before, room.isPinnedAbove(last));
                });
    }

    private Page page(List<Chat> messages, boolean before, boolean after) {
        return new Page(messages.stream().map(attachments::shown).toList(), before, after);
    }

    @Override
    public List<Entry> log(RoomName name, long seq, int limit) {
        return of(
                name,
                List.of(),
                room ->
                        room.entries(seq, limit).stream()
                                .map(entry -> new Entry(name, shown(entry)))
                                .toList());
    }

    private LogEntry shown(LogEntry entry) {
        return entry instanceof Chat chat ? attachments.shown(chat) : entry;
    }

    @Override
    public List<Said> said(RoomName name, int limit) {
        return of(name, List.of(), room -> room.said(limit));
    }

    @Override
    public Search.Found search(Search search) {
        return new MemorySearch(search, this::candidates).found();
    }

    private List<MemorySearch.Candidate> candidates(Search search, long id, int limit) {
        synchronized (lock) {
            return MemorySearch.newest(MemorySearch.scope(search, rooms), id, limit);
        }
    }

    @Override
    public @Nullable StoredFile file(String id) {
        synchronized (lock) {
            return attachments.committed(id);
        }
    }

    @Override
    public List<StoredFile> orphans(long at, int limit) {
        synchronized (lock) {
            return attachments.orphans(at, limit);
        }
    }

    @Override
    public boolean hasBlob(String blob) {
        synchronized (lock) {
            return attachments.hasBlob(blob);
        }
    }

    @Override
    public List<Change.Keep> keeps() {
        synchronized (lock) {
            return rooms.values().stream()
                    .map(RoomLog::keep)
                    .filter(keep -> keep.days() > 0 || keep.entries() > 0)
                    .toList();
        }
    }

    @Override
    public long expired(Change.Keep keep, long now) {
        return of(keep.room(), 0L, room -> room.expired(keep, now - keep.days() * DAY_MILLIS));
    }

    /// Lets nothing go that somebody may still read: it is gone with the process.
    @Override
    public void close() {}
}
