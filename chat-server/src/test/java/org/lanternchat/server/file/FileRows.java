package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.Search;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// As much of a store and a journal as files need, in memory. Any thread may call it; records are
/// written on the thread of `journal`.
public final class FileRows implements Store, FileRecords {
    private final Executor journal;
    private final Map<String, StoredFile> rows = new LinkedHashMap<>();
    private boolean fails;

    public FileRows(Executor journal) {
        this.journal = journal;
    }

    @Override
    public void write(Change change, Consumer<Boolean> done) {
        journal.execute(() -> done.accept(put(change)));
    }

    private synchronized boolean put(Change change) {
        if (fails) return false;
        if (change instanceof Change.File(StoredFile file)) rows.put(file.id(), file);
        if (change instanceof Change.FileGone(String id)) rows.remove(id);
        return true;
    }

    /// As the store does when a message is deleted.
    public synchronized void forget(String id) {
        rows.remove(id);
    }

    synchronized void fail() {
        fails = true;
    }

    synchronized List<StoredFile> all() {
        return List.copyOf(rows.values());
    }

    @Override
    public long unindexed() {
        return 0;
    }

    @Override
    public void index(int limit) {}

    @Override
    public synchronized @Nullable StoredFile file(String id) {
        return rows.get(id);
    }

    @Override
    public synchronized List<StoredFile> orphans(long at, int limit) {
        List<StoredFile> old = new ArrayList<>(rows.values());
        old.removeIf(file -> file.at() >= at);
        return old.subList(0, Math.min(limit, old.size()));
    }

    @Override
    public synchronized boolean hasBlob(String blob) {
        return rows.values().stream()
                .anyMatch(file -> file.blob().equals(blob) || blob.equals(file.thumb()));
    }

    @Override
    public String epoch() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Contents contents() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Writing begin() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page newest(RoomName room, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page before(RoomName room, long seq, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page after(RoomName room, long seq, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page around(RoomName room, long seq, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page pinned(RoomName room, long seq, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> log(RoomName room, long seq, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Said> said(RoomName room, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Search.Found search(Search search) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Change.Keep> keeps() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long expired(Change.Keep keep, long now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
