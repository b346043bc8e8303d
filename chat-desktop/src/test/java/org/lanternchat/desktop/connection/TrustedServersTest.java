package org.lanternchat.desktop.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.settings.DiskWriter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TrustedServersTest {
    private static final Fingerprint ONE = new Fingerprint("AB12".repeat(16));
    private static final Fingerprint OTHER = new Fingerprint("00FF".repeat(16));

    @TempDir Path folder;

    private static ServerAddress address(String text) {
        return ServerAddress.parse(text).orElseThrow();
    }

    @Test
    void whatIsTrustedIsTrustedAtTheNextStartForItsHostAndPortOnly() {
        try (DiskWriter disk = new DiskWriter()) {
            TrustedServers trusted = TrustedServers.open(folder, disk);
            trusted.trust(address("https://chat.local:8443"), ONE);
            trusted.trust(address("https://[fe80::1]:9000"), OTHER);
        }
        try (DiskWriter disk = new DiskWriter()) {
            TrustedServers trusted = TrustedServers.open(folder, disk);
            assertThat(trusted.of("chat.local", 8443)).isEqualTo(ONE);
            assertThat(trusted.of("chat.local", 443)).isNull();
            assertThat(trusted.of("[fe80::1]", 9000)).isEqualTo(OTHER);
            trusted.distrust(address("https://chat.local:8443"));
            assertThat(trusted.of("chat.local", 8443)).isNull();
        }
    }

    @Test
    void aDamagedLineTrustsNothing() throws Exception {
        List<String> lines = List.of("a\\:1=AB12", "b\\:2=" + ONE.text(), "c");
        Files.write(folder.resolve("trusted.properties"), lines);
        try (DiskWriter disk = new DiskWriter()) {
            TrustedServers trusted = TrustedServers.open(folder, disk);
            assertThat(trusted.of("a", 1)).isNull();
            assertThat(trusted.of("b", 2)).isEqualTo(ONE);
            assertThat(trusted.of("c", 443)).isNull();
        }
    }

    @Test
    void aFingerprintIsReadAloudInGroups() {
        assertThat(ONE.grouped().lines()).hasSize(4).allMatch("AB12 AB12 AB12 AB12"::equals);
        assertThat(Fingerprint.parse(ONE.grouped())).contains(ONE);
    }
}
