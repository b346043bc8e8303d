package org.lanternchat.desktop.file;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is to be sent: one on the disk, or bytes that were pasted. Immutable, for any
/// thread; `of` and `open` read the disk.
public final class Outgoing {
    private final String name;
    private final long size;
    private final @Nullable Path path;
    private final byte[] bytes;

    private Outgoing(String name, long size, @Nullable Path path, byte[] bytes) {
        this.name = name;
        this.size = size;
        this.path = path;
        this.bytes = bytes;
    }

    /// The file at this place, as it is now. Its size is -1 when it cannot be read or is a folder.
    public static Outgoing of(Path path) {
        Path last = path.getFileName();
        String name = last == null ? path.toString() : last.toString();
        return new Outgoing(name, sizeOf(path), path, new byte[0]);
    }

    private static long sizeOf(Path path) {
        try {
            return Files.isRegularFile(path) && Files.isReadable(path) ? Files.size(path) : -1;
        } catch (IOException unreadable) {
            return -1;
        }
    }

    /// What is in memory already.
    public static Outgoing of(String name, byte[] bytes) {
        return new Outgoing(name, bytes.length, null, bytes.clone());
    }

    public String name() {
        return name;
    }

    public long size() {
        return size;
    }

    /// What stands against sending it; null when nothing does.
    public @Nullable Problem problem(long most) {
        if (size < 0) return new Problem.Unreadable();
        if (size == 0) return new Problem.Empty();
        return size > most ? new Problem.TooBig(most) : null;
    }

    /// Its content from the start.
    public InputStream open() throws IOException {
        return path == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(path);
    }
}
