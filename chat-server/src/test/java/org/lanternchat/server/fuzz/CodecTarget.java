package org.lanternchat.server.fuzz;

import java.nio.charset.StandardCharsets;

/// What a coverage-guided fuzzer calls for the codec; `packaging/fuzz.sh` starts it.
public final class CodecTarget {
    private CodecTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        CodecFuzzTest.check(new String(input, StandardCharsets.UTF_8));
    }
}
