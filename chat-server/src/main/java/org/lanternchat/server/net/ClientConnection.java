package org.lanternchat.server.net;

import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.core.CloseReasons;
import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.frame.Broadcast;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Session;
import org.lanternchat.server.session.Wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// One WebSocket after its handshake: bytes come in through the guard to the protocol engine,
/// frames go out through the outbox. Bytes come on one worker thread at a time; frames from any.
final class ClientConnection implements Wire {
    /// Where Grizzly's connection keeps this one.
    static final Attribute<ClientConnection> OF =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(ClientConnection.class.getName());

    /// What is still read of a connection that is ending: so much may be on its way already.
    private static final int IGNORED_BYTES = 4 * Limits.FRAME_BYTES;

    /// Where a selector's thread puts what it reads, for the time that it takes to deal with it.
    private static final ThreadLocal<ByteBuffer> READ =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(Limits.FRAME_BYTES));

    private final NIOConnection socket;
    private final @Nullable SocketChannel channel;
    private final Services services;
    private final FrameGuard guard;
    private final Outbox outbox;
    private final Session session;
    private final String address;
    private volatile long lastHeard;
    private int ignored;
    private org.glassfish.tyrus.spi.@Nullable Connection engine;

    /// `isPlain`: nothing is encrypted.
    ClientConnection(
            NIOConnection socket, boolean isPlain, Services services, OutboxBudget budget) {
        this.socket = socket;
        this.services = services;
        this.guard = new FrameGuard(services.timers(), services.rate());
        this.channel = isPlain && socket.getChannel() instanceof SocketChannel plain ? plain : null;
        this.outbox = new Outbox(socket, channel, services.timers(), budget);
        this.address = ((InetSocketAddress) socket.getPeerAddress()).getAddress().getHostAddress();
        this.session = new Session(this, services);
        this.lastHeard = services.timers().nanos();
    }

    synchronized void attach(org.glassfish.tyrus.spi.Connection opened) {
        engine = opened;
    }

    /// Nothing is encrypted: what can be read is read here, without the filters.
    boolean isPlain() {
        return channel != null;
    }

    /// The socket of a plain connection has something to be read: bytes, or its end.
    void readable() {
        SocketChannel from = channel;
        if (from == null) return;
        ByteBuffer bytes = READ.get().clear();
        int count;
        try {
            count = from.read(bytes);
        } catch (IOException gone) {
            count = -1;
        }
        if (count < 0) socket.closeSilently();
        else if (count > 0) received(bytes.flip());
    }

    /// Bytes came from the client.
    void received(ByteBuffer bytes) {
        lastHeard = services.timers().nanos();
        if (outbox.isFinishing()) ignore(bytes.remaining());
        else read(bytes);
    }

    /// Never while the end is dealt with: the engine would be closed under its own hands, and put a
    /// stack trace into the log.
    private synchronized void read(ByteBuffer bytes) {
        org.glassfish.tyrus.spi.Connection to = engine;
        if (to == null) return;
        int good = guard.accept(bytes);
        if (good > 0) to.getReadHandler().handle(bytes.slice(bytes.position(), good));
        FrameGuard.Violation violation = guard.violation();
        if (violation != null) outbox.finish(violation.closeCode(), violation.reason());
        if (guard.hasClosed()) {
            outbox.finish(guard.closeCode(), "");
            end();
        }
    }

    /// Reading on for no purpose until the peer has taken its leave would cost the others.
    private void ignore(int bytes) {
        ignored += bytes;
        if (ignored > IGNORED_BYTES) socket.terminateSilently();
    }

    /// The socket is closed. That is told within whatever call wrote to it, so it is dealt with
    /// later, when nothing of this connection is half done.
    void closed() {
        outbox.closed();
        services.executor().execute(this::end);
    }

    private synchronized void end() {
        session.end();
        org.glassfish.tyrus.spi.Connection to = engine;
        engine = null;
        if (to != null) to.close(CloseReasons.CLOSED_ABNORMALLY.getCloseReason());
    }

    Session session() {
        return session;
    }

    Outbox outbox() {
        return outbox;
    }

    @Override
    public void offer(Frame frame) {
        outbox.offer(frame);
    }

    @Override
    public void flush() {
        outbox.flush();
    }

    @Override
    public void give(Broadcast broadcast, int first) {
        outbox.give(broadcast, first);
    }

    @Override
    public boolean isBehind() {
        return outbox.isBehind();
    }

    @Override
    public void close(int code, String reason) {
        outbox.finish(code, reason);
    }

    @Override
    public long lastHeard() {
        return lastHeard;
    }

    @Override
    public String address() {
        return address;
    }
}
