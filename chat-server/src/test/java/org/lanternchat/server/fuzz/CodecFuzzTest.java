package org.lanternchat.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;

import java.util.Set;

/// Any text becomes a command or a refusal with a sentence, and never anything else.
class CodecFuzzTest {
    private static final int USUAL = 50_000;

    /// What can be wrong with a frame by itself.
    private static final Set<ErrorCode> REFUSALS =
            Set.of(
                    ErrorCode.BAD_JSON,
                    ErrorCode.UNKNOWN_TYPE,
                    ErrorCode.BAD_FIELD,
                    ErrorCode.TOO_LONG,
                    ErrorCode.BAD_VERSION,
                    ErrorCode.NAME_INVALID);

    private final JsonInputs inputs = new JsonInputs();

    @Test
    void everyTextIsACommandOrARefusal() throws Exception {
        Fuzz.inputs(USUAL, random -> check(inputs.next(random)));
    }

    /// Also what a coverage-guided fuzzer calls.
    static void check(String frame) {
        Codec.decodeTutorial(frame);
        Codec.typeOf(frame);
        Codec.textIn(frame);
        Codec.decodeEvent(frame);
        try {
            ClientCommand command = Codec.decodeCommand(frame);
            String again = Codec.encode(command);
            assertThat(Codec.encode(Codec.decodeCommand(again))).isEqualTo(again);
        } catch (ProtocolException refused) {
            assertThat(REFUSALS).contains(refused.code());
            assertThat(refused.sentence()).isNotBlank().hasSizeLessThan(300);
            Traces.check(refused.sentence());
        }
    }
}
