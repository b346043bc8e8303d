package org.lanternchat.desktop.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

class FindsTest {
    private static final String ID = "0a1b2c3d";
    private final Finds finds = new Finds();

    private static Optional<Found> record(
            String address, int port, @Nullable String id, @Nullable String fingerprint) {
        try {
            Inet4Address host = (Inet4Address) InetAddress.getByName(address);
            return Found.of("eth0/" + id, port, List.of(host), id, fingerprint);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private List<String> addresses() {
        return finds.all().stream().map(server -> server.address().text()).toList();
    }

    @Test
    void aServerIsFoundAndForgottenByItsNameInItsNetwork() {
        assertThat(finds.wants("eth0/Room 12")).isTrue();
        finds.found("eth0/" + ID, record("192.168.1.20", 9000, ID, null));
        assertThat(addresses()).containsExactly("192.168.1.20:9000");
        finds.gone("eth1/" + ID);
        assertThat(addresses()).hasSize(1);
        finds.gone("eth0/" + ID);
        assertThat(addresses()).isEmpty();
    }

    @Test
    void aServerInTwoNetworksIsOneAndTwoOfOneNameAreTwo() {
        finds.found("eth0/Room 12", record("192.168.1.20", 8080, ID, null));
        finds.found("eth1/Room 12", record("10.0.0.20", 8080, ID, null));
        finds.found("eth0/Room 12 (2)", record("192.168.1.21", 8080, "ffffffff", null));
        assertThat(addresses()).containsExactly("192.168.1.20", "192.168.1.21");
    }

    @Test
    void noRecordLeadsOutOfTheNetworkOrToThisComputer() {
        for (String address : List.of("127.0.0.1", "8.8.8.8", "224.0.0.251", "0.0.0.0")) {
            assertThat(record(address, 8080, ID, null)).as(address).isEmpty();
        }
        assertThat(record("192.168.1.20", 0, ID, null)).isEmpty();
        assertThat(record("192.168.1.20", 70_000, ID, null)).isEmpty();
        assertThat(record("192.168.1.20", 8080, "<script>", null)).isEmpty();
        assertThat(record("192.168.1.20", 8080, null, null)).isEmpty();
        assertThat(record("169.254.3.4", 8080, ID, null)).isPresent();
    }

    @Test
    void aFingerprintMeansTlsAndABrokenOneMeansNothing() {
        Found secure = record("192.168.1.20", 8443, ID, "ab".repeat(32)).orElseThrow();
        assertThat(secure.address().text()).isEqualTo("https://192.168.1.20:8443");
        assertThat(record("192.168.1.20", 8443, ID, "ab")).isEmpty();
    }

    @Test
    void whoeverShoutsFillsTheListAndNothingElse() {
        for (int i = 0; i < 1_000; i++) finds.wants("eth0/shout " + i);
        assertThat(finds.wants("eth0/one more")).isFalse();
        finds.clear();
        for (int i = 0; i < 1_000; i++) {
            finds.found("", record("192.168.1.20", 8080, String.format("%08x", i), null));
        }
        assertThat(finds.all()).hasSize(Finds.MOST);
        assertThat(finds.wants("eth0/one more")).isFalse();
        finds.clear();
        assertThat(finds.wants("eth0/one more")).isTrue();
    }
}
