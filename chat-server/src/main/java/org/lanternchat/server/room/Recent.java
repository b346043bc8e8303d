package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;

import java.util.List;

/// What a room keeps of its log in memory: the newest entries while somebody is in, and who said
/// what for counting. Each is read from the store once, when the first asks, and then kept up to
/// date by what is published, so that a thousand who come back at once cost one look at the disk.
/// Belongs to the room's thread; `unread` may be asked by any.
final class Recent {
    private final RoomName room;
    private final Tail tail;
    private final Newest newest = new Newest();
    private final Counts counts = new Counts();
    private @Nullable Frame newestFrame;
    private volatile long head;
    private final Loading loading;
    private final Loading counting;

    Recent(RoomName room, long head, EntryFrames.Links links) {
        this.room = room;
        this.tail = new Tail(links);
        this.head = head;
        this.loading = new Loading(head == 0);
        this.counting = new Loading(head == 0);
    }

    /// The newest entries as of `head`; the store may be far ahead of what is published.
    record Snapshot(long head, List<Entry> log, Page newest) {
        Snapshot {
            log = List.copyOf(log);
        }

        /// On a reader's thread.
        static Snapshot read(Store store, RoomName room, long head) throws StoreException {
            return new Snapshot(
                    head,
                    store.log(room, Math.max(0, head - Limits.CATCH_UP), Limits.CATCH_UP),
                    store.before(room, head + 1, Limits.NEWEST));
        }
    }

    boolean isLoaded() {
        return loading.isDone();
    }

    boolean isCounted() {
        return counting.isDone();
    }

    /// The `seq` of the newest entry that was published.
    long head() {
        return head;
    }

    /// Whether somebody must read a snapshot as of `head`; true once until `load` or `failed`.
    boolean beginsLoading() {
        return loading.begins();
    }

    void failed() {
        loading.failed();
    }

    /// The same of what is counted, for `count` and `countingFailed`.
    boolean beginsCounting() {
        return counting.begins();
    }

    void countingFailed() {
        counting.failed();
    }

    /// Takes over what was read, and what was published meanwhile. The snapshot may be ahead of
    /// that: an entry that is applied twice changes nothing, a message that was not published yet
    /// waits for its turn. False when it must be read again.
    boolean load(Snapshot snapshot) {
        List<LogEntry> meanwhile = loading.arrived();
        if (meanwhile == null) return false;
        tail.clear();
        for (Entry entry : snapshot.log()) {
            if (entry.seq() <= snapshot.head()) tail.add(entry.event());
        }
        newest.load(
                snapshot.newest().messages().stream()
                        .filter(chat -> chat.seq() <= snapshot.head())
                        .toList(),
                snapshot.newest().before());
        loading.finish();
        newestFrame = null;
        for (LogEntry entry : meanwhile) take(entry);
        return true;
    }

    /// The same of what was said, as of `asOf`.
    boolean count(long asOf, List<Store.Said> said) {
        List<LogEntry> meanwhile = counting.arrived();
        if (meanwhile == null) return false;
        counts.load(said.stream().filter(one -> one.seq() <= asOf).toList());
        meanwhile.forEach(counts::apply);
        counting.finish();
        return true;
    }

    /// An entry is published: the frames for those who are in.
    EntryFrames apply(LogEntry entry, EntryFrames.Links links) {
        head = entry.seq();
        if (counting.takes(entry)) counts.apply(entry);
        return loading.takes(entry) ? take(entry) : new EntryFrames(entry, links);
    }

    private EntryFrames take(LogEntry entry) {
        EntryFrames frames = tail.add(entry);
        if (entry instanceof ServerEvent.Delete delete) tail.delete(delete.target());
        newest.apply(entry);
        newestFrame = null;
        return frames;
    }

    /// Nobody is in: the entries are read again when somebody comes. What is counted stays.
    void forget() {
        if (head == 0 || !loading.isDone()) return;
        loading.outdate();
        newestFrame = null;
        tail.clear();
        newest.load(List.of(), false);
    }

    /// Older entries were taken from the store: nothing that was read before counts.
    void shorten() {
        if (head == 0) return;
        forget();
        loading.outdate();
        counting.outdate();
        counts.load(List.of());
    }

    /// Whether every entry after `seq` is here.
    boolean covers(long seq) {
        return tail.covers(seq, head);
    }

    List<EntryFrames> after(long seq) {
        return tail.after(seq);
    }

    List<Chat> newest() {
        return newest.page().messages();
    }

    /// The newest messages in one frame, the same for everyone until something changes.
    Frame newestFrame() {
        Frame known = newestFrame;
        if (known != null) return known;
        Frame frame = HistoryFrames.history(null, room, newest.page(), false, head);
        newestFrame = frame;
        return frame;
    }

    /// The `seq` of the first message in `newestFrame`; behind the head when there is none.
    long firstOfNewest() {
        return HistoryFrames.firstFitting(newest.page().messages(), head + 1);
    }

    /// What this person has not read, if that is known without looking at the disk.
    Counts.@Nullable Unread unread(String uid, long mark) {
        if (mark >= head) return new Counts.Unread(0, 0);
        return counting.isDone() ? counts.unread(uid, mark) : null;
    }
}
