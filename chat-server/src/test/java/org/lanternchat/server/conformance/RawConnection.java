package org.lanternchat.server.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/// A socket to a server: bytes go out as they are told, frames and answers are read within a
/// deadline. Used by one thread.
public final class RawConnection implements Closeable {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final int LONGEST_HEAD = 64 * 1024;
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final int END = -1;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private boolean hasLostPeer;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        socket.setSoTimeout((int) DEADLINE.toMillis());
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /// Connected, and nothing said yet.
    public static RawConnection open(Target target) throws IOException {
        Socket socket = new Socket();
        socket.connect(
                new InetSocketAddress(target.host(), target.port()), (int) DEADLINE.toMillis());
        return new RawConnection(socket);
    }

    /// With the opening handshake done.
    public static RawConnection upgraded(Target target) throws IOException {
        RawConnection connection = open(target);
        connection.send(Request.right(target).bytes());
        Response response = connection.response();
        if (response.status() != 101) throw new AssertionError("no handshake: " + response);
        return connection;
    }

    /// Sends bytes as a segment of their own. That the other side has ended already is no fault
    /// here: what it said before shows when it is read.
    public void send(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException ended) {
            hasLostPeer = true;
        }
    }

    /// Says that this side sends nothing more.
    public void endOutput() throws IOException {
        if (!hasLostPeer) socket.shutdownOutput();
    }

    public ServerFrame frame() throws IOException {
        return ServerFrame.read(in);
    }

    /// The next frame; null when the other side has ended instead.
    public @Nullable ServerFrame frameOrEnd() throws IOException {
        in.mark(1);
        if (in.read() == END) return null;
        in.reset();
        return frame();
    }

    /// All that comes until the end, but for what is beyond so many bytes.
    public byte[] rest(int most) throws IOException {
        return in.readNBytes(most);
    }

    /// An answer of HTTP: its head, and its body as far as the head says how long it is.
    public Response response() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next == END) throw new EOFException("no whole answer: " + head);
            head.append((char) next);
            if (head.length() > LONGEST_HEAD) throw new AssertionError("an endless head");
        }
        Response response = Response.of(head.toString());
        return response.withBody(new String(in.readNBytes(bodyBytes(response)), ISO_8859_1));
    }

    /// RFC 9112, 6.3: nothing, as much as is said, or all until the end.
    private static int bodyBytes(Response response) {
        String length = response.field("Content-Length");
        if (length != null) return Integer.parseInt(length);
        return "close".equals(response.field("Connection")) ? LONGEST_BODY : 0;
    }

    /// That the other side has ended this connection, and in order: with nothing more, and without
    /// a reset.
    public void expectEnd() throws IOException {
        int next = in.read();
        if (next != END) throw new AssertionError("more came after the end: " + next);
    }

    /// Breaks off: the other side is told by a reset.
    public void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
