package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.SelfMade;
import org.lanternchat.desktop.connection.ServerTrust;
import org.lanternchat.desktop.connection.TrustedServers;
import org.lanternchat.desktop.file.FileTransfers;
import org.lanternchat.desktop.file.HttpTransfers;
import org.lanternchat.desktop.file.Problem;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.protocol.FileInfo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A real server with a certificate that nobody vouches for: asked about once, and never connected
/// to silently when it is another one.
@Timeout(120)
class TrustIT {
    private static final String NAMES = "ip:127.0.0.1,dns:localhost";

    @TempDir Path data;
    private SelfMade first;
    private ServerProcess server;
    private DesktopWindow window;

    @BeforeEach
    void open() throws Exception {
        first = SelfMade.make(data, NAMES);
        server = ServerProcess.start(data.resolve("server"), first.options());
        window = DesktopWindow.open(data.resolve("desktop"));
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        server.close();
    }

    private String text(String label) {
        return window.find(label, Label.class).getText();
    }

    private void joinAt(String address) {
        window.type("#address", address);
        window.type("#name", "alice");
        window.robot.push(KeyCode.ENTER);
        window.await("the question", () -> window.isThere("#trust-card"));
    }

    private void signIn() {
        joinAt("https://" + server.hostAndPort());
        window.robot.clickOn("#trust-yes");
        window.await("signed in", () -> window.isThere("#messages"));
    }

    private Path trusted() {
        return data.resolve("desktop/trusted.properties");
    }

    @Test
    void theFingerprintIsAskedAboutOnceAndATrustedServerIsChattedWith() throws Exception {
        joinAt("https://" + server.hostAndPort());
        assertThat(text("#fingerprint")).isEqualTo(first.fingerprint());
        window.robot.clickOn("#trust-no");
        window.await("the card", () -> window.isThere("#join"));
        assertThat(window.isThere("#composer")).isFalse();
        assertThat(trusted()).doesNotExist();

        window.robot.clickOn("#join");
        window.await("the question", () -> window.isThere("#trust-card"));
        window.robot.clickOn("#trust-yes");
        window.await("signed in", () -> window.isThere("#messages"));
        window.say("over an encrypted line");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        window.awaitMessage("over an encrypted line");
        server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        server.startAgain(first.options());
        window.await("online", () -> !window.isThere("#connection-bar"));
        window.close();

        window = DesktopWindow.open(data.resolve("desktop"));
        window.awaitMessage("over an encrypted line");
        window.await("online", () -> !window.isThere("#connection-bar"));
        assertThat(window.isThere("#trust-card")).isFalse();
    }

    @Test
    void anAddressWithoutASchemeFindsTheEncryptedServer() throws Exception {
        joinAt(server.hostAndPort());
        assertThat(text("#fingerprint")).isEqualTo(first.fingerprint());
        window.robot.clickOn("#trust-yes");
        window.await("signed in", () -> window.isThere("#messages"));
    }

    @Test
    void anotherCertificateIsAStopThatOnlyTwoDeliberateStepsLeadOutOf() throws Exception {
        signIn();
        window.say("before the change");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        server.kill();
        SelfMade second = SelfMade.make(data, NAMES);
        server.startAgain(second.options());
        window.await("the stop", () -> window.isThere("#trust-card"));
        assertThat(text("#trust-title")).startsWith("Stopped");
        assertThat(text("#fingerprint")).isEqualTo(second.fingerprint());
        assertThat(text("#fingerprint-known")).isEqualTo(first.fingerprint());
        assertThat(window.isThere("#trust-yes")).isFalse();
        window.robot.clickOn("#trust-back");
        window.await("the card", () -> window.isThere("#join"));
        assertThat(window.find("#name", TextField.class).getText()).isEqualTo("alice");
        window.robot.clickOn("#join");
        window.await("still stopped", () -> window.isThere("#trust-card"));
        assertThat(text("#trust-title")).startsWith("Stopped");

        window.robot.clickOn("#trust-remove");
        window.robot.clickOn("#trust-keep");
        window.robot.clickOn("#trust-remove");
        window.robot.clickOn("#trust-remove-yes");
        window.await("the card", () -> window.isThere("#join"));
        window.robot.clickOn("#join");
        window.await("asked anew", () -> window.isThere("#trust-yes"));
        assertThat(text("#fingerprint")).isEqualTo(second.fingerprint());
        window.robot.clickOn("#trust-yes");
        window.awaitMessage("before the change");
        window.await("online", () -> !window.isThere("#connection-bar"));
    }

    @Test
    void whoHoldsAnotherCertificateHearsNeitherTokenNorMessage() throws Exception {
        signIn();
        window.say("for friends only");
        window.await("the tick", () -> !window.isThere(".bubble:waiting"));
        int port = server.address().getPort();
        server.kill();
        window.await("offline", () -> window.isThere("#connection-bar"));
        window.say("written meanwhile");
        try (Eavesdropper other = Eavesdropper.at(port, SelfMade.make(data, NAMES).serving())) {
            window.await("the stop", () -> window.isThere("#trust-card"));
            other.awaitVisit();
            window.robot.clickOn("#trust-back");
            window.await("the card", () -> window.isThere("#join"));
            window.robot.clickOn("#join");
            window.await("still stopped", () -> window.isThere("#trust-card"));
            other.awaitVisit();
            assertThat(transfer(port)).isInstanceOf(Problem.Unreachable.class);
            other.awaitVisit();
            assertThat(other.heard()).isEmpty();
        }
    }

    @Test
    void filesGoByTheSameTrust() throws Exception {
        int port = server.address().getPort();
        assertThat(transfer(port)).isInstanceOf(Problem.Unreachable.class);
        signIn();
        window.await("remembered", () -> Files.exists(trusted()));
        assertThat(transfer(port)).isInstanceOf(Problem.Gone.class);
    }

    /// What comes of asking for a file that does not exist.
    private Problem transfer(int port) throws Exception {
        CompletableFuture<Problem> end = new CompletableFuture<>();
        try (DiskWriter disk = new DiskWriter()) {
            TrustedServers servers = TrustedServers.open(data.resolve("desktop"), disk);
            ServerTrust trust = new ServerTrust("127.0.0.1", port, servers);
            var root = java.net.URI.create("https://127.0.0.1:" + port + "/");
            try (HttpTransfers transfers = new HttpTransfers(root, trust::context)) {
                FileInfo none = new FileInfo("none", "none", 1, "image/png", null, null, null);
                var _ = transfers.image(none, false, telling(end));
                return end.get(20, TimeUnit.SECONDS);
            }
        }
    }

    private static FileTransfers.Progress<byte[]> telling(CompletableFuture<Problem> end) {
        return new FileTransfers.Progress<>() {
            @Override
            public void moved(long bytes) {}

            @Override
            public void done(byte[] result) {
                end.completeExceptionally(new AssertionError("there is such a file"));
            }

            @Override
            public void failed(Problem problem) {
                end.complete(problem);
            }
        };
    }
}
