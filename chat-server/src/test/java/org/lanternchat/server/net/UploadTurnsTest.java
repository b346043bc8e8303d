package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;

class UploadTurnsTest {
    private static final InetAddress THERE = InetAddress.ofLiteral("192.168.1.20");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("192.168.1.21");
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final UploadTurns turns = new UploadTurns();

    @Test
    void oneAddressDoesNotTakeAllPlaces() {
        begin(THERE, UploadTurns.FROM_ONE_ADDRESS);

        assertThat(turns.begin("another", THERE, 0)).isPositive();
        assertThat(turns.begin("another", ELSEWHERE, 0)).isZero();

        turns.end("u0", THERE);
        assertThat(turns.begin("another", THERE, 0)).isZero();
    }

    @Test
    void thisMachineMayTakeAllButNotMore() {
        begin(HERE, UploadTurns.IN_ALL);

        assertThat(turns.begin("another", ELSEWHERE, 0)).isPositive();
    }

    private void begin(InetAddress address, int count) {
        for (int i = 0; i < count; i++) assertThat(turns.begin("u" + i, address, 0)).isZero();
    }
}
