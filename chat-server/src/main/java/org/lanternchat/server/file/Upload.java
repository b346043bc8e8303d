package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.store.StoredFile;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file on its way in: written to disk as it comes, counted and hashed. Any thread may call it; a
/// call waits for the one before and, briefly, for the disk.
///
/// It ends with `finish` or with `abandon`, or by a `take` that throws; whichever comes first
/// counts.
public final class Upload {
    /// So often it is looked whether the disk still has room.
    private static final long LOOK_EVERY = 8L * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(Upload.class.getName());

    private final FileShelf shelf;
    private final Path path;
    private final String uid;
    private final String name;
    private final MessageDigest digest = Digests.sha256();
    private final FileChannel channel;
    private long size;
    private long nextLook = LOOK_EVERY;
    private boolean isOver;

    /// What became of it: one of the two, once, on any thread.
    public interface Outcome {
        void kept(StoredFile file);

        void refused(FileException why);
    }

    Upload(FileShelf shelf, Path path, String uid, String name) throws IOException {
        this.shelf = shelf;
        this.path = path;
        this.uid = uid;
        this.name = name;
        channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.READ);
    }

    /// Writes the next bytes. When it throws, nothing is left of the file.
    public synchronized void take(ByteBuffer bytes) throws FileException {
        if (isOver) return;
        size += bytes.remaining();
        FileException refusal = refusal();
        if (refusal != null) {
            abandon();
            throw refusal;
        }
        try {
            digest.update(bytes.duplicate());
            while (bytes.hasRemaining()) channel.write(bytes);
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "a file was not written: {0}", failed.getMessage());
            abandon();
            throw shelf.isFull() ? FileException.full() : FileException.failed();
        }
    }

    private @Nullable FileException refusal() {
        if (size > Limits.FILE_BYTES) return FileException.tooBig();
        if (size < nextLook) return null;
        nextLook = size + LOOK_EVERY;
        return shelf.isFull() ? FileException.full() : null;
    }

    /// That was all of it.
    public synchronized void finish(Outcome outcome) {
        if (isOver) return;
        if (size == 0) {
            abandon();
            outcome.refused(FileException.empty());
            return;
        }
        isOver = true;
        String blob = HexFormat.of().formatHex(digest.digest());
        shelf.keep(new Arrived(path, channel, uid, name, size, blob), outcome);
    }

    /// The rest will never come. Without effect when it is over.
    public synchronized void abandon() {
        if (isOver) return;
        isOver = true;
        drop(path, channel);
    }

    /// All of a file, which is not synced yet.
    record Arrived(
            Path path, FileChannel channel, String uid, String name, long size, String blob) {
        void drop() {
            Upload.drop(path, channel);
        }
    }

    private static void drop(Path path, FileChannel channel) {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException held) {
            LOG.log(Level.WARNING, "not deleted: {0}", held.getMessage());
        }
    }
}
