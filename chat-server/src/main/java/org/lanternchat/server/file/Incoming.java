package org.lanternchat.server.file;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A content that is not whole yet, or has no place yet. For one thread at a time.
interface Incoming {
    /// Takes all of these bytes.
    ///
    /// @throws FileException when there is no room for them
    void write(ByteBuffer bytes) throws IOException, FileException;

    /// That was all: when this returns, a power cut no longer loses it, if anything outlives one.
    void settle() throws IOException;

    /// Reads what has come, also while it moves to its place.
    Content open() throws IOException;

    /// Takes it away. Without effect when it has found its place.
    void drop();
}
