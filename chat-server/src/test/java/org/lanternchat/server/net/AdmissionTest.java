package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Connections begin, over real sockets.
class AdmissionTest {
    private static final String PAGE = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HANDSHAKE =
            String.join(
                    "\r\n",
                    "GET /ws HTTP/1.1",
                    "Host: localhost",
                    "Upgrade: websocket",
                    "Connection: Upgrade",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "",
                    "");

    @TempDir Path folder;
    private final List<Socket> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws IOException {
        for (Socket socket : open) socket.close();
    }

    private PortServer server(int atOnce, int aMinute) throws Exception {
        return new PortServer(folder, new ConnectionLimits(atOnce, aMinute), null);
    }

    private Socket ask(PortServer server, String address, String request) throws IOException {
        Socket socket = server.connectFrom(address);
        open.add(socket);
        PortServer.send(socket, request);
        return socket;
    }

    private String answer(PortServer server, String address, String request) throws IOException {
        return PortServer.head(ask(server, address, request));
    }

    @Test
    void whoHasTooManyConnectionsIsToldAndTheOthersAreServed() throws Exception {
        try (PortServer server = server(2, 100)) {
            assertThat(answer(server, "127.0.0.2", HANDSHAKE)).startsWith("HTTP/1.1 101 ");
            assertThat(answer(server, "127.0.0.2", PAGE)).startsWith("HTTP/1.1 200 ");

            for (String request : List.of(PAGE, HANDSHAKE)) {
                assertThat(answer(server, "127.0.0.2", request))
                        .startsWith("HTTP/1.1 429 ")
                        .containsIgnoringCase("retry-after: 10");
                assertThat(answer(server, "127.0.0.3", request)).doesNotStartWith("HTTP/1.1 429 ");
                assertThat(answer(server, "127.0.0.1", request)).doesNotStartWith("HTTP/1.1 429 ");
            }
            assertThat(answer(server, "127.0.0.1", HANDSHAKE)).startsWith("HTTP/1.1 101 ");
        }
    }

    @Test
    void whoseWebSocketEndsMayBeginAnother() throws Exception {
        try (PortServer server = server(1, 1_000_000)) {
            for (int i = 0; i < 3; i++) {
                Socket socket = ask(server, "127.0.0.2", HANDSHAKE);
                String head = PortServer.head(socket);
                while (head.startsWith("HTTP/1.1 429 ")) {
                    socket = ask(server, "127.0.0.2", HANDSHAKE);
                    head = PortServer.head(socket);
                }
                assertThat(head).startsWith("HTTP/1.1 101 ");
                socket.close();
            }
        }
    }

    @Test
    void whoBeginsTooManyWaits() throws Exception {
        try (PortServer server = server(100, 6)) {
            for (int i = 0; i < 6; i++) answer(server, "127.0.0.2", PAGE);
            assertThat(answer(server, "127.0.0.2", PAGE))
                    .startsWith("HTTP/1.1 429 ")
                    .containsIgnoringCase("retry-after: 10");

            server.timers.pass(Duration.ofSeconds(10));

            assertThat(answer(server, "127.0.0.2", PAGE)).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void aRefusedUploadIsToldToo() throws Exception {
        try (PortServer server = server(1, 100)) {
            answer(server, "127.0.0.2", HANDSHAKE);
            String upload =
                    "POST /api/files HTTP/1.1\r\nHost: localhost\r\nContent-Length: 300000\r\n\r\n"
                            + "x".repeat(300_000);

            assertThat(answer(server, "127.0.0.2", upload)).startsWith("HTTP/1.1 429 ");
        }
    }

    @Test
    void halfOpenHandshakesEndAndTheNextPersonIsServedMeanwhile() throws Exception {
        try (PortServer server = server(1_000, 1_000)) {
            List<Socket> half = new ArrayList<>();
            for (int i = 0; i < 150; i++) half.add(ask(server, "127.0.0.2", ""));
            for (int i = 0; i < 150; i++) {
                half.add(ask(server, "127.0.0.2", HANDSHAKE.substring(0, 60)));
            }

            assertThat(answer(server, "127.0.0.3", HANDSHAKE)).startsWith("HTTP/1.1 101 ");

            for (Socket socket : half) assertThat(server.endsWithinAMinute(socket)).isTrue();
        }
    }

    @Test
    void theNextRequestOfAConnectionHasItsTimeToo() throws Exception {
        try (PortServer server = server(10, 10)) {
            Socket socket = ask(server, "127.0.0.2", PAGE);
            assertThat(PortServer.head(socket)).startsWith("HTTP/1.1 200 ");
            socket.getInputStream().readNBytes(3);
            server.timers.pass(Duration.ofSeconds(25));
            PortServer.send(socket, PAGE);
            assertThat(PortServer.head(socket)).startsWith("HTTP/1.1 200 ");
            socket.getInputStream().readNBytes(3);

            PortServer.send(socket, PAGE.substring(0, 20));

            assertThat(server.endsWithinAMinute(socket)).isTrue();
        }
    }

    @Test
    void aWebSocketIsNoHandshakeForEver() throws Exception {
        try (PortServer server = server(10, 10)) {
            Socket socket = ask(server, "127.0.0.2", HANDSHAKE);
            assertThat(PortServer.head(socket)).startsWith("HTTP/1.1 101 ");
            String hello = "{\"type\":\"hello\",\"v\":1,\"name\":\"alice\"}";
            byte[] frame = new byte[6 + hello.length()];
            frame[0] = (byte) 0x81;
            frame[1] = (byte) (0x80 | hello.length());
            System.arraycopy(hello.getBytes(StandardCharsets.UTF_8), 0, frame, 6, hello.length());
            socket.getOutputStream().write(frame);
            assertThat(socket.getInputStream().read()).isEqualTo(0x81);

            server.timers.pass(Duration.ofSeconds(20));

            socket.getOutputStream().write(new byte[] {(byte) 0x89, (byte) 0x80, 0, 0, 0, 0});
            int next = socket.getInputStream().read();
            while (next >= 0 && next != 0x8A) next = socket.getInputStream().read();
            assertThat(next).isEqualTo(0x8A);
        }
    }
}
