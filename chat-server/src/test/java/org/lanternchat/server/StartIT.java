package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.ServerProcess.Ended;
import org.lanternchat.server.tls.CertificateFiles;
import org.lanternchat.server.tls.TestCertificate;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;

/// The command as people and scripts meet it.
class StartIT {
    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void theFingerprintOfItsCertificateIsSaid() throws Exception {
        TestCertificate certificate = TestCertificate.make(folder);
        CertificateFiles files = certificate.write(folder);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(certificate.certificate().getEncoded());
        String digits = HexFormat.of().withUpperCase().formatHex(hash);

        List<String> lines =
                ServerProcess.firstLines(
                        2,
                        "--bind",
                        "127.0.0.1",
                        "--data",
                        folder.resolve("data").toString(),
                        "--cert",
                        files.certificate().toString(),
                        "--key",
                        files.key().toString());

        assertThat(lines.getFirst()).startsWith("ready https://127.0.0.1:");
        assertThat(lines.getLast()).matches("fingerprint \\(SHA-256\\):( [0-9A-F]{4}){16}");
        assertThat(lines.getLast().replace(" ", "")).endsWith(":" + digits);
    }

    @Test
    void theFirstLineSaysWhereAndThePageIsThere() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, 0)) {
            HttpResponse<String> page =
                    http.send(
                            HttpRequest.newBuilder(server.address()).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(server.address().toString()).matches("http://127\\.0\\.0\\.1:\\d+/");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("<title>Lantern Chat</title>");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("unsafe");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void anOlderJavaFindsANewerOneAndTakesItAlong() {
        URI address;
        try (ServerProcess server = ServerProcess.startOnTheBuildsJava(folder)) {
            address = server.address();
            WireClient alice = server.connect(http);
            alice.send("{'type':'hello','v':1,'name':'alice'}");
            alice.await("welcome");

            assertThat(server.stop()).isEqualTo(143);
            assertThat(alice.closeCode()).isEqualTo(1001);
        }
        try (ServerProcess again = ServerProcess.start(folder, address.getPort())) {
            assertThat(again.address()).isEqualTo(address);
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void itStopsInOrderWhenItIsToldTo() {
        ServerProcess server = ServerProcess.start(folder, 0);
        try (server) {
            WireClient alice = server.connect(http);
            alice.send("{'type':'join','name':'alice'}");
            alice.send("{'type':'chat','text':'last words'}");
            WireClient bob = server.connect(http);
            bob.send("{'type':'join','name':'bob'}");
            bob.awaitText("last words");

            assertThat(server.stop()).isEqualTo(143);

            assertThat(bob.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void aTakenPortIsSaidInASentence() {
        try (ServerProcess server = ServerProcess.start(folder.resolve("a"), 0)) {
            String port = "" + server.address().getPort();
            Path other = folder.resolve("b");

            Ended onAll = ServerProcess.run("--port", port, "--data", other.toString());
            Ended onOne =
                    ServerProcess.run(
                            "--port", port, "--bind", "127.0.0.1", "--data", other.toString());

            assertRefused(onAll, 3, "Port " + port + " is taken", "--port");
            assertRefused(onOne, 3, "Cannot listen on 127.0.0.1 port " + port, "--bind");
        }
    }

    @Test
    void anAddressThatIsNotHereIsSaidInASentence() {
        assertRefused(run("--bind", "192.0.2.1"), 3, "192.0.2.1", "--bind");
        assertRefused(run("--bind", "no.such.name.invalid"), 3, "no.such.name.invalid", "--bind");
    }

    @Test
    void aSecondServerOnTheSameDataIsRefusedAndTheFirstGoesOn() {
        try (ServerProcess first = ServerProcess.start(folder, 0)) {
            assertRefused(run("--port", "0"), 5, "Another server", "--data");

            WireClient alice = first.connect(http);
            alice.send("{'type':'hello','v':1,'name':'alice'}");
            assertThat(alice.await("welcome").get("uid").asString()).isEqualTo("u1");
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsSaidInASentence() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        Ended onFile = ServerProcess.run("--port", "0", "--data", file.toString());
        Ended below = ServerProcess.run("--port", "0", "--data", file.resolve("x").toString());

        assertRefused(onFile, 4, "is a file, not a folder", "--data");
        assertRefused(below, 4, "cannot be written to", "--data");
        assertThat(Files.readString(file)).isEqualTo("not a folder");
    }

    @Test
    void aDatabaseOfANewerVersionIsRefused() throws Exception {
        ServerProcess.start(folder, 0).stop();
        Path database = folder.resolve("chat.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }

        assertRefused(run("--port", "0"), 6, "newer version", "--data");
    }

    @Test
    void aDatabaseThatIsNoneIsRefusedAndLeftAlone() throws Exception {
        String letter = "Dear Sir or Madam, ".repeat(100);
        Files.writeString(folder.resolve("chat.db"), letter);

        assertRefused(run("--port", "0"), 4, "cannot be used", "chat.db");
        assertThat(Files.readString(folder.resolve("chat.db"))).isEqualTo(letter);
    }

    @Test
    void wrongOptionsAreSaidInASentence() {
        assertThat(run("--port", "80808")).matches(e -> e.status() == 2);
        assertThat(run("--port", "80808").error()).startsWith("A port is a number from 0 to 65535");
        assertThat(run("--rooms", "a\u200bb").error()).startsWith("--rooms: ");
        assertThat(run("--rate", "fast").error()).startsWith("--rate is a number");
        assertThat(run("--prot", "1").error()).startsWith("Unknown option");
    }

    @Test
    void helpAndVersionAreAnswered() {
        assertThat(run("--help").out())
                .contains("--port", "--bind", "--data", "--rooms", "--allow-origin", "PORT");
        assertThat(run("--version").out()).startsWith("Lantern Chat server 1.");
    }

    private Ended run(String... options) {
        String[] all = new String[options.length + 2];
        System.arraycopy(options, 0, all, 2, options.length);
        all[0] = "--data";
        all[1] = folder.toString();
        return ServerProcess.run(all);
    }

    private static void assertRefused(Ended ended, int status, String... words) {
        assertThat(ended.status()).as(ended.error()).isEqualTo(status);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.error().lines()).as(ended.error()).hasSize(1);
        assertThat(ended.error()).contains(words);
    }
}
