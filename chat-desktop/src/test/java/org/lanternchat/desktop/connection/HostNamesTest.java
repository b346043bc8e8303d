package org.lanternchat.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class HostNamesTest {
    @TempDir Path folder;

    @Test
    void aCertificateIsForTheNamesAndAddressesThatStandInIt() throws Exception {
        var certificate =
                SelfMade.make(folder, "ip:192.168.1.20,ip:fe80::1,dns:chat.local").certificate();
        assertThat(HostNames.belongs(certificate, "chat.local")).isTrue();
        assertThat(HostNames.belongs(certificate, "CHAT.local")).isTrue();
        assertThat(HostNames.belongs(certificate, "192.168.1.20")).isTrue();
        assertThat(HostNames.belongs(certificate, "[fe80:0:0::1]")).isTrue();
        assertThat(HostNames.belongs(certificate, "192.168.1.21")).isFalse();
        assertThat(HostNames.belongs(certificate, "evil.local")).isFalse();
        assertThat(HostNames.belongs(certificate, "test")).isFalse();
    }

    @Test
    void aStarStandsForOneLabelOfALongerName() {
        assertThat(HostNames.matches("*.example.org", "chat.example.org")).isTrue();
        assertThat(HostNames.matches("*.example.org", "example.org")).isFalse();
        assertThat(HostNames.matches("*.example.org", "a.b.example.org")).isFalse();
        assertThat(HostNames.matches("*.org", "example.org")).isFalse();
        assertThat(HostNames.matches("*", "org")).isFalse();
    }
}
