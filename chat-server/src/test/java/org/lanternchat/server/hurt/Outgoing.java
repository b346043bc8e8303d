package org.lanternchat.server.hurt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// What a client sends: handshakes, and frames under a mask (RFC 6455, 5.2). All static.
final class Outgoing {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final byte[] MASK = {0x5A, 0x11, (byte) 0xC3, 0x7E};

    private Outgoing() {}

    static byte[] handshake() {
        return request(
                "GET /ws HTTP/1.1",
                "Host: localhost",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    }

    static byte[] request(String... lines) {
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(ISO_8859_1);
    }

    /// A whole message in one frame; single quotes stand for double ones.
    static byte[] text(String text) {
        return frame(true, TEXT, text.replace('\'', '"').getBytes(UTF_8));
    }

    static byte[] frame(boolean last, int opcode, byte[] payload) {
        int length = payload.length;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length + 14);
        bytes.write((last ? 0x80 : 0) | opcode);
        if (length < 126) {
            bytes.write(0x80 | length);
        } else if (length < 65_536) {
            bytes.write(0x80 | 126);
            bytes.write(length >> 8);
            bytes.write(length);
        } else {
            bytes.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8)
                bytes.write((int) ((long) length >> shift));
        }
        bytes.writeBytes(MASK);
        byte[] masked = payload.clone();
        for (int i = 0; i < length; i++) masked[i] ^= MASK[i % MASK.length];
        bytes.writeBytes(masked);
        return bytes.toByteArray();
    }

    /// The same bytes as often as this.
    static byte[] repeated(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }
}
