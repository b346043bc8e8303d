package org.lanternchat.server.benchmark.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// What stands in each text of the load: who sent it, its number, and when it was due, as letters
/// from `a` to `p` between two marks. Has no state.
final class Stamp {
    static final byte MARK = '#';

    private static final int LETTERS = 32;

    /// With its marks.
    static final int LENGTH = LETTERS + 2;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final long ALL_A = 0x6161_6161_6161_6161L;
    private static final long NIBBLES = 0x0F0F_0F0F_0F0F_0F0FL;

    private Stamp() {}

    static void write(byte[] to, int at, int sender, int number, long due) {
        to[at] = MARK;
        name(to, at + 1, sender, number);
        letters(to, at + 17, (int) (due >>> 32));
        letters(to, at + 25, (int) due);
        to[at + LENGTH - 1] = MARK;
    }

    /// The first half of a stamp, without a mark: no other message has it.
    static void name(byte[] to, int at, int sender, int number) {
        letters(to, at, sender);
        letters(to, at + 8, number);
    }

    /// Whether one is here, and ends before `end`.
    static boolean isAt(byte[] bytes, int at, int end) {
        return at + LENGTH <= end && bytes[at] == MARK && bytes[at + LENGTH - 1] == MARK;
    }

    static int sender(byte[] bytes, int at) {
        return value(bytes, at + 1);
    }

    static int number(byte[] bytes, int at) {
        return value(bytes, at + 9);
    }

    static long due(byte[] bytes, int at) {
        return (long) value(bytes, at + 17) << 32 | value(bytes, at + 25) & 0xFFFF_FFFFL;
    }

    private static void letters(byte[] to, int at, int value) {
        EIGHT.set(to, at, Long.expand(value & 0xFFFF_FFFFL, NIBBLES) + ALL_A);
    }

    private static int value(byte[] bytes, int at) {
        return (int) Long.compress((long) EIGHT.get(bytes, at) - ALL_A, NIBBLES);
    }
}
