package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.ByteBufferArray;

import java.nio.ByteBuffer;

/// The last filter of a connection that has become a WebSocket: gives its bytes and its end to the
/// connection. One instance for all; called on worker threads.
final class FramesFilter extends BaseFilter {
    @Override
    public NextAction handleRead(FilterChainContext context) {
        ClientConnection connection = ClientConnection.OF.get(context.getConnection());
        Buffer buffer = context.getMessage();
        if (connection != null) give(buffer, connection);
        buffer.tryDispose();
        return context.getStopAction();
    }

    @Override
    public NextAction handleClose(FilterChainContext context) {
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
