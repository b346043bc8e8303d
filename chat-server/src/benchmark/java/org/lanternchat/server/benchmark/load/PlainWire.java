package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// A connection as it is. Belongs to the load's thread.
record PlainWire(SocketChannel socket) implements Wire {
    @Override
    public int read(ByteBuffer to) throws IOException {
        return socket.read(to);
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        socket.write(from);
    }

    @Override
    public boolean isBehind() {
        return false;
    }
}
