package org.lanternchat.server.hurt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/// What comes from the server, taken apart: the answer to the handshake, then frames (RFC 6455,
/// 5.2; a server's are not masked). Keeps only what is not whole yet. Lives on the swarm's thread.
final class Incoming {
    private static final byte[] NOTHING = new byte[0];

    private byte[] rest = NOTHING;
    private boolean isUpgraded;

    /// Who is told.
    interface Taker {
        void answered(int status);

        void frame(int opcode, byte[] payload);
    }

    void take(ByteBuffer bytes, Taker taker) {
        ByteBuffer all = bytes;
        if (rest.length > 0) {
            all = ByteBuffer.allocate(rest.length + bytes.remaining()).put(rest).put(bytes).flip();
        }
        while (isUpgraded ? takeFrame(all, taker) : takeAnswer(all, taker)) {}
        rest = NOTHING;
        if (!all.hasRemaining()) return;
        rest = new byte[all.remaining()];
        all.get(rest);
    }

    private boolean takeAnswer(ByteBuffer all, Taker taker) {
        String text = ISO_8859_1.decode(all.duplicate()).toString();
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) return false;
        all.position(all.position() + end + 4);
        int status = Integer.parseInt(text.substring("HTTP/1.1 ".length(), 12));
        isUpgraded = status == 101;
        if (!isUpgraded) all.position(all.limit());
        taker.answered(status);
        return isUpgraded;
    }

    private static boolean takeFrame(ByteBuffer all, Taker taker) {
        int start = all.position();
        if (all.remaining() < 2) return false;
        int opcode = all.get() & 0x0F;
        long length = all.get() & 0x7F;
        int more = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (all.remaining() < more) {
            all.position(start);
            return false;
        }
        if (more == 2) length = all.getShort() & 0xFFFF;
        if (more == 8) length = all.getLong();
        if (all.remaining() < length) {
            all.position(start);
            return false;
        }
        byte[] payload = new byte[(int) length];
        all.get(payload);
        taker.frame(opcode, payload);
        return true;
    }

    static String text(byte[] payload) {
        return new String(payload, UTF_8);
    }
}
