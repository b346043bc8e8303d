package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.Search;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/// A real store whose commits fail, or wait, when a test says so.
public final class FailingStore implements Store {
    private final Store store;
    private final ConcurrentLinkedQueue<StoreException.Kind> failures =
            new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Written> written = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger failingReads = new AtomicInteger();
    private final AtomicInteger failingIndexes = new AtomicInteger();
    private final Semaphore indexed = new Semaphore(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch readGate = new CountDownLatch(0);
    private volatile CountDownLatch heldRead = new CountDownLatch(0);
    private volatile CountDownLatch held = new CountDownLatch(0);

    public FailingStore(Store store) {
        this.store = store;
    }

    /// The next commit fails like this, and changes nothing.
    public void failNext(StoreException.Kind kind) {
        failures.add(kind);
    }

    /// The next look at what a room's log holds fails.
    public void failNextRead() {
        failingReads.incrementAndGet();
    }

    /// The next time the index is brought up to date it fails.
    public void failNextIndex() {
        failingIndexes.incrementAndGet();
    }

    /// Until the index has been brought up to date, or was to be, once more.
    public void awaitIndexed() throws InterruptedException {
        indexed.acquire();
    }

    /// A failure is still to come.
    public boolean willFail() {
        return !failures.isEmpty();
    }

    /// How often a room's log was read.
    public int reads() {
        return reads.get();
    }

    /// From now on whoever has read the entries of a log, or the newest messages, waits with them.
    public void holdReads() {
        heldRead = new CountDownLatch(1);
        readGate = new CountDownLatch(1);
    }

    /// Until somebody has read and waits.
    public void awaitHeldRead() throws InterruptedException {
        heldRead.await();
    }

    public void releaseReads() {
        readGate.countDown();
    }

    private <T> T held(T found) {
        heldRead.countDown();
        try {
            readGate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return found;
    }

    public void holdCommits() {
        held = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    /// Until a commit waits.
    public void awaitHeld() throws InterruptedException {
        held.await();
    }

    public void releaseCommits() {
        gate.countDown();
    }

    /// Something that was committed: an entry, or another change.
    public sealed interface Written {
        record Logged(Entry entry) implements Written {}

        record Changed(Change change) implements Written {}
    }

    /// Everything that was committed from `from` on, in its order.
    public List<Written> written(int from) {
        return written.stream().skip(from).toList();
    }

    /// Every entry that was committed, in its order.
    public List<Entry> committed() {
        List<Entry> entries = new ArrayList<>();
        for (Written one : written) {
            if (one instanceof Written.Logged(Entry entry)) entries.add(entry);
        }
        return entries;
    }

    @Override
    public Writing begin() throws StoreException {
        return new FailingWriting(store.begin());
    }

    private final class FailingWriting implements Writing {
        private final Writing writing;
        private final List<Written> here = new ArrayList<>();

        FailingWriting(Writing writing) {
            this.writing = writing;
        }

        @Override
        public @Nullable Entry find(String uid, RoomName room, String cid) throws StoreException {
            return writing.find(uid, room, cid);
        }

        @Override
        public @Nullable Chat message(RoomName room, long seq) throws StoreException {
            return writing.message(room, seq);
        }

        @Override
        public int pins(RoomName room) throws StoreException {
            return writing.pins(room);
        }

        @Override
        public @Nullable StoredFile file(String id) throws StoreException {
            return writing.file(id);
        }

        @Override
        public @Nullable String setting(String key) throws StoreException {
            return writing.setting(key);
        }

        @Override
        public void append(Entry entry) throws StoreException {
            writing.append(entry);
            here.add(new Written.Logged(entry));
        }

        @Override
        public void put(Change change) throws StoreException {
            writing.put(change);
            here.add(new Written.Changed(change));
        }

        @Override
        public int forget(RoomName room, long seq, int limit) throws StoreException {
            return writing.forget(room, seq, limit);
        }

        @Override
        public void commit() throws StoreException {
            held.countDown();
            try {
                gate.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            StoreException.Kind failure = failures.poll();
            if (failure != null) throw new StoreException(failure, "A test made this fail.");
            writing.commit();
            written.addAll(here);
        }

        @Override
        public void close() {
            writing.close();
        }
    }

    @Override
    public String epoch() {
        return store.epoch();
    }

    @Override
    public Contents contents() throws StoreException {
        return store.contents();
    }

    @Override
    public Page newest(RoomName room, int limit) throws StoreException {
        reads.incrementAndGet();
        return held(store.newest(room, limit));
    }

    @Override
    public Page before(RoomName room, long seq, int limit) throws StoreException {
        reads.incrementAndGet();
        return store.before(room, seq, limit);
    }

    @Override
    public Page after(RoomName room, long seq, int limit) throws StoreException {
        reads.incrementAndGet();
        return store.after(room, seq, limit);
    }

    @Override
    public Page around(RoomName room, long seq, int limit) throws StoreException {
        reads.incrementAndGet();
        return store.around(room, seq, limit);
    }

    @Override
    public Page pinned(RoomName room, long seq, int limit) throws StoreException {
        reads.incrementAndGet();
        return store.pinned(room, seq, limit);
    }

    @Override
    public List<Entry> log(RoomName room, long seq, int limit) throws StoreException {
        reads.incrementAndGet();
        if (failingReads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new StoreException(StoreException.Kind.BROKEN, "A test made this fail.");
        }
        return held(store.log(room, seq, limit));
    }

    @Override
    public List<Said> said(RoomName room, int limit) throws StoreException {
        reads.incrementAndGet();
        return store.said(room, limit);
    }

    @Override
    public Search.Found search(Search search) throws StoreException {
        return store.search(search);
    }

    @Override
    public long unindexed() {
        return store.unindexed();
    }

    @Override
    public void index(int limit) throws StoreException {
        boolean fails = failingIndexes.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        indexed.release();
        if (fails) throw new StoreException(StoreException.Kind.FULL, "A test made this fail.");
        store.index(limit);
    }

    @Override
    public @Nullable StoredFile file(String id) throws StoreException {
        return store.file(id);
    }

    @Override
    public List<StoredFile> orphans(long at, int limit) throws StoreException {
        return store.orphans(at, limit);
    }

    @Override
    public boolean hasBlob(String blob) throws StoreException {
        return store.hasBlob(blob);
    }

    @Override
    public List<Change.Keep> keeps() throws StoreException {
        return store.keeps();
    }

    @Override
    public long expired(Change.Keep keep, long now) throws StoreException {
        return store.expired(keep, now);
    }

    @Override
    public void close() {
        store.close();
    }
}
