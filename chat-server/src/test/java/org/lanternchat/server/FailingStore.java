package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredIdentity;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/// A real store whose commits fail, or wait, when a test says so.
public final class FailingStore implements Store {
    private final Store store;
    private final ConcurrentLinkedQueue<StoreException.Kind> failures =
            new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Entry> committed = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile CountDownLatch held = new CountDownLatch(0);

    public FailingStore(Store store) {
        this.store = store;
    }

    /// The next commit fails like this, and changes nothing.
    public void failNext(StoreException.Kind kind) {
        failures.add(kind);
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

    /// Everything that was committed, in its order.
    public List<Entry> committed() {
        return List.copyOf(committed);
    }

    @Override
    public void commit(List<Entry> entries, List<StoredIdentity> identities) throws StoreException {
        held.countDown();
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        StoreException.Kind failure = failures.poll();
        if (failure != null) throw new StoreException(failure, "A test made this fail.");
        store.commit(entries, identities);
        committed.addAll(entries);
    }

    @Override
    public String epoch() {
        return store.epoch();
    }

    @Override
    public Map<RoomName, Long> heads() throws StoreException {
        return store.heads();
    }

    @Override
    public List<StoredIdentity> identities() throws StoreException {
        return store.identities();
    }

    @Override
    public @Nullable Entry find(String uid, RoomName room, String cid) throws StoreException {
        return store.find(uid, room, cid);
    }

    @Override
    public Page newest(RoomName room, int limit) throws StoreException {
        return store.newest(room, limit);
    }

    @Override
    public Page before(RoomName room, long seq, int limit) throws StoreException {
        return store.before(room, seq, limit);
    }

    @Override
    public Page after(RoomName room, long seq, int limit) throws StoreException {
        return store.after(room, seq, limit);
    }

    @Override
    public Page around(RoomName room, long seq, int limit) throws StoreException {
        return store.around(room, seq, limit);
    }

    @Override
    public void close() {
        store.close();
    }
}
