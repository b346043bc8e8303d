package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.net.AddressLimits.Answer;

import java.net.InetAddress;
import java.time.Duration;

class AddressLimitsTest {
    private static final Answer IN = new Answer.Welcome();
    private static final Answer FULL = new Answer.TooMany();

    private final FakeTimers timers = new FakeTimers();
    private final AddressLimits limits = limits(2, 6);

    private AddressLimits limits(int atOnce, int aMinute) {
        return new AddressLimits(
                new ConnectionLimits(atOnce, aMinute), InetAddress::isLoopbackAddress, timers);
    }

    private Answer enter(String address) {
        return limits.enter(InetAddress.ofLiteral(address));
    }

    @Test
    void anAddressHasSoManyAtOnceAndOthersAreNotInItsWay() {
        assertThat(enter("10.0.0.1")).isEqualTo(IN);
        assertThat(enter("10.0.0.1")).isEqualTo(IN);
        assertThat(enter("10.0.0.1")).isEqualTo(FULL);
        assertThat(enter("10.0.0.2")).isEqualTo(IN);

        limits.leave(InetAddress.ofLiteral("10.0.0.1"));

        assertThat(enter("10.0.0.1")).isEqualTo(IN);
        assertThat(enter("10.0.0.1")).isEqualTo(FULL);
    }

    @Test
    void anAddressBeginsSoManyAMinuteEvenWhenTheyEndAtOnce() {
        for (int i = 0; i < 6; i++) {
            assertThat(enter("10.0.0.1")).isEqualTo(IN);
            limits.leave(InetAddress.ofLiteral("10.0.0.1"));
        }
        assertThat(enter("10.0.0.1")).isEqualTo(new Answer.TooSoon(10_000));

        timers.pass(Duration.ofSeconds(10));

        assertThat(enter("10.0.0.1")).isEqualTo(IN);
        limits.leave(InetAddress.ofLiteral("10.0.0.1"));
        assertThat(enter("10.0.0.1")).isInstanceOf(Answer.TooSoon.class);
    }

    @Test
    void ofIpv6TheNetworkCounts() {
        assertThat(enter("fd00:1:2:3::1")).isEqualTo(IN);
        assertThat(enter("fd00:1:2:3:ffff::9")).isEqualTo(IN);
        assertThat(enter("fd00:1:2:3::2")).isEqualTo(FULL);
        assertThat(enter("fd00:1:2:4::1")).isEqualTo(IN);
        assertThat(enter("::ffff:10.0.0.1")).isEqualTo(IN);
        assertThat(enter("10.0.0.1")).isEqualTo(IN);
        assertThat(enter("10.0.0.1")).isEqualTo(FULL);
    }

    @Test
    void theExemptAreNotCounted() {
        for (int i = 0; i < 100; i++) {
            assertThat(enter("127.0.0.1")).isEqualTo(IN);
            assertThat(enter("::1")).isEqualTo(IN);
        }
    }

    @Test
    void whoHasAConnectionIsNotForgottenAmongManyOthers() {
        enter("10.0.0.1");
        enter("10.0.0.1");
        for (int i = 0; i < 2 * AddressLimits.REMEMBERED; i++) {
            String other = "10.1." + (i >> 8) + "." + (i & 255);
            assertThat(enter(other)).isEqualTo(IN);
            limits.leave(InetAddress.ofLiteral(other));
        }

        assertThat(enter("10.0.0.1")).isEqualTo(FULL);
    }

    @Test
    void whenTheyAreOffNobodyIsCounted() {
        AddressLimits off =
                new AddressLimits(ConnectionLimits.OFF, InetAddress::isLoopbackAddress, timers);
        for (int i = 0; i < 1_000; i++) {
            assertThat(off.enter(InetAddress.ofLiteral("10.0.0.1"))).isEqualTo(IN);
        }
    }
}
