package org.lanternchat.server.net;

import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.core.CloseReasons;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Session;
import org.lanternchat.server.session.Wire;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/// One WebSocket after its handshake: bytes come in through the guard to the protocol engine,
/// frames go out through the outbox. Bytes come on one worker thread at a time; frames from any.
final class ClientConnection implements Wire {
    /// Where Grizzly's connection keeps this one.
    static final Attribute<ClientConnection> OF =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(ClientConnection.class.getName());

    private final Services services;
    private final FrameGuard guard = new FrameGuard();
    private final Outbox outbox;
    private final Session session;
    private final String address;
    private volatile long lastHeard;
    private org.glassfish.tyrus.spi.@Nullable Connection engine;

    ClientConnection(NIOConnection socket, Services services) {
        this.services = services;
        this.outbox = new Outbox(socket, services.timers());
        this.address = ((InetSocketAddress) socket.getPeerAddress()).getAddress().getHostAddress();
        this.session = new Session(this, services);
        this.lastHeard = services.timers().nanos();
    }

    void attach(org.glassfish.tyrus.spi.Connection opened) {
        engine = opened;
    }

    /// Bytes came from the client.
    void received(ByteBuffer bytes) {
        lastHeard = services.timers().nanos();
        org.glassfish.tyrus.spi.Connection to = engine;
        if (to == null || outbox.isFinishing()) return;
        int good = guard.accept(bytes);
        if (good > 0) to.getReadHandler().handle(bytes.slice(bytes.position(), good));
        FrameGuard.Violation violation = guard.violation();
        if (violation != null) outbox.finish(violation.closeCode(), violation.reason());
    }

    /// The socket is closed. That is told within whatever call wrote to it, so it is dealt with
    /// later, when nothing of this connection is half done.
    void closed() {
        services.executor().execute(this::end);
    }

    private void end() {
        session.end();
        org.glassfish.tyrus.spi.Connection to = engine;
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
