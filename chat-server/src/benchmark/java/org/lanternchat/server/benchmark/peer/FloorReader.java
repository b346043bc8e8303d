package org.lanternchat.server.benchmark.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Takes what the floor's clients send: the handshake, a join, messages. On the floor's one thread.
final class FloorReader {
    private static final int READ_BYTES = 64 * 1024;
    private static final int MASK = 4;
    private static final String ACCEPTING = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final TextField TEXT = new TextField("text");
    private static final TextField NAME = new TextField("name");
    private static final TextField ROOM = new TextField("room");
    private static final byte[] TAIL = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final FloorServer server;
    private final ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES);
    private final byte[] bytes = new byte[2 * READ_BYTES];

    FloorReader(FloorServer server) {
        this.server = server;
    }

    void read(FloorConnection from) throws IOException {
        read.clear();
        int count = from.socket.read(read);
        if (count < 0) from.close();
        if (count <= 0) return;
        int kept = from.takeRest(bytes);
        int end = kept + count;
        read.flip().get(bytes, kept, count);
        int at = from.isUpgraded ? 0 : upgrade(from, end);
        while (from.isUpgraded && end - at >= 2) {
            int header = headerLength(at) + MASK;
            if (end - at < header) break;
            int length = payloadLength(at);
            if (length > READ_BYTES - header) throw new IOException("a long frame");
            if (end - at < header + length) break;
            unmask(at + header, length);
            frame(from, bytes[at] & 0x0F, at + header, at + header + length);
            at += header + length;
        }
        if (at < end) from.keepRest(bytes, at, end);
    }

    private int upgrade(FloorConnection from, int end) throws IOException {
        String head = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        int length = head.indexOf("\r\n\r\n") + 4;
        if (length < 4) return 0;
        String key =
                head.lines()
                        .filter(line -> line.startsWith("Sec-WebSocket-Key: "))
                        .findFirst()
                        .orElseThrow(() -> new IOException("no key"))
                        .substring("Sec-WebSocket-Key: ".length());
        String answer =
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                        + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                        + accepted(key)
                        + "\r\n\r\n";
        from.socket.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.US_ASCII)));
        from.isUpgraded = true;
        return length;
    }

    private static String accepted(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] hash = sha1.digest((key + ACCEPTING).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-1", missing);
        }
    }

    private int headerLength(int at) {
        return switch (bytes[at + 1] & 0x7F) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private int payloadLength(int at) throws IOException {
        int code = bytes[at + 1] & 0x7F;
        if (code == 127) throw new IOException("a long frame");
        return code < 126 ? code : (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    private void unmask(int from, int length) {
        for (int i = 0; i < length; i++) bytes[from + i] ^= bytes[from - MASK + i % MASK];
    }

    private void frame(FloorConnection from, int opcode, int at, int end) throws IOException {
        if (opcode == 0x8) throw new IOException("goodbye");
        if (opcode != 0x1) return;
        FloorRoom room = from.room();
        if (room == null) {
            String name = new String(NAME.value(bytes, at, end), StandardCharsets.UTF_8);
            String head = "{\"type\":\"chat\",\"name\":\"" + name + "\",\"text\":\"";
            String in = new String(ROOM.value(bytes, at, end), StandardCharsets.UTF_8);
            from.enter(server.room(in), head.getBytes(StandardCharsets.UTF_8));
            return;
        }
        int text = TEXT.begin(bytes, at, end);
        if (text < 0) return;
        int textEnd = TextField.end(bytes, text, end);
        if (room.put(from, from.head(), bytes, text, textEnd, TAIL)) server.isDue(room);
    }
}
