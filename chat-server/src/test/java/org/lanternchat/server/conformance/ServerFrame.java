package org.lanternchat.server.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;

/// A frame of the server's, which must itself be as RFC 6455 (5.1, 5.2, 5.5) wants it: unmasked, no
/// reserved bits, whole, its length in the shortest form. Immutable.
public record ServerFrame(int opcode, ByteBuffer payload) {
    /// The largest that PROTOCOL.md lets a server send, with room for what is around it.
    private static final long LARGEST = 512 * 1024;

    /// The next frame.
    ///
    /// @throws IOException when the connection ends before or within it
    /// @throws AssertionError when a server may not send it
    public static ServerFrame read(DataInputStream in) throws IOException {
        int first = in.readUnsignedByte();
        int second = in.readUnsignedByte();
        int opcode = first & 0x0F;
        require((first & 0x70) == 0, "reserved bits in a frame of the server's");
        require((first & 0x80) != 0, "a frame of the server's is not whole");
        require((second & 0x80) == 0, "a frame of the server's is masked");
        require(
                opcode == ClientFrame.TEXT
                        || opcode == ClientFrame.CLOSE
                        || opcode == ClientFrame.PING
                        || opcode == ClientFrame.PONG,
                "the server sends opcode " + opcode);
        long length = second;
        if (second == 126) length = in.readUnsignedShort();
        if (second == 127) length = in.readLong();
        require(second < 126 || length > 125, "a length of the server's in a longer form");
        require(second < 127 || length > 65_535, "a length of the server's in a longer form");
        require(length <= LARGEST, "a frame of " + length + " bytes from the server");
        require(opcode < ClientFrame.CLOSE || second < 126, "a large control frame");
        byte[] payload = new byte[(int) length];
        in.readFully(payload);
        ServerFrame frame = new ServerFrame(opcode, ByteBuffer.wrap(payload).asReadOnlyBuffer());
        if (opcode == ClientFrame.CLOSE) frame.checkClose();
        return frame;
    }

    /// Its payload as text.
    public String text() {
        try {
            return UTF_8.newDecoder().decode(payload.duplicate()).toString();
        } catch (CharacterCodingException broken) {
            throw new AssertionError("the server sends what is not UTF-8", broken);
        }
    }

    public byte[] bytes() {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }

    /// 1005 for a close without a code (7.1.5).
    public int closeCode() {
        return payload.remaining() == 0 ? 1005 : payload.getShort(0) & 0xFFFF;
    }

    /// Sections 5.5.1 and 7.4: a reason in UTF-8, and no code that only stands for the lack of one.
    private void checkClose() {
        require(payload.remaining() != 1, "half a close code from the server");
        if (payload.remaining() < 2) return;
        int code = closeCode();
        require(code >= 1000 && code <= 4999 && code != 1004, "the server closes with " + code);
        require(code != 1005 && code != 1006 && code != 1015, "the server closes with " + code);
        new ServerFrame(ClientFrame.TEXT, payload.slice(2, payload.remaining() - 2)).text();
    }

    private static void require(boolean right, String otherwise) {
        if (!right) throw new AssertionError(otherwise);
    }

    @Override
    public String toString() {
        return switch (opcode) {
            case ClientFrame.TEXT -> "text " + text();
            case ClientFrame.CLOSE -> "close " + closeCode();
            default -> "opcode " + opcode + " " + HexFormat.of().formatHex(bytes());
        };
    }
}
