package org.lanternchat.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Small damage to bytes and texts, by chance. Has no state.
final class Mutations {
    private static final int LONGEST = 200_000;
    private static final int[] EDGES = {0, 1, 0x7D, 0x7E, 0x7F, 0x80, 0x81, 0xFE, 0xFF};

    /// What has broken parsers before.
    private static final List<String> PIECES =
            List.of(
                    "\0",
                    "\"",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\\udc00\\ud83d",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    "null",
                    "true",
                    "-1",
                    "0",
                    "1e400",
                    "-0.0",
                    "1E-9999999",
                    "9007199254740993",
                    "9223372036854775808",
                    "123456789012345678901",
                    "\"type\":\"chat\",",
                    "\r\n",
                    "\n",
                    "\r",
                    " ",
                    "\t",
                    "%00",
                    "%",
                    "../",
                    "..",
                    "/",
                    "~",
                    "@",
                    "\u202E",
                    "\u200B",
                    "😀",
                    "é",
                    "e\u0301\u0301\u0301",
                    "\uFEFF",
                    "а",
                    "ﬃ",
                    "İ",
                    "ß",
                    "admin",
                    ";",
                    "'",
                    "--",
                    "*",
                    "\"\"",
                    "NEAR(",
                    "AND",
                    "\uD83D",
                    "\uDE00");

    private Mutations() {}

    static byte[] of(byte[] bytes, Random random) {
        byte[] mutated = bytes;
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) mutated = once(mutated, random);
        return mutated.length > LONGEST ? Arrays.copyOf(mutated, LONGEST) : mutated;
    }

    private static byte[] once(byte[] bytes, Random random) {
        if (bytes.length == 0) return new byte[] {(byte) random.nextInt()};
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(40)));
        byte[] copy = bytes.clone();
        return switch (random.nextInt(9)) {
            case 0 -> {
                copy[at] ^= (byte) (1 << random.nextInt(8));
                yield copy;
            }
            case 1 -> {
                copy[at] = (byte) random.nextInt();
                yield copy;
            }
            case 2 -> {
                copy[at] = (byte) EDGES[random.nextInt(EDGES.length)];
                yield copy;
            }
            case 3 -> Arrays.copyOf(bytes, at);
            case 4 -> spliced(bytes, at, new byte[0], end);
            case 5 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
            case 6 -> spliced(bytes, at, piece(random), at);
            case 7 -> spliced(bytes, at, piece(random), end);
            default -> {
                int other = random.nextInt(bytes.length);
                copy[at] = bytes[other];
                copy[other] = bytes[at];
                yield copy;
            }
        };
    }

    static String of(String text, Random random) {
        String mutated = text;
        int times = 1 + random.nextInt(4);
        for (int i = 0; i < times; i++) mutated = once(mutated, random);
        return mutated.length() > LONGEST ? mutated.substring(0, LONGEST) : mutated;
    }

    private static String once(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(1 + random.nextInt(40)));
        String start = text.substring(0, at);
        return switch (random.nextInt(7)) {
            case 0 -> start + text.substring(end);
            case 1 -> start;
            case 2 -> start + text.substring(at, end).repeat(2) + text.substring(end);
            case 3 -> start + (char) random.nextInt(0x10000) + text.substring(end);
            case 4 ->
                    start
                            + text.substring(at, end).repeat(random.nextInt(50))
                            + text.substring(end);
            case 5 -> start + text(random) + text.substring(at);
            default -> start + text(random) + text.substring(end);
        };
    }

    /// Such a piece alone.
    static String text(Random random) {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    private static byte[] piece(Random random) {
        return text(random).getBytes(UTF_8);
    }

    /// With `between` in the place of what lies from `from` to `to`.
    private static byte[] spliced(byte[] bytes, int from, byte[] between, int to) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(bytes, 0, from);
        whole.writeBytes(between);
        whole.write(bytes, to, bytes.length - to);
        return whole.toByteArray();
    }
}
