package org.lanternchat.server.net;

import java.util.Random;

/// What a coverage-guided fuzzer calls for the guard; `packaging/fuzz.sh` starts it.
public final class FrameGuardTarget {
    private FrameGuardTarget() {}

    /// The first byte says how the others are cut.
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) return;
        byte[] bytes = new byte[input.length - 1];
        System.arraycopy(input, 1, bytes, 0, bytes.length);
        FrameGuardFuzzTest.check(bytes, new Random(input[0]));
    }
}
