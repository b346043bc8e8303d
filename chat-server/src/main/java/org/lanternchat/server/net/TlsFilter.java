package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.lanternchat.server.time.Timers;
import org.lanternchat.server.tls.Tls;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.net.ssl.SSLException;

/// The filter above the transport of a server with a certificate: everything above it is in clear,
/// everything below it is TLS. One instance for all; called on worker threads.
///
/// Grizzly's own filter drops what comes in one piece with the peer's farewell, holds a thread
/// while a peer negotiates again, and lets a failed handshake end without an alert.
final class TlsFilter extends BaseFilter {
    /// The first byte of a TLS connection: a record of the handshake.
    private static final int HANDSHAKE = 22;

    private static final System.Logger LOG = System.getLogger(TlsFilter.class.getName());

    private final Tls tls;
    private final Timers timers;

    TlsFilter(Tls tls, Timers timers) {
        this.tls = tls;
        this.timers = timers;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        NIOConnection socket = (NIOConnection) context.getConnection();
        Buffer message = context.getMessage();
        TlsLink link = TlsLink.of(socket);
        if (link == null) {
            int first = message.get(message.position());
            if (first != HANDSHAKE) return refuseClearText(context, first);
            link = TlsLink.begin(socket, tls.engine());
        }
        ByteBuffer plain;
        try {
            plain = link.received(message.toByteBuffer());
        } catch (SSLException broken) {
            LOG.log(Level.DEBUG, "TLS ends: {0}", broken.getMessage());
            Farewell.to(socket, timers);
            return context.getStopAction();
        } finally {
            message.tryDispose();
        }
        if (link.hasPeerEnded() && !plain.hasRemaining()) Farewell.to(socket, timers);
        if (!plain.hasRemaining()) return context.getStopAction();
        if (link.hasPeerEnded()) {
            context.addCompletionListener(_ -> Farewell.to(socket, timers));
        }
        context.setMessage(Buffers.wrap(context.getMemoryManager(), plain));
        return context.getInvokeAction();
    }

    /// A browser that was given the address without `https` is told; anything else is cut.
    private NextAction refuseClearText(FilterChainContext context, int first) {
        NIOConnection socket = (NIOConnection) context.getConnection();
        if (first >= 'A' && first <= 'Z') {
            context.write(Buffers.wrap(context.getMemoryManager(), clearTextAnswer()));
            Farewell.to(socket, timers);
        } else {
            socket.terminateSilently();
        }
        return context.getStopAction();
    }

    private static byte[] clearTextAnswer() {
        String sentence = "This server speaks https: its address begins with https://\n";
        String answer =
                "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "X-Content-Type-Options: nosniff\r\nConnection: close\r\nContent-Length: "
                        + sentence.length()
                        + "\r\n\r\n"
                        + sentence;
        return answer.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    @SuppressWarnings("unchecked") // Grizzly hands it on without its type
    public NextAction handleWrite(FilterChainContext context) throws IOException {
        NIOConnection socket = (NIOConnection) context.getConnection();
        TlsLink link = TlsLink.of(socket);
        if (link == null) throw new IOException("nothing was negotiated");
        FilterChainContext.TransportContext how = context.getTransportContext();
        CompletionHandler<WriteResult<WritableMessage, SocketAddress>> handler =
                how.getCompletionHandler();
        link.write(context.getMessage(), handler, how.isBlocking());
        return context.getStopAction();
    }
}
