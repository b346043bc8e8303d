package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The bytes of one connection, plain or encrypted, without ever waiting. Belongs to the load's
/// thread.
interface Wire {
    /// Takes what came; -1 at the end of the stream.
    int read(ByteBuffer to) throws IOException;

    /// Sends what it can; what remains is to be offered again when the socket is writable.
    void write(ByteBuffer from) throws IOException;

    /// Whether more waits to be sent than what was left over from `write`.
    boolean isBehind();
}
