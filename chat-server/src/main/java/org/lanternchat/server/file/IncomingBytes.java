package org.lanternchat.server.file;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A content in memory, in pieces: for one thread at a time until it is settled, from then on it
/// does not change and any thread may read it.
final class IncomingBytes implements Incoming {
    private static final int PIECE = 64 * 1024;

    private final MemoryBlobs blobs;
    private final List<byte[]> pieces = new ArrayList<>();
    private long size;
    private boolean isKept;

    IncomingBytes(MemoryBlobs blobs) {
        this.blobs = blobs;
    }

    long size() {
        return size;
    }

    @Override
    public void write(ByteBuffer bytes) throws FileException {
        blobs.reserve(bytes.remaining());
        while (bytes.hasRemaining()) {
            int at = (int) (size % PIECE);
            if (at == 0) pieces.add(new byte[PIECE]);
            int count = Math.min(bytes.remaining(), PIECE - at);
            bytes.get(pieces.getLast(), at, count);
            size += count;
        }
    }

    @Override
    public void settle() {
        int rest = (int) (size % PIECE);
        if (rest > 0) pieces.add(Arrays.copyOf(pieces.removeLast(), rest));
    }

    /// It has found its place, which frees it from now on.
    void keep() {
        isKept = true;
    }

    @Override
    public Content open() {
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public int read(ByteBuffer bytes, long at) {
                if (at >= size) return -1;
                byte[] piece = pieces.get((int) (at / PIECE));
                int from = (int) (at % PIECE);
                int count = Math.min(bytes.remaining(), piece.length - from);
                bytes.put(piece, from, count);
                return count;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void drop() {
        if (isKept) return;
        isKept = true;
        blobs.free(size);
        pieces.clear();
    }
}
