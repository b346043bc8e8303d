package org.lanternchat.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.server.FakeTimers;

import java.time.Duration;
import java.util.Locale;

class CodesTest {
    private final FakeTimers timers = new FakeTimers();
    private final Codes codes = new Codes(timers);

    @Test
    void aCodeIsGoodForFiveMinutesAndOnce() {
        String code = link("u1");
        timers.pass(Limits.LINK);
        assertThat(codes.redeem(code)).isEqualTo("u1");
        assertWorthless(code);

        String late = link("u1");
        timers.pass(Limits.LINK.plusMillis(1));
        assertWorthless(late);
    }

    @Test
    void howItIsTypedDoesNotMatter() {
        String code = link("u1");

        String typed =
                " " + code.substring(0, 4) + " - " + code.substring(4).toLowerCase(Locale.ROOT);

        assertThat(codes.redeem(typed)).isEqualTo("u1");
    }

    @Test
    void everybodyHasOneCodeAtATime() {
        String first = link("u1");
        String ofAnother = link("u2");
        String second = link("u1");

        assertWorthless(first);
        assertThat(codes.redeem(ofAnother)).isEqualTo("u2");
        assertThat(codes.redeem(second)).isEqualTo("u1");
    }

    @Test
    void anAddressHasFiveTriesThatComeBackOverAMinute() {
        for (int i = 0; i < 5; i++) assertThat(codes.tooManyTries("10.0.0.1")).isNull();

        assertThat(codes.tooManyTries("10.0.0.1")).isEqualTo(12_000);
        assertThat(codes.tooManyTries("10.0.0.2")).isNull();
        timers.pass(Duration.ofSeconds(12));
        assertThat(codes.tooManyTries("10.0.0.1")).isNull();
        assertThat(codes.tooManyTries("10.0.0.1")).isNotNull();
    }

    private String link(String uid) {
        return codes.link(uid, timers.now() + Limits.LINK.toMillis());
    }

    private void assertWorthless(String code) {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> codes.redeem(code))
                .matches(refused -> refused.code() == ErrorCode.BAD_TOKEN);
    }
}
