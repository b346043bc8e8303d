package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.tls.CertificateFiles;
import org.lanternchat.server.tls.TestCertificate;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// SIGHUP to the packed server, which has no terminal here.
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class HangupIT {
    @TempDir Path folder;

    private static void hangUp(ServerProcess server) throws Exception {
        Process kill = new ProcessBuilder("kill", "-HUP", "" + server.pid()).start();
        assertThat(kill.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }

    @Test
    void theCertificateIsReadAgainAtOnceEvenWhenItHasNotChanged() throws Exception {
        CertificateFiles files = TestCertificate.make(folder).write(folder);
        try (ServerProcess server =
                ServerProcess.start(
                        folder.resolve("data"),
                        0,
                        "--cert",
                        files.certificate().toString(),
                        "--key",
                        files.key().toString())) {
            hangUp(server);
            Until.holds(() -> server.log().stream().anyMatch(line -> line.contains("is served")));
            assertThat(server.isAlive()).isTrue();
            assertThat(server.stop()).isIn(0, 143);
        }
    }

    @Test
    void aServerInClearSaysThatThereIsNothingToReadAndGoesOn() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder.resolve("data"), 0)) {
            hangUp(server);
            Until.holds(
                    () -> server.log().stream().anyMatch(line -> line.contains("no certificate")));
            assertThat(server.isAlive()).isTrue();
        }
    }
}
