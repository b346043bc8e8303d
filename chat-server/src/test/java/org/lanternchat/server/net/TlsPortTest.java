package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.server.tls.CertificateFiles;
import org.lanternchat.server.tls.TestCertificate;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/// TLS on the port, over real sockets.
class TlsPortTest {
    private static final String PAGE = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Duration TWO_LOOKS = Duration.ofSeconds(11);

    @TempDir Path folder;
    private TestCertificate certificate;
    private CertificateFiles files;

    @BeforeEach
    void aCertificate() throws Exception {
        certificate = TestCertificate.make(folder);
        files = certificate.write(folder);
    }

    private PortServer server() throws Exception {
        return new PortServer(folder, ConnectionLimits.OFF, files);
    }

    private static SSLSocket secure(PortServer server, SSLContext context, String... protocols)
            throws IOException {
        Socket plain = server.connectFrom("127.0.0.1");
        SSLSocket socket =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(plain, "127.0.0.1", server.port(), true);
        if (protocols.length > 0) socket.setEnabledProtocols(protocols);
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        PortServer.send(socket, PAGE);
        return PortServer.head(socket)
                + new String(socket.getInputStream().readNBytes(3), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void theVersionsOfTodayAreSpoken(String version) throws Exception {
        try (PortServer server = server();
                SSLSocket socket = secure(server, certificate.trusting(), version)) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("ok\n");
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ").endsWith("ok\n");
        }
    }

    @Test
    void ofProtocolsAboveItOnlyHttp1IsAgreedOn() throws Exception {
        try (PortServer server = server();
                SSLSocket socket = secure(server, certificate.trusting())) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();

            assertThat(socket.getApplicationProtocol()).isEqualTo("http/1.1");
        }
    }

