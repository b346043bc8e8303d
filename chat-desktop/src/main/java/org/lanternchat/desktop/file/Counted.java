package org.lanternchat.desktop.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// A stream that tells how much was read of it, every so many bytes. Belongs to who reads it.
final class Counted extends FilterInputStream {
    private static final long EVERY = 128 * 1024;

    private final LongConsumer moved;
    private long count;
    private long told;

    Counted(InputStream in, LongConsumer moved) {
        super(in);
        this.moved = moved;
    }

    @Override
    public int read() throws IOException {
        int read = super.read();
        if (read >= 0) count(1);
        return read;
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
        int read = super.read(into, from, most);
        if (read > 0) count(read);
        return read;
    }

    private void count(int bytes) {
        count += bytes;
        if (count - told < EVERY) return;
        told = count;
        moved.accept(count);
    }
}
