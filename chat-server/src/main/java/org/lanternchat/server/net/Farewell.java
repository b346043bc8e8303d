package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainBuilder;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.filterchain.TransportFilter;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Ends a connection so that its last answer arrives: what the peer still sends is thrown away for
/// a moment, since a socket that is closed before it was read breaks off, and takes the answer
/// along. Stateless; for any thread.
final class Farewell {
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final FilterChain DEAF =
            FilterChainBuilder.stateless().add(new TransportFilter()).add(new Deaf()).build();

    private Farewell() {}

    /// After all that was written.
    static void to(Connection<?> ending, Timers timers) {
        NIOConnection socket = (NIOConnection) ending;
        TlsLink link = TlsLink.of(socket);
        if (link != null) link.endOutput();
        socket.setProcessor(DEAF);
        timers.after(LINGER, socket::closeSilently);
        TlsLink.direct(socket)
                .write(
                        socket,
                        Buffers.EMPTY_BUFFER,
                        new EmptyCompletionHandler<WriteResult<WritableMessage, SocketAddress>>() {
                            @Override
                            public void completed(
                                    WriteResult<WritableMessage, SocketAddress> result) {
                                endOutput(socket);
                            }
                        });
    }

    private static void endOutput(NIOConnection socket) {
        try {
            if (socket.getChannel() instanceof SocketChannel channel) channel.shutdownOutput();
            socket.enableIOEvent(IOEvent.READ);
        } catch (IOException gone) {
            socket.closeSilently();
        }
    }

    private static final class Deaf extends BaseFilter {
        @Override
        public NextAction handleRead(FilterChainContext context) {
            Buffer unheard = context.getMessage();
            unheard.tryDispose();
            return context.getStopAction();
        }
    }
}
