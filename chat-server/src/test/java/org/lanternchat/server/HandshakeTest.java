package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HexFormat;

/// The port, spoken to in bytes.
class HandshakeTest {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";

    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void theKeyOfTheStandardGetsTheAnswerOfTheStandard() throws IOException {
        assertThat(head("GET /ws HTTP/1.1", KEY, "Sec-WebSocket-Extensions: permessage-deflate"))
                .startsWith("HTTP/1.1 101 ")
                .containsIgnoringCase("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
                .doesNotContainIgnoringCase("sec-websocket-extensions");
        assertThat(head("GET / HTTP/1.1", KEY)).startsWith("HTTP/1.1 101 ");
    }

    @Test
    void whatIsNoHandshakeIsRefusedWithASentence() throws IOException {
        assertThat(head("GET /ws HTTP/1.1")).startsWith("HTTP/1.1 400 ").contains("Base64");
        assertThat(head("GET /ws HTTP/1.1", "Sec-WebSocket-Key: c2hvcnQ=")).contains(" 400 ");
        assertThat(head("GET /other HTTP/1.1", KEY)).startsWith("HTTP/1.1 404 ");
        assertThat(head("POST /ws HTTP/1.1", KEY)).startsWith("HTTP/1.1 400 ");
        assertThat(head("GET /ws HTTP/1.1", KEY, "Origin: http://evil.example"))
                .startsWith("HTTP/1.1 403 ")
                .contains("--allow-origin");
        assertThat(
                        answer(
                                "GET /ws HTTP/1.1\r\nHost: x.local\r\nUpgrade: websocket\r\n"
                                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 8\r\n"
                                        + KEY
                                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 426 ")
                .containsIgnoringCase("sec-websocket-version: 13");
        assertThat(
                        answer(
                                "GET /ws HTTP/1.1\r\nHost: evil.example\r\nUpgrade: websocket\r\n"
                                        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                        + KEY
                                        + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("--allow-host");
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "1002, 810161, an unmasked frame",
        "1003, 828000000000, binary",
        "1003, 82ff800000007ffffff000000000, the length that breaks engines",
        "1009, 81ff000000000001000100000000, too long",
        "1002, 88810000000003, half a close code",
        "1007, 818200000000c328, a text that is not UTF-8",
        "1007, 018100000000c380810000000028, half a letter in two frames",
        "1000, 88820000000003e8, a close is answered by its code",
    })
    void brokenFramesEndTheConnectionWithTheirCode(int code, String hex, String why)
            throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(HexFormat.of().parseHex(hex));

            assertThat(closeCode(socket)).as(why).isEqualTo(code);
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aPingIsAnsweredWithWhatItCarries() throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write(HexFormat.of().parseHex("898300000000616263"));

            byte[] pong = socket.getInputStream().readNBytes(5);
            assertThat(HexFormat.of().formatHex(pong)).isEqualTo("8a03616263");
        }
    }

    @Test
    void framesThatComeWithTheHandshakeAreNotLost() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(request("GET /ws HTTP/1.1", KEY).getBytes(ISO_8859_1));
            both.writeBytes(HexFormat.of().parseHex("898100000000" + "78"));
            both.writeTo(socket.getOutputStream());

            readHead(socket);
            assertThat(HexFormat.of().formatHex(socket.getInputStream().readNBytes(3)))
                    .isEqualTo("8a0178");
        }
    }

    @Test
    void strangePathsGetAPlainAnswer() throws IOException {
        for (String path :
                new String[] {"/..", "/%00", "/%", "/%zz", "/../../etc/passwd", "/a//b"}) {
            String answer =
                    answer(
                            "GET "
                                    + path
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04] .*");
            assertThat(answer).as(path).doesNotContainIgnoringCase("grizzly").doesNotContain("at ");
        }
        assertThat(answer("DELETE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405 ");
        assertThat(answer("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request("GET /ws HTTP/1.1", KEY).getBytes(ISO_8859_1));
        assertThat(readHead(socket)).startsWith("HTTP/1.1 101 ");
        return socket;
    }

    private String head(String requestLine, String... headers) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request(requestLine, headers).getBytes(ISO_8859_1));
            String head = readHead(socket);
            if (head.contains(" 101 ")) return head;
            return head + new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String answer(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private String request(String requestLine, String... headers) {
        return requestLine
                + "\r\nHost: 127.0.0.1:"
                + server.port()
                + "\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\n"
                + String.join("\r\n", headers)
                + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    }

    private static String readHead(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) break;
            head.append((char) next);
        }
        return head.toString();
    }

    private static int closeCode(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        assertThat(in.readUnsignedByte()).isEqualTo(0x88);
        int length = in.readUnsignedByte();
        int code = in.readUnsignedShort();
        in.readFully(new byte[length - 2]);
        return code;
    }
}
