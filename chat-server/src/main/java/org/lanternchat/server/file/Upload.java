package org.lanternchat.server.file;

import org.lanternchat.protocol.Limits;
import org.lanternchat.server.store.StoredFile;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/// A file on its way in: kept as it comes, counted and hashed. Any thread may call it; a call waits
/// for the one before and, briefly, for the disk.
///
/// It ends with `finish` or with `abandon`, or by a `take` that throws; whichever comes first
/// counts.
public final class Upload {
    /// So often it is looked whether there still is room.
    private static final long LOOK_EVERY = 8L * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(Upload.class.getName());

    private final FileShelf shelf;
    private final String uid;
    private final String name;
    private final MessageDigest digest = Digests.sha256();
    private final Incoming content;
    private long size;
    private long nextLook = LOOK_EVERY;
    private boolean isOver;

    /// What became of it: one of the two, once, on any thread.
    public interface Outcome {
        void kept(StoredFile file);

        void refused(FileException why);
    }

    Upload(FileShelf shelf, Incoming content, String uid, String name) {
        this.shelf = shelf;
        this.content = content;
        this.uid = uid;
        this.name = name;
    }

    /// Writes the next bytes. When it throws, nothing is left of the file.
    public synchronized void take(ByteBuffer bytes) throws FileException {
        if (isOver) return;
        size += bytes.remaining();
        try {
            checkSize();
            digest.update(bytes.duplicate());
            content.write(bytes);
        } catch (FileException refusal) {
            abandon();
            throw refusal;
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "a file was not written: {0}", failed.getMessage());
            abandon();
            shelf.checkRoom();
            throw FileException.failed();
        }
    }

    private void checkSize() throws FileException {
        if (size > Limits.FILE_BYTES) throw FileException.tooBig();
        if (size < nextLook) return;
        nextLook = size + LOOK_EVERY;
        shelf.checkRoom();
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
        shelf.keep(new Arrived(content, uid, name, size, blob), outcome);
    }

    /// The rest will never come. Without effect when it is over.
    public synchronized void abandon() {
        if (isOver) return;
        isOver = true;
        content.drop();
    }

    /// All of a file, which is not settled yet.
    record Arrived(Incoming content, String uid, String name, long size, String blob) {}
}
