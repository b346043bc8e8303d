package org.lanternchat.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// What a client may send after the handshake: frames, most of them right, then damaged now and
/// then. Never a text that changes anything. Has no state.
public final class FrameInputs {
    private static final int[] CODES = {
        1000, 1001, 1005, 1006, 1007, 1011, 1013, 1015, 3000, 4999, 5000, 0, 65_535
    };
    private static final int[] LENGTHS = {0, 1, 2, 124, 125, 126, 127, 65_535, 65_536, 65_537};

    private FrameInputs() {}

    public static byte[] next(Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int frames = 1 + random.nextInt(8);
        for (int i = 0; i < frames; i++) all.writeBytes(some(random));
        byte[] bytes = all.toByteArray();
        return random.nextInt(3) == 0 ? Mutations.of(bytes, random) : bytes;
    }

    /// The same bytes in one to five parts.
    public static List<byte[]> split(byte[] bytes, Random random) {
        List<byte[]> parts = new ArrayList<>();
        int from = 0;
        for (int left = random.nextInt(5); left > 0 && from < bytes.length; left--) {
            int to = from + random.nextInt(Math.min(bytes.length - from, 1 + random.nextInt(200)));
            parts.add(Arrays.copyOfRange(bytes, from, to));
            from = to;
        }
        parts.add(Arrays.copyOfRange(bytes, from, bytes.length));
        return parts;
    }

    private static byte[] some(Random random) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> frame(0x81, text(random), random);
            case 5, 6, 7 -> message(text(random), 1 + random.nextInt(6), random);
            case 8, 9, 10 -> frame(0x89, bytes(random.nextInt(126), random), random);
            case 11 -> frame(0x8A, bytes(random.nextInt(126), random), random);
            case 12 -> frame(0x88, close(random), random);
            case 13 -> frame(random.nextInt(256), bytes(random.nextInt(200), random), random);
            case 14 -> announced(random);
            case 15 -> frame(random.nextInt(3), text(random), random);
            case 16 -> random.nextInt(20) > 0 ? new byte[0] : many(random);
            case 17 -> random.nextInt(20) > 0 ? new byte[0] : large(random);
            case 18 -> bytes(random.nextInt(20), random);
            default -> frame(0x81, bytes(random.nextInt(300), random), random);
        };
    }

    private static byte[] text(Random random) {
        String command = "{\"type\":\"ping\",\"rid\":\"" + random.nextInt(1_000) + "κ😀é\"}";
        return (random.nextBoolean() ? command : Mutations.of(command, random)).getBytes(UTF_8);
    }

    private static byte[] message(byte[] text, int fragments, Random random) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        int from = 0;
        for (int i = 0; i < fragments; i++) {
            int to =
                    i == fragments - 1
                            ? text.length
                            : from + random.nextInt(text.length - from + 1);
            int first = (i == 0 ? 1 : 0) | (i == fragments - 1 ? 0x80 : 0);
            all.writeBytes(frame(first, Arrays.copyOfRange(text, from, to), random));
            if (random.nextInt(4) == 0) all.writeBytes(frame(0x89, bytes(4, random), random));
            from = to;
        }
        return all.toByteArray();
    }

    private static byte[] many(Random random) {
        return message(new byte[10], 998 + random.nextInt(6), random);
    }

    private static byte[] large(Random random) {
        byte[] letters = new byte[65_530 + random.nextInt(10)];
        Arrays.fill(letters, (byte) 'x');
        return message(letters, 1 + random.nextInt(3), random);
    }

    private static byte[] close(Random random) {
        byte[] body = bytes(random.nextInt(126), random);
        if (random.nextBoolean()) body = "bye".repeat(random.nextInt(40)).getBytes(UTF_8);
        int code = CODES[random.nextInt(CODES.length)];
        if (body.length > 1) ByteBuffer.wrap(body).putShort((short) code);
        return body;
    }

    /// A header alone, with a length at some boundary and in some form.
    private static byte[] announced(Random random) {
        long length = LENGTHS[random.nextInt(LENGTHS.length)];
        if (random.nextInt(4) == 0) length = random.nextLong();
        ByteBuffer header = ByteBuffer.allocate(14).put((byte) (0x80 | random.nextInt(3)));
        if (random.nextBoolean()) header.put((byte) 0xFE).putShort((short) length);
        else header.put((byte) 0xFF).putLong(length);
        return Arrays.copyOf(header.putInt(random.nextInt()).array(), header.position());
    }

    private static byte[] frame(int first, byte[] payload, Random random) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) frame.put((byte) (0x80 | payload.length));
        else if (payload.length < 65_536) frame.put((byte) 0xFE).putShort((short) payload.length);
        else frame.put((byte) 0xFF).putLong(payload.length);
        int mask = random.nextInt();
        frame.putInt(mask);
        for (int i = 0; i < payload.length; i++) {
            frame.put((byte) (payload[i] ^ (mask >>> (24 - i % 4 * 8))));
        }
        return Arrays.copyOf(frame.array(), frame.position());
    }

    private static byte[] bytes(int length, Random random) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
