package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

class GatekeeperTest {
    private final Gatekeeper gatekeeper =
            new Gatekeeper(Set.of("https://wiki.example"), Set.of("chat.example"), "Corner", false);
    private final InetAddress loopback = InetAddress.getLoopbackAddress();

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "10.1.2.3, true",
        "172.16.0.1, true",
        "172.32.0.1, false",
        "192.168.1.20, true",
        "169.254.1.1, true",
        "::1, true",
        "fe80::1, true",
        "fd00::1, true",
        "8.8.8.8, false",
        "2001:db8::1, false",
    })
    void onlyPeersOfTheLocalNetworkAreAdmitted(String peer, boolean admitted) throws Exception {
        assertThat(gatekeeper.admitsPeer(InetAddress.getByName(peer))).isEqualTo(admitted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:8080", "192.168.1.20", "[::1]:8080", "[fe80::1]", "localhost:80",
                "chat.local:8080", "CHAT.example", "corner:8080", "corner.lan", "Corner.home.arpa"
            })
    void namesThatNobodyElseCanPointHereAreServed(String host) {
        assertThat(gatekeeper.refusesHost(host)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example:8080",
                "corner.evil.example",
                "127.0.0.1.evil.example",
                "local"
            })
    void otherNamesAreRefusedAndTheSettingIsNamed(String host) {
        assertThat(gatekeeper.refusesHost(host)).contains("--allow-host");
    }

    @Test
    void aRequestWithoutAHostIsRefused() {
        assertThat(gatekeeper.refusesHost(null)).isNotNull();
        assertThat(gatekeeper.refusesHost(" ")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1:8080",
                "HTTP://10.0.0.1:8080",
                "https://wiki.example",
                "null"
            })
    void theOwnOriginAllowedOnesAndDiskPagesHereAreServed(String origin) {
        assertThat(gatekeeper.refusesOrigin(origin, "10.0.0.1:8080", false, loopback)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://10.0.0.1", "https://10.0.0.1:8080", "http://evil.example", "<x>"})
    void otherOriginsAreRefusedAndTheSettingIsNamed(String origin) {
        assertThat(gatekeeper.refusesOrigin(origin, "10.0.0.1:8080", false, loopback))
                .contains("--allow-origin")
                .doesNotContain("<");
    }

    @Test
    void aPageFromTheDiskOfAnotherMachineNeedsTheSetting() throws UnknownHostException {
        InetAddress other = InetAddress.getByName("192.168.1.7");
        Gatekeeper open = new Gatekeeper(Set.of("null"), Set.of(), "", false);

        assertThat(gatekeeper.refusesOrigin("null", "10.0.0.1", false, other))
                .contains("--allow-origin null");
        assertThat(gatekeeper.refusesOrigin("file://", "10.0.0.1", false, other)).isNotNull();
        assertThat(open.refusesOrigin("null", "10.0.0.1", false, other)).isNull();
        assertThat(open.refusesOrigin(null, "10.0.0.1", false, other)).isNull();
    }

    @Test
    void aPublicServerLetsEveryPeerInAndMindsNamesAsBefore() throws Exception {
        Gatekeeper open = new Gatekeeper(Set.of(), Set.of("chat.example"), "", true);
        assertThat(open.admitsPeer(InetAddress.getByName("8.8.8.8"))).isTrue();
        assertThat(open.admitsPeer(InetAddress.getByName("2001:db8::1"))).isTrue();
        assertThat(open.refusesHost("chat.example")).isNull();
        assertThat(open.refusesHost("evil.example")).contains("--allow-host evil.example");
    }
}