    /// Hellos of clients (RFC 5246, section 7.4.1.2) that Java itself no longer sends.
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "0301, c02f, TLS 1.0, 70",
        "0302, c02f, TLS 1.1, 70",
        "0303, 002f, RSA without forward secrecy and CBC, 40",
        "0303, 009c, RSA without forward secrecy, 40",
        "0303, c009, CBC with SHA-1, 40",
        "0303, c023, CBC with SHA-256, 40",
        "0303, 0005, RC4, 40",
        "0303, 000a, 3DES, 40",
        "0303, 0000, nothing at all, 40",
        "0303, c018, nobody known, 40",
    })
    void whatIsOldIsRefusedWithAnAlert(String version, String suite, String what, int alert)
            throws Exception {
        try (PortServer server = server();
                Socket socket = server.connectFrom("127.0.0.1")) {
            socket.getOutputStream().write(hello(version, suite));

            byte[] answer = socket.getInputStream().readNBytes(7);
            assertThat(answer).as(what).hasSize(7);
            assertThat(answer[0]).as("an alert").isEqualTo((byte) 21);
            assertThat(answer[5]).as("fatal").isEqualTo((byte) 2);
            assertThat(answer[6]).as(what).isEqualTo((byte) alert);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static byte[] hello(String version, String suite) {
        String groups = "000a00040002" + "0017";
        String points = "000b00020100";
        String signatures = "000d0006" + "0004" + "04030401";
        String extensions = groups + points + signatures;
        String body =
                version
                        + "11".repeat(32)
                        + "00"
                        + "0002"
                        + suite
                        + "0100"
                        + length(extensions, 4)
                        + extensions;
        String message = "01" + length(body, 6) + body;
        return HexFormat.of().parseHex("16" + "0301" + length(message, 4) + message);
    }

    private static String length(String hex, int digits) {
        return HexFormat.of().toHexDigits(hex.length() / 2, digits);
    }

    @Test
    void whoSpeaksHttpIsToldToSpeakHttps() throws Exception {
        try (PortServer server = server();
                Socket socket = server.connectFrom("127.0.0.1")) {
            PortServer.send(socket, PAGE);

            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400 ").contains("https://");
        }
    }

    @Test
    void halfHandshakesEnd() throws Exception {
        byte[] hello = hello("0303", "c02b");
        try (PortServer server = server()) {
            List<Socket> half = new ArrayList<>();
            for (int length : new int[] {0, 1, 5, 20, hello.length}) {
                Socket socket = server.connectFrom("127.0.0.1");
                socket.getOutputStream().write(hello, 0, length);
                half.add(socket);
            }
            SSLSocket silent = secure(server, certificate.trusting());
            silent.startHandshake();
            half.add(silent);

            try (SSLSocket next = secure(server, certificate.trusting())) {
                assertThat(answer(next)).startsWith("HTTP/1.1 200 ");
            }
            for (Socket socket : half.subList(0, 4)) {
                assertThat(server.endsWithinAMinute(socket)).isTrue();
            }
            half.get(4).getInputStream().readAllBytes();
            silent.setSoTimeout(20_000);
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            for (Socket socket : half) socket.close();
        }
    }

    @Test
    void whatIsNoTlsIsCut() throws Exception {
        byte[] hello = hello("0303", "c02b");
        hello[5] = 99;
        try (PortServer server = server()) {
            for (byte[] bytes :
                    new byte[][] {
                        {0, 1, 2}, {22, 3, 1, -1, -1, 0}, {22, 9, 9, 0, 5, 0, 0, 0, 0, 0}, hello
                    }) {
                try (Socket socket = server.connectFrom("127.0.0.1")) {
                    socket.getOutputStream().write(bytes);
                    assertThat(PortServer.head(socket)).doesNotContain("HTTP");
                }
            }
            try (SSLSocket next = secure(server, certificate.trusting())) {
                assertThat(answer(next)).startsWith("HTTP/1.1 200 ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aRequestThatComesWithTheFarewellIsAnswered(String version) throws Exception {
        try (PortServer server = server();
                SSLSocket socket = secure(server, certificate.trusting(), version)) {
            socket.startHandshake();
            PortServer.send(socket, PAGE);
            if (version.equals("TLSv1.3")) socket.shutdownOutput();

            assertThat(PortServer.head(socket)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void peersThatNegotiateAgainAreLetGo() throws Exception {
        try (PortServer server = server();
                SSLSocket socket = secure(server, certificate.trusting(), "TLSv1.2")) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
            socket.startHandshake();

            String answer;
            try {
                answer = answer(socket);
            } catch (IOException refused) {
                answer = "";
            }
            assertThat(answer).doesNotContain("200");
        }
    }

    @Test
    void aNewCertificateIsServedToThoseWhoComeAndABrokenOneToNobody() throws Exception {
        try (PortServer server = server();
                SSLSocket before = secure(server, certificate.trusting())) {
            assertThat(answer(before)).startsWith("HTTP/1.1 200 ");
            TestCertificate renewed = TestCertificate.make(folder);

            Files.writeString(files.certificate(), "broken, and longer than it was before");
            server.timers.pass(TWO_LOOKS);
            assertThat(served(server, certificate)).isEqualTo(certificate.certificate());

            renewed.write(folder);
            server.timers.pass(TWO_LOOKS);
            assertThat(served(server, renewed)).isEqualTo(renewed.certificate());
            assertThat(answer(before)).startsWith("HTTP/1.1 200 ");

            Files.delete(files.key());
            server.timers.pass(TWO_LOOKS);
            assertThat(served(server, renewed)).isEqualTo(renewed.certificate());
        }
    }

    private static Certificate served(PortServer server, TestCertificate trusted) throws Exception {
        try (SSLSocket socket = secure(server, trusted.trusting())) {
            assertThat(answer(socket)).startsWith("HTTP/1.1 200 ");
            return socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void recordsInTheSmallestPiecesAreRead() throws Exception {
        byte[] hello = hello("0303", "c02b");
        try (PortServer server = server();
                Socket socket = server.connectFrom("127.0.0.1")) {
            socket.setTcpNoDelay(true);
            for (byte one : hello) socket.getOutputStream().write(one);

            ByteBuffer head = ByteBuffer.wrap(socket.getInputStream().readNBytes(5));
            assertThat(head.get()).as("a handshake").isEqualTo((byte) 22);
        }
    }
}
