package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Takes what came for a client, cuts it into frames and has `Talk` answer them. Belongs to the
/// load's thread; all clients share its buffers.
final class Reader {
    private static final int READ_BYTES = 256 * 1024;

    /// No frame of a server of ours is longer.
    private static final int FRAME_BYTES = 768 * 1024;

    private final Talk talk;
    private final ByteBuffer read = ByteBuffer.allocateDirect(READ_BYTES);
    private final byte[] bytes = new byte[FRAME_BYTES + READ_BYTES];

    Reader(Talk talk) {
        this.talk = talk;
    }

    /// What was read is dealt with, but for the beginning of a frame, which the client keeps.
    ///
    /// @return whether the client has something to send
    boolean read(Client client) throws IOException {
        read.clear();
        int count = client.wire().read(read);
        if (count < 0) {
            client.end();
            return false;
        }
        if (count == 0) return false;
        long now = System.nanoTime();
        int kept = client.takeRest(bytes);
        read.flip().get(bytes, kept, count);
        return deal(client, kept + count, now);
    }

    private boolean deal(Client client, int length, long now) {
        boolean hasNews = false;
        int at = 0;
        if (client.state == Client.State.UPGRADING) {
            at = talk.upgrade(client, bytes, length);
            if (at == 0) {
                client.keepRest(bytes, 0, length);
                return false;
            }
            hasNews = say(client, talk.first(client));
        }
        while (length - at >= 2) {
            int header = headerLength(at);
            if (length - at < header) break;
            int size = payloadLength(at);
            if (length - at - header < size) break;
            hasNews |= frame(client, at, at + header, size, now);
            if (client.hasEnded()) return false;
            at += header + size;
        }
        if (at < length) client.keepRest(bytes, at, length - at);
        return hasNews;
    }

    private int headerLength(int at) {
        return switch (bytes[at + 1]) {
            case 126 -> 4;
            case 127 -> 10;
            default -> 2;
        };
    }

    private int payloadLength(int at) {
        int code = bytes[at + 1];
        if (code < 0) throw new IllegalStateException("the server masks its frames");
        if (code < 126) return code;
        long length = 0;
        for (int i = at + 2; i < at + headerLength(at); i++) length = length << 8 | bytes[i] & 0xFF;
        if (length > FRAME_BYTES) throw new IllegalStateException("a frame of " + length);
        return (int) length;
    }

    private boolean frame(Client client, int at, int from, int size, long now) {
        int opcode = bytes[at] & 0x0F;
        if ((bytes[at] & 0xF0) != 0x80) {
            throw new IllegalStateException("a fragment, or a reserved bit");
        }
        switch (opcode) {
            case Client.TEXT -> {
                return say(client, talk.answer(client, bytes, from, from + size, now));
            }
            case Client.PING -> {
                return client.putFrame(Client.PONG, bytes, from, size);
            }
            case Client.CLOSE -> client.end();
            default -> {}
        }
        return false;
    }

    private static boolean say(Client client, byte[] text) {
        return text.length > 0 && client.putFrame(Client.TEXT, text, 0, text.length);
    }
}
