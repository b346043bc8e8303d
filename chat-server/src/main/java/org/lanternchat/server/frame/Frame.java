package org.lanternchat.server.frame;

import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.TutorialEvent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One whole WebSocket frame as a server sends it (RFC 6455, section 5.2: final, unmasked).
/// Immutable and shared by all its recipients.
public final class Frame {
    private static final int FINAL = 0x80;
    private static final int TEXT = 0x1;
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int REASON_BYTES = 123;

    public static final Frame EMPTY_PING = new Frame(framed(PING, new byte[0]), true);

    private final byte[] bytes;
    private final boolean droppable;

    private Frame(byte[] bytes, boolean droppable) {
        this.bytes = bytes;
        this.droppable = droppable;
    }

    public static Frame of(ServerEvent event) {
        return new Frame(framed(TEXT, Codec.encode(event)), false);
    }

    /// A text frame of what is encoded already.
    public static Frame text(byte[] json) {
        return new Frame(framed(TEXT, json), false);
    }

    public static Frame of(TutorialEvent event) {
        return new Frame(framed(TEXT, Codec.encode(event)), false);
    }

    /// A frame that a slow reader may miss.
    public static Frame droppable(ServerEvent event) {
        return new Frame(framed(TEXT, Codec.encode(event)), true);
    }

    /// A close frame; a reason over 123 bytes is left out.
    public static Frame close(int code, String reason) {
        byte[] why = reason.getBytes(StandardCharsets.UTF_8);
        if (why.length > REASON_BYTES) why = new byte[0];
        byte[] payload =
                ByteBuffer.allocate(2 + why.length).putShort((short) code).put(why).array();
        return new Frame(framed(CLOSE, payload), false);
    }

    /// What another part has framed already.
    public static Frame ready(byte[] bytes) {
        return new Frame(bytes, false);
    }

    /// A fresh view of the bytes, which must not be written to.
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(bytes);
    }

    /// Puts as many of the bytes from `from` on as there is space for; how many.
    public int putInto(ByteBuffer space, int from) {
        int count = Math.min(bytes.length - from, space.remaining());
        space.put(bytes, from, count);
        return count;
    }

    /// A fresh view of what is in the frame, without its header.
    public ByteBuffer payload() {
        int marker = bytes[1] & 0x7F;
        int header = marker < 126 ? 2 : marker == 126 ? 4 : 10;
        return ByteBuffer.wrap(bytes, header, bytes.length - header).slice();
    }

    public int length() {
        return bytes.length;
    }

    public boolean isDroppable() {
        return droppable;
    }

    private static byte[] framed(int opcode, byte[] payload) {
        int length = payload.length;
        int extra = length < 126 ? 0 : length < 65_536 ? 2 : 8;
        ByteBuffer frame = ByteBuffer.allocate(2 + extra + length);
        frame.put((byte) (FINAL | opcode));
        switch (extra) {
            case 0 -> frame.put((byte) length);
            case 2 -> frame.put((byte) 126).putShort((short) length);
            default -> frame.put((byte) 127).putLong(length);
        }
        return frame.put(payload).array();
    }
}
