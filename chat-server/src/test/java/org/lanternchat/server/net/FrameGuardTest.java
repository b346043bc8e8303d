package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.FakeTimers;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

class FrameGuardTest {
    private static final int FIN = 0x80;
    private final FakeTimers timers = new FakeTimers();
    private final FrameGuard guard = new FrameGuard(timers, 1);

    @Test
    void goodFramesPassWhole() {
        byte[] frames =
                joined(
                        frame(FIN | 1, "hi".getBytes(UTF_8)),
                        frame(FIN | 1, new byte[0]),
                        frame(FIN | 1, new byte[126]),
                        frame(FIN | 1, new byte[Limits.FRAME_BYTES]),
                        frame(1, new byte[10]),
                        frame(FIN | 9, new byte[125]),
                        frame(0, new byte[10]),
                        frame(FIN, new byte[10]),
                        frame(FIN | 10, new byte[0]));

        assertThat(guard.accept(ByteBuffer.wrap(frames))).isEqualTo(frames.length);
        assertThat(guard.violation()).isNull();
    }

    @Test
    void pingsAreCountedAndTooManyInASecondEndTheConnection() {
        byte[] ping = frame(FIN | 9, new byte[0]);
        byte[] burst = many(ping, Limits.FRAME_BURST);
        assertThat(guard.accept(ByteBuffer.wrap(burst))).isEqualTo(burst.length);
        timers.pass(Duration.ofSeconds(1));
        byte[] second = many(ping, Limits.FRAMES_PER_SECOND);
        assertThat(guard.accept(ByteBuffer.wrap(second))).isEqualTo(second.length);
        assertThat(guard.violation()).isNull();

        assertThat(guard.accept(ByteBuffer.wrap(many(ping, 2)))).isLessThan(ping.length);

        assertThat(guard.violation())
                .isEqualTo(new FrameGuard.Violation(1008, "too many frames in a second"));
    }

    @Test
    void withoutRatesNoFramesAreCounted() {
        FrameGuard open = new FrameGuard(timers, Double.POSITIVE_INFINITY);
        byte[] flood = many(frame(FIN | 9, new byte[0]), 10 * Limits.FRAME_BURST);

        assertThat(open.accept(ByteBuffer.wrap(flood))).isEqualTo(flood.length);
        assertThat(open.violation()).isNull();
    }

