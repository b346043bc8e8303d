package org.lanternchat.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stands between one client at a time and the server, and cuts the connection after some bytes of
/// the frame that it is told. Two virtual threads for each connection.
final class CuttingProxy implements AutoCloseable {
    /// Which frame is cut, after how many of its bytes, and how.
    record Cut(Side side, String cid, int bytes, boolean isReset) {}

    enum Side {
        /// The client's message, on its way to the server.
        SEND,
        /// The server's echo.
        ECHO
    }

    private final ServerSocket listener;
    private final int serverPort;
    private volatile @Nullable Cut cut;

    /// The length of the frame that was cut last.
    private volatile int frameLength;

    CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void arm(Cut next) {
        frameLength = 0;
        cut = next;
    }

    int frameLength() {
        return frameLength;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                AtomicBoolean isCut = new AtomicBoolean();
                Thread.ofVirtual().start(() -> forward(client, server, Side.SEND, isCut));
                Thread.ofVirtual().start(() -> forward(server, client, Side.ECHO, isCut));
            } catch (IOException closed) {
                if (!listener.isClosed()) throw new UncheckedIOException(closed);
            }
        }
    }

    private void forward(Socket from, Socket to, Side side, AtomicBoolean isCut) {
        try (from;
                to) {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            head(in, out);
            while (true) {
                RawFrame frame = RawFrame.read(in);
                Cut now = cut;
                if (isCut.get()) continue;
                if (now == null || now.side() != side || !frame.text().contains(now.cid())) {
                    out.write(frame.bytes().toByteArray());
                    continue;
                }
                cut = null;
                isCut.set(true);
                frameLength = frame.bytes().size();
                out.write(frame.bytes().toByteArray(), 0, Math.min(now.bytes(), frameLength));
                if (now.isReset()) {
                    from.setSoLinger(true, 0);
                    to.setSoLinger(true, 0);
                    return;
                }
                // Closing would be a reset if something was not read: both ends hear that nothing
                // more comes, and what they still say is read and dropped.
                from.shutdownOutput();
                to.shutdownOutput();
            }
        } catch (IOException ended) {
            // One side is gone; closing both tells the other.
        }
    }

    /// The HTTP head of the handshake.
    private static void head(DataInputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(UTF_8).endsWith("\r\n\r\n")) head.write(in.readUnsignedByte());
        out.write(head.toByteArray());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
