package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.asyncqueue.AsyncQueueWriter;
import org.glassfish.grizzly.asyncqueue.MessageCloner;
import org.glassfish.grizzly.asyncqueue.WritableMessage;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.jspecify.annotations.Nullable;

import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/// TLS (RFC 8446, RFC 5246) on one connection. Bytes come in on one thread at a time; what goes out
/// may come from any, and is encrypted and written in one order.
///
/// It holds no buffer while nothing is half done: of what came at most the beginning of a record,
/// of what goes out only what the socket did not take.
final class TlsLink {
    private static final Attribute<TlsLink> OF =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(TlsLink.class.getName());

    /// What a thread keeps to encrypt and decrypt in: what is read, or gathered into one write, at
    /// once. Larger ones are made for once.
    private static final int SCRATCH = 96 * 1024;

    /// What a record needs besides what it carries, and then some.
    private static final int RECORD_OVERHEAD = 128;

    private static final int RECORD = 16 * 1024;

    /// Answers of the protocol itself that may wait for a peer that does not read.
    private static final int UNREAD_ANSWERS = 64 * 1024;

    private static final ThreadLocal<ByteBuffer> DECRYPTED =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(SCRATCH));
    private static final ThreadLocal<ByteBuffer> ENCRYPTED =
            ThreadLocal.withInitial(() -> ByteBuffer.allocate(SCRATCH));
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /// What the socket does not take at once leaves the scratch.
    private static final MessageCloner<WritableMessage> KEEPING =
            (_, rest) -> Buffers.wrap(null, copy((Buffer) rest));

    private static final System.Logger LOG = System.getLogger(TlsLink.class.getName());

    private final NIOConnection socket;
    private final SSLEngine engine;
    private final Object writing = new Object();
    private ByteBuffer begun = NOTHING;
    private boolean hasPeerEnded;

    private TlsLink(NIOConnection socket, SSLEngine engine) {
        this.socket = socket;
        this.engine = engine;
    }

    static TlsLink begin(NIOConnection socket, SSLEngine engine) {
        TlsLink link = new TlsLink(socket, engine);
        OF.set(socket, link);
        return link;
    }

    /// Null for a connection in clear.
    static @Nullable TlsLink of(NIOConnection socket) {
        return OF.get(socket);
    }

    /// Writes bytes as they are.
    static AsyncQueueWriter<SocketAddress> direct(NIOConnection socket) {
        return ((TCPNIOTransport) socket.getTransport()).getAsyncQueueIO().getWriter();
    }

    /// Decrypts what came, and goes on with the handshake.
    ///
    /// @return what it said, a copy; empty when there is nothing yet
    /// @throws SSLException when the peer breaks the protocol, or shares nothing with this server
    ByteBuffer received(ByteBuffer came) throws SSLException {
        ByteBuffer in = behindWhatHadBegun(came);
        ByteBuffer out = DECRYPTED.get().clear();
        boolean goesOn = true;
        while (goesOn) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> answer();
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                    if (out.remaining() < engine.getSession().getApplicationBufferSize()) {
                        out = ByteBuffer.allocate(2 * out.capacity()).put(out.flip());
                    }
                    goesOn = unwrap(in, out);
                }
            }
        }
        begun = in.hasRemaining() ? copy(in) : NOTHING;
        return out.position() == 0 ? NOTHING : copy(out.flip());
    }

    private boolean unwrap(ByteBuffer in, ByteBuffer out) throws SSLException {
        if (!in.hasRemaining()) return false;
        SSLEngineResult result = engine.unwrap(in, out);
        return switch (result.getStatus()) {
            case BUFFER_UNDERFLOW -> false;
            case BUFFER_OVERFLOW -> throw new SSLException("a record is too long");
            case CLOSED -> {
                hasPeerEnded = true;
                yield false;
            }
            case OK -> true;
        };
    }

    /// The asymmetric part of a handshake: about a millisecond of this thread.
    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask();
                task != null;
                task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /// What the protocol itself has to say.
    private void answer() throws SSLException {
        synchronized (writing) {
            if (engine.getHandshakeStatus() != HandshakeStatus.NEED_WRAP) return;
            if (socket.getAsyncWriteQueue().spaceInBytes() > UNREAD_ANSWERS) {
                throw new SSLException("the peer does not read");
            }
            ByteBuffer out = scratch(0);
            engine.wrap(NOTHING, out);
            send(out, null, false);
        }
    }

    /// The peer has said that it sends nothing more.
    boolean hasPeerEnded() {
        return hasPeerEnded;
    }

    /// Encrypts and writes.
    void write(
            Buffer plain,
            @Nullable CompletionHandler<WriteResult<WritableMessage, SocketAddress>> handler,
            boolean isBlocking)
            throws SSLException {
        synchronized (writing) {
            ByteBuffer in = plain.toByteBuffer();
            ByteBuffer out = scratch(in.remaining());
            while (in.hasRemaining()) {
                SSLEngineResult result = engine.wrap(in, out);
                if (result.getStatus() != SSLEngineResult.Status.OK) {
                    throw new SSLException("nothing can be written: " + result.getStatus());
                }
            }
            send(out, handler, isBlocking);
        }
        plain.tryDispose();
    }

    /// Room for so many bytes, encrypted.
    private ByteBuffer scratch(int bytes) {
        int records = bytes / RECORD + 1;
        int needed = bytes + records * RECORD_OVERHEAD + engine.getSession().getPacketBufferSize();
        return needed <= SCRATCH ? ENCRYPTED.get().clear() : ByteBuffer.allocate(needed);
    }

    private void send(
            ByteBuffer out,
            @Nullable CompletionHandler<WriteResult<WritableMessage, SocketAddress>> handler,
            boolean isBlocking) {
        Buffer encrypted = Buffers.wrap(null, out.flip());
        if (isBlocking) {
            ((TCPNIOTransport) socket.getTransport())
                    .getTemporarySelectorIO()
                    .getWriter()
                    .write(socket, null, encrypted, handler);
        } else {
            direct(socket).write(socket, null, encrypted, handler, KEEPING);
        }
    }

    /// Says that nothing more comes, or why the handshake failed.
    void endOutput() {
        synchronized (writing) {
            try {
                engine.closeOutbound();
                ByteBuffer out = scratch(0);
                while (!engine.isOutboundDone()) {
                    int before = out.position();
                    engine.wrap(NOTHING, out);
                    if (out.position() == before) break;
                }
                if (out.position() > 0) send(out, null, false);
            } catch (SSLException beyondHelp) {
                LOG.log(Level.DEBUG, "no farewell", beyondHelp);
            }
        }
    }

    private ByteBuffer behindWhatHadBegun(ByteBuffer came) {
        if (!begun.hasRemaining()) return came;
        return ByteBuffer.allocate(begun.remaining() + came.remaining())
                .put(begun)
                .put(came)
                .flip();
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
    }

    private static ByteBuffer copy(Buffer bytes) {
        ByteBuffer copy = ByteBuffer.allocate(bytes.remaining());
        bytes.get(copy);
        return copy.flip();
    }
}
