package org.lanternchat.server.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// A frame as a client sends it (RFC 6455, 5.2), right unless it is told to be wrong. Immutable.
public final class ClientFrame {
    public static final int CONTINUATION = 0x0;
    public static final int TEXT = 0x1;
    public static final int BINARY = 0x2;
    public static final int CLOSE = 0x8;
    public static final int PING = 0x9;
    public static final int PONG = 0xA;

    private static final int DEFAULT_MASK = 0x5A11C37E;

    /// How the length is written: in the 7 bits, or in 16 or 64 more.
    public enum Form {
        SHORT,
        MEDIUM,
        LONG
    }

    private final int first;
    private final byte[] payload;
    private final @Nullable Integer mask;
    private final Form form;
    private final long announced;

    private ClientFrame(
            int first, byte[] payload, @Nullable Integer mask, Form form, long announced) {
        this.first = first;
        this.payload = payload;
        this.mask = mask;
        this.form = form;
        this.announced = announced;
    }

    /// The last or only frame of a message, or a control frame.
    public static ClientFrame frame(int opcode, byte[] payload) {
        long length = payload.length;
        Form form = length < 126 ? Form.SHORT : length < 65_536 ? Form.MEDIUM : Form.LONG;
        return new ClientFrame(0x80 | opcode, payload.clone(), DEFAULT_MASK, form, length);
    }

    static ClientFrame frame(int opcode, String payload) {
        return frame(opcode, payload.getBytes(UTF_8));
    }

    static ClientFrame text(String text) {
        return frame(TEXT, text);
    }

    static ClientFrame text(byte[] text) {
        return frame(TEXT, text);
    }

    static ClientFrame continuation(String text) {
        return frame(CONTINUATION, text);
    }

    static ClientFrame continuation(byte[] text) {
        return frame(CONTINUATION, text);
    }

    static ClientFrame ping(String payload) {
        return frame(PING, payload);
    }

    static ClientFrame pong(String payload) {
        return frame(PONG, payload);
    }

    public static ClientFrame close(int code) {
        return close(code, new byte[0]);
    }

    static ClientFrame close(int code, String reason) {
        return close(code, reason.getBytes(UTF_8));
    }

    static ClientFrame close(int code, byte[] reason) {
        ByteBuffer body = ByteBuffer.allocate(2 + reason.length);
        return frame(CLOSE, body.putShort((short) code).put(reason).array());
    }

    /// Not the last frame of its message.
    ClientFrame unfinished() {
        return new ClientFrame(first & 0x7F, payload, mask, form, announced);
    }

    /// With reserved bits, as they stand in the first byte.
    ClientFrame reserved(int bits) {
        return new ClientFrame(first | bits, payload, mask, form, announced);
    }

    ClientFrame masked(int otherMask) {
        return new ClientFrame(first, payload, otherMask, form, announced);
    }

    ClientFrame unmasked() {
        return new ClientFrame(first, payload, null, form, announced);
    }

    /// Says another length than it has, or the same in another form.
    ClientFrame announcing(Form otherForm, long length) {
        return new ClientFrame(first, payload, mask, otherForm, length);
    }

    /// As it goes over the wire.
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        int maskBit = mask == null ? 0 : 0x80;
        switch (form) {
            case SHORT -> bytes.put((byte) (maskBit | (int) announced));
            case MEDIUM -> bytes.put((byte) (maskBit | 126)).putShort((short) announced);
            case LONG -> bytes.put((byte) (maskBit | 127)).putLong(announced);
        }
        byte[] key = new byte[4];
        if (mask != null) {
            key = ByteBuffer.allocate(4).putInt(mask).array();
            bytes.put(key);
        }
        for (int i = 0; i < payload.length; i++) bytes.put((byte) (payload[i] ^ key[i % 4]));
        byte[] whole = new byte[bytes.position()];
        bytes.flip().get(whole);
        return whole;
    }

    /// Several frames, one behind the other.
    static byte[] bytes(List<ClientFrame> frames) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (ClientFrame frame : frames) all.writeBytes(frame.bytes());
        return all.toByteArray();
    }
}
