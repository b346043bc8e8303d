package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.fuzz.FrameInputs;
import org.lanternchat.server.fuzz.Framing;
import org.lanternchat.server.fuzz.Fuzz;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/// The guard against the independent reading of the standard, wherever the bytes are cut.
class FrameGuardFuzzTest {
    private static final int USUAL = 50_000;
    private static final FakeTimers TIMERS = new FakeTimers();

    @Test
    void theGuardSaysWhatTheStandardSaysWhereverTheBytesAreCut() throws Exception {
        Fuzz.inputs(USUAL, random -> check(FrameInputs.next(random), random));
    }

    /// Also what a coverage-guided fuzzer calls.
    static void check(byte[] bytes, Random random) {
        FrameGuard whole = new FrameGuard(TIMERS, Double.POSITIVE_INFINITY);
        int passed = whole.accept(ByteBuffer.wrap(bytes));
        FrameGuard inParts = new FrameGuard(TIMERS, Double.POSITIVE_INFINITY);
        int passedInParts = 0;
        for (byte[] part : FrameInputs.split(bytes, random)) {
            passedInParts += inParts.accept(ByteBuffer.wrap(part));
        }

        assertThat(inParts.violation()).isEqualTo(whole.violation());
        assertThat(inParts.hasClosed()).isEqualTo(whole.hasClosed());
        assertThat(passedInParts).isEqualTo(passed).isLessThanOrEqualTo(bytes.length);
        Framing.Verdict verdict = Framing.withoutTexts(bytes);
        assertThat(codes(whole)).isEqualTo(List.copyOf(verdict.codes()));
        if (verdict.codes().isEmpty() && !verdict.endsWithinAFrame()) {
            assertThat(passed).isEqualTo(bytes.length);
        }
    }

    private static List<Integer> codes(FrameGuard guard) {
        FrameGuard.Violation violation = guard.violation();
        if (violation != null) return List.of(violation.closeCode());
        return guard.hasClosed() ? List.of(guard.closeCode()) : List.of();
    }
}
