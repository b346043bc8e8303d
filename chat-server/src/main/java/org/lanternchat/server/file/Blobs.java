package org.lanternchat.server.file;

import org.lanternchat.server.store.StoreException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Where the contents of files are, each once under its SHA-256. All that moves, deletes or counts
/// belongs to the thread `files`; `checkRoom`, `incoming` and `open` are for any.
///
/// A content that an upload refers to while its record is being written is claimed. Claims, moves
/// and deletions happen on one thread, and a record is written before its claim ends, so nothing
/// that somebody was promised is ever deleted.
interface Blobs {
    /// Whether there is room for so many bytes.
    ///
    /// @throws FileException with a sentence for whoever wants to put so many bytes in, when there
    ///   is no room for them
    void checkRoom(long bytes) throws FileException;

    /// Begins to take a content in.
    Incoming incoming() throws IOException;

    Content open(String blob) throws IOException;

    /// Claims the content, and puts it to its place unless it is there already. `whole` is settled,
    /// and gone afterwards.
    void put(Incoming whole, String blob) throws IOException;

    /// The same for content that is at hand.
    default void put(ByteBuffer content, String blob) throws IOException {
        Incoming whole = incoming();
        try {
            whole.write(content);
            whole.settle();
            put(whole, blob);
        } catch (FileException full) {
            throw new IOException(full.getMessage(), full);
        } finally {
            whole.drop();
        }
    }

    void release(String blob);

    /// A part of all contents.
    interface Part {
        /// Deletes the contents in it that no record names and nobody has claimed, and that were
        /// taken in before `before`.
        void sweep(long before) throws IOException, StoreException;
    }

    /// All contents, in parts that take little time each.
    List<Part> parts() throws IOException;

    /// Takes away what was begun before `before` and never became whole.
    void deleteIncoming(long before) throws IOException;
}
