package org.lanternchat.server.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;

/// A WebSocket frame (RFC 6455, 5.2) as it was sent, and its text without the mask. Lives on the
/// thread that reads it.
record RawFrame(int opcode, ByteArrayOutputStream bytes, String text) {
    static final int TEXT = 1;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final byte[] MASK = {0x5A, 0x11, (byte) 0xC3, 0x7E};

    static RawFrame read(DataInputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] head = take(in, 2, bytes);
        int length = head[1] & 0x7F;
        if (length > 125) {
            byte[] more = take(in, length == 126 ? 2 : 8, bytes);
            length = 0;
            for (byte one : more) length = (length << 8) | (one & 0xFF);
        }
        byte[] mask = head[1] < 0 ? take(in, 4, bytes) : new byte[4];
        byte[] payload = take(in, length, bytes);
        for (int i = 0; i < payload.length; i++) payload[i] ^= mask[i % 4];
        return new RawFrame(head[0] & 0x0F, bytes, new String(payload, UTF_8));
    }

    /// A client's frame.
    static byte[] masked(int opcode, String text) {
        byte[] payload = text.getBytes(UTF_8);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x80 | opcode);
        bytes.write(payload.length < 126 ? 0x80 | payload.length : 0x80 | 126);
        if (payload.length >= 126) {
            bytes.write(payload.length >> 8);
            bytes.write(payload.length);
        }
        bytes.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) bytes.write(payload[i] ^ MASK[i % 4]);
        return bytes.toByteArray();
    }

    private static byte[] take(DataInputStream in, int length, ByteArrayOutputStream bytes)
            throws IOException {
        byte[] taken = in.readNBytes(length);
        if (taken.length < length) throw new IOException("ended in the midst of a frame");
        bytes.writeBytes(taken);
        return taken;
    }
}