    private static byte[] many(byte[] frame, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) all.writeBytes(frame);
        return all.toByteArray();
    }

    @Test
    void framesPassByteForByte() {
        byte[] frames = joined(frame(FIN | 1, new byte[300]), frame(FIN | 9, new byte[3]));

        for (byte one : frames) {
            assertThat(guard.accept(ByteBuffer.wrap(new byte[] {one}))).isEqualTo(1);
        }
        assertThat(guard.violation()).isNull();
    }

    @Test
    void theCloseDoesNotPassNorWhatFollowsIt() {
        byte[] ping = frame(FIN | 9, new byte[3]);
        byte[] frames =
                joined(
                        ping,
                        frame(FIN | 8, close(4000, "ü")),
                        frame(FIN | 1, "late".getBytes(UTF_8)));

        assertThat(guard.accept(ByteBuffer.wrap(frames))).isEqualTo(ping.length);
        assertThat(guard.hasClosed()).isTrue();
        assertThat(guard.closeCode()).isEqualTo(4000);
        assertThat(guard.accept(ByteBuffer.wrap(frames))).isZero();
    }

    @Test
    void aCloseThatComesByteForByteDoesNotPass() {
        for (byte one : frame(FIN | 8, close(1013, "bye"))) {
            assertThat(guard.hasClosed()).isFalse();
            assertThat(guard.accept(ByteBuffer.wrap(new byte[] {one}))).isZero();
        }

        assertThat(guard.hasClosed()).isTrue();
        assertThat(guard.closeCode()).isEqualTo(1013);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "1002, 8100, an unmasked frame",
        "1002, c18000000000, reserved bit 1",
        "1002, a18000000000, reserved bit 2",
        "1002, 918000000000, reserved bit 3",
        "1002, 838000000000, reserved opcode 3",
        "1002, 878000000000, reserved opcode 7",
        "1002, 8b8000000000, reserved opcode 11",
        "1002, 8f8000000000, reserved opcode 15",
        "1002, 098000000000, a ping in fragments",
        "1002, 89fe, a ping of 126 bytes",
        "1002, 808000000000, a continuation of nothing",
        "1003, 828000000000, binary",
        "1003, 82ff800000007ffffff000000000, binary with the length that breaks engines",
        "1002, 81ff800000007fffffff00000000, a negative length",
        "1002, 81fe007d00000000, 125 in the long form",
        "1002, 81ff000000000000ffff00000000, 65535 in the longest form",
        "1009, 81ff000000000001000100000000, 65537 bytes announced",
        "1009, 81ff7fffffffffffffff00000000, 2^63-1 bytes announced",
        "1002, 88810000000003, half a close code",
        "1002, 88820000000003e7, close code 999",
        "1002, 88820000000003ec, close code 1004",
        "1002, 88820000000003ed, close code 1005",
        "1002, 88820000000003ee, close code 1006",
        "1002, 88820000000003f7, close code 1015",
        "1002, 88820000000007d0, close code 2000",
        "1002, 8882000000001388, close code 5000",
        "1007, 88840000000003e8c328, a reason that is not UTF-8",
    })
    void aFrameThatBreaksTheRulesIsNotPassedOn(int code, String hex, String why) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(guard.accept(ByteBuffer.wrap(bytes))).as(why).isLessThan(bytes.length);
        assertThat(code()).isEqualTo(code);
    }

    @Test
    void aNewMessageInsideOfAnotherIsRefused() {
        guard.accept(ByteBuffer.wrap(joined(frame(1, new byte[1]), frame(FIN | 1, new byte[1]))));

        assertThat(code()).isEqualTo(1002);
    }

    @Test
    void fragmentsAddUpToTheLimit() {
        int half = Limits.FRAME_BYTES / 2;
        byte[] fits = joined(frame(1, new byte[half]), frame(FIN, new byte[half]));
        assertThat(guard.accept(ByteBuffer.wrap(fits))).isEqualTo(fits.length);

        guard.accept(
                ByteBuffer.wrap(joined(frame(1, new byte[half]), frame(0, new byte[half + 1]))));

        assertThat(code()).isEqualTo(1009);
    }

    @Test
    void endlessFragmentsAreRefused() {
        guard.accept(ByteBuffer.wrap(frame(1, new byte[0])));
        for (int i = 1; i < Limits.FRAGMENTS; i++) {
            guard.accept(ByteBuffer.wrap(frame(0, new byte[0])));
            assertThat(guard.violation()).isNull();
        }
        guard.accept(ByteBuffer.wrap(frame(0, new byte[0])));

        assertThat(code()).isEqualTo(1008);
    }

    @Test
    void aCloseIsUnmaskedBeforeItIsJudged() {
        ByteBuffer masked = ByteBuffer.wrap(HexFormat.of().parseHex("8882a1b2c3d4a25a"));

        assertThat(guard.accept(masked)).isZero();
        assertThat(guard.violation()).isNull();
        assertThat(guard.closeCode()).isEqualTo(1000);
    }

    private int code() {
        FrameGuard.Violation violation = guard.violation();
        assertThat(violation).isNotNull();
        return violation.closeCode();
    }

    private static byte[] close(int code, String reason) {
        byte[] text = reason.getBytes(UTF_8);
        return ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array();
    }

    /// A frame under the mask 0, which changes nothing.
    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(14 + payload.length).put((byte) first);
        if (payload.length < 126) frame.put((byte) (0x80 | payload.length));
        else if (payload.length < 65_536) frame.put((byte) 0xFE).putShort((short) payload.length);
        else frame.put((byte) 0xFF).putLong(payload.length);
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : List.of(parts)) all.writeBytes(part);
        return all.toByteArray();
    }
}
