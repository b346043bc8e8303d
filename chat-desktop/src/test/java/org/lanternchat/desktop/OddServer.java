package org.lanternchat.desktop;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;

/// A WebSocket server that says whatever a test wants it to, right or wrong. It answers one client
/// at a time, on a thread of its own.
final class OddServer implements AutoCloseable {
    private static final String RFC_6455 = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    private final ServerSocket door;
    private final Function<String, List<String>> answers;
    private final List<String> heard = new ArrayList<>();

    private OddServer(ServerSocket door, Function<String, List<String>> answers) {
        this.door = door;
        this.answers = answers;
    }

    /// @param answers what is said to a frame of the client
    static OddServer open(Function<String, List<String>> answers) throws IOException {
        ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        OddServer server = new OddServer(door, answers);
        Thread.ofPlatform().daemon().name("odd-server").start(server::listen);
        return server;
    }

    String hostAndPort() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    /// The frames that clients have sent.
    List<String> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    private void listen() {
        while (true) {
            try (Socket client = door.accept()) {
                serve(client);
            } catch (IOException gone) {
                // The next client may come, as long as the door is open.
                if (door.isClosed()) return;
            }
        }
    }

    private void serve(Socket client) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        String key = key(head(in));
        out.write(
                ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: "
                                + accepted(key)
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        while (true) {
            int kind = in.readUnsignedByte() & 0x0f;
            byte[] body = body(in);
            if (kind == CLOSE) return;
            if (kind == PING) frame(out, PONG, body);
            if (kind != TEXT) continue;
            String said = new String(body, StandardCharsets.UTF_8);
            synchronized (heard) {
                heard.add(said);
            }
            for (String answer : answers.apply(said)) {
                frame(out, TEXT, answer.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) throw new IOException("no whole head");
            head.append((char) next);
        }
        return head.toString();
    }

    private static String key(String head) throws IOException {
        String name = "sec-websocket-key:";
        return new BufferedReader(new StringReader(head))
                .lines()
                .filter(line -> line.regionMatches(true, 0, name, 0, name.length()))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IOException("no WebSocket"));
    }

    private static String accepted(String key) {
        try {
            byte[] both = (key + RFC_6455).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(both));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static byte[] body(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) length = in.readUnsignedShort();
        else if (length == 127) length = Math.toIntExact(in.readLong());
        byte[] mask = in.readNBytes(4);
        byte[] body = in.readNBytes(length);
        for (int i = 0; i < body.length; i++) body[i] ^= mask[i % 4];
        return body;
    }

    private static void frame(DataOutputStream out, int kind, byte[] body) throws IOException {
        out.writeByte(0x80 | kind);
        if (body.length < 126) {
            out.writeByte(body.length);
        } else if (body.length <= 0xffff) {
            out.writeByte(126);
            out.writeShort(body.length);
        } else {
            out.writeByte(127);
            out.writeLong(body.length);
        }
        out.write(body);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
