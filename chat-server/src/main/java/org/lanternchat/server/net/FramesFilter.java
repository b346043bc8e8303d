package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.ByteBufferArray;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;

import java.io.IOException;
import java.nio.ByteBuffer;

/// The last filter of a connection that has become a WebSocket: gives its bytes and its end to the
/// connection. One instance for all; called on worker threads.
final class FramesFilter extends BaseFilter {
    private final IdleTimeoutFilter idleTimeouts;

    /// `idleTimeouts` is the filter of the HTTP chain that counts every connection: it must be told
    /// of the end of those that have left HTTP, or it would remember them for ever.
    FramesFilter(IdleTimeoutFilter idleTimeouts) {
        this.idleTimeouts = idleTimeouts;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        ClientConnection connection = ClientConnection.OF.get(context.getConnection());
        Buffer buffer = context.getMessage();
        if (connection != null) give(buffer, connection);
        buffer.tryDispose();
        return context.getStopAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext context) throws IOException {
        idleTimeouts.handleClose(context);
        ClientConnection connection = ClientConnection.OF.get(context.getConnection());
        if (connection != null) connection.closed();
        return context.getStopAction();
    }

    static void give(Buffer buffer, ClientConnection connection) {
        if (!buffer.isComposite()) {
            connection.received(buffer.toByteBuffer());
            return;
        }
        ByteBufferArray parts = buffer.toByteBufferArray();
        ByteBuffer[] array = parts.getArray();
        for (int i = 0; i < parts.size(); i++) connection.received(array[i]);
        parts.restore();
        parts.recycle();
    }
}
