package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A connection through TLS. Belongs to the load's thread, which does the handshakes too.
final class TlsWire implements Wire {
    private final SocketChannel socket;
    private final SSLEngine engine;

    /// What came and is not decrypted; ready to be read.
    private final ByteBuffer in;

    /// What is encrypted and not sent; ready to be read.
    private final ByteBuffer out;

    private TlsWire(SocketChannel socket, SSLEngine engine) {
        this.socket = socket;
        this.engine = engine;
        this.in = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() * 2).flip();
        this.out = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() * 2).flip();
    }

    /// Wires that trust every server: what is measured is on this machine.
    static Clients.WireFactory factory() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trusting()}, null);
            return socket -> {
                SSLEngine engine = context.createSSLEngine();
                engine.setUseClientMode(true);
                return new TlsWire(socket, engine);
            };
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no TLS", missing);
        }
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        int before = to.position();
        int count;
        do {
            in.compact();
            count = socket.read(in);
            in.flip();
            decrypt(to);
        } while (count > 0 && to.remaining() >= in.capacity());
        return count < 0 && to.position() == before ? -1 : to.position() - before;
    }

    private void decrypt(ByteBuffer to) throws IOException {
        while (true) {
            if (!send()) return;
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> {
                    if (!encrypt(ByteBuffer.allocate(0))) return;
                }
                default -> {
                    SSLEngineResult.Status status = engine.unwrap(in, to).getStatus();
                    if (status != SSLEngineResult.Status.OK || !in.hasRemaining()) return;
                }
            }
        }
    }

    @Override
    public void write(ByteBuffer from) throws IOException {
        while (send()) {
            HandshakeStatus status = engine.getHandshakeStatus();
            if (status == HandshakeStatus.NEED_TASK) engine.getDelegatedTask().run();
            else if (status == HandshakeStatus.NEED_UNWRAP || !from.hasRemaining()) return;
            else if (!encrypt(from)) return;
        }
    }

    /// False when the other side is gone.
    private boolean encrypt(ByteBuffer from) throws IOException {
        out.compact();
        SSLEngineResult.Status status = engine.wrap(from, out).getStatus();
        out.flip();
        return status == SSLEngineResult.Status.OK;
    }

    /// Whether all that is encrypted is sent.
    private boolean send() throws IOException {
        if (out.hasRemaining()) socket.write(out);
        return !out.hasRemaining();
    }

    @Override
    public boolean isBehind() {
        return out.hasRemaining();
    }

    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
