package org.lanternchat.server.file;

import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// The contents of a server that keeps nothing on disk, those that are not whole yet included: at
/// the most `most` bytes, and then no more. Threads as `Blobs` says.
final class MemoryBlobs implements Blobs {
    private static final long MOST = 1024L * 1024 * 1024;

    private final Store store;
    private final LongSupplier now;
    private final long most;
    private final AtomicLong taken = new AtomicLong();
    private final Map<String, Kept> all = new ConcurrentHashMap<>();
    private final Claims claims = new Claims();

    private record Kept(IncomingBytes bytes, long since) {}

    /// `now` is the time in milliseconds since 1970.
    MemoryBlobs(Store store, LongSupplier now, long most) {
        this.store = store;
        this.now = now;
        this.most = most;
    }

    /// 1 GiB, or a quarter of the heap where that is less.
    static long standard() {
        return Math.min(MOST, Runtime.getRuntime().maxMemory() / 4);
    }

    @Override
    public void checkRoom(long bytes) throws FileException {
        if (taken.get() + bytes > most) throw FileException.memoryFull(most);
    }

    /// Takes room for so many bytes more.
    void reserve(long bytes) throws FileException {
        if (taken.addAndGet(bytes) <= most) return;
        free(bytes);
        throw FileException.memoryFull(most);
    }

    void free(long bytes) {
        taken.addAndGet(-bytes);
    }

    @Override
    public Incoming incoming() {
        return new IncomingBytes(this);
    }

    @Override
    public Content open(String blob) throws IOException {
        Kept kept = all.get(blob);
        if (kept == null) throw new IOException("there is no such content any more");
        return kept.bytes().open();
    }

    @Override
    public void put(Incoming whole, String blob) {
        if (!(whole instanceof IncomingBytes bytes)) throw new IllegalArgumentException();
        claims.claim(blob);
        if (all.containsKey(blob)) {
            bytes.drop();
        } else {
            bytes.keep();
            all.put(blob, new Kept(bytes, now.getAsLong()));
        }
    }

    @Override
    public void release(String blob) {
        claims.release(blob);
    }

    @Override
    public List<Part> parts() {
        return List.of(this::sweep);
    }

    private void sweep(long before) throws StoreException {
        for (Map.Entry<String, Kept> one : List.copyOf(all.entrySet())) {
            String blob = one.getKey();
            if (one.getValue().since() >= before || claims.has(blob) || store.hasBlob(blob)) {
                continue;
            }
            all.remove(blob);
            free(one.getValue().bytes().size());
        }
    }

    /// What is not whole is known to its upload alone, which drops it.
    @Override
    public void deleteIncoming(long before) {}
}
