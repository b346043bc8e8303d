package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.Until;
import org.lanternchat.server.file.Images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

@Timeout(60)
class UploadsTest {
    private static final String START =
            "POST /api/files?name=a HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ";

    @TempDir Path folder;
    private FilesServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FilesServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileIsAnsweredWithAllThatAMessageNeeds() throws Exception {
        byte[] png = Images.encoded(Images.picture(800, 600, BufferedImage.TYPE_INT_RGB), "png");

        HttpResponse<String> answer =
                server.send(
                        server.upload("?name=my%20pl%C3%A4n.png")
                                .POST(BodyPublishers.ofByteArray(png)));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .matches(
                        "\\{\"id\":\"([A-Za-z0-9_-]{22})\",\"name\":\"my plän.png\",\"size\":"
                                + png.length
                                + ",\"media\":\"image/png\",\"width\":800,\"height\":600,"
                                + "\"thumb\":true,"
                                + "\"url\":\"/files/\\1/my%20pl%C3%A4n.png\"}");
    }

    @Test
    void onlyThoseWhoSignedInMaySendFiles() throws Exception {
        var noToken =
                server.send(
                        HttpRequest.newBuilder(server.uri("/api/files"))
                                .POST(BodyPublishers.ofString("x")));
        var badToken =
                server.send(
                        server.upload("")
                                .setHeader("Authorization", "Bearer x")
                                .POST(BodyPublishers.ofString("x")));

        for (var answer : List.of(noToken, badToken)) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).startsWith("{\"code\":\"bad_token\",\"text\":\"");
        }
        assertThat(server.onDisk()).isEmpty();
    }

    @Test
    void aFileThatGrowsOverTheLimitIsRefusedWhileItComes() throws Exception {
        try (Socket socket = server.socket()) {
            FilesServer.write(socket, START + "u1\r\nTransfer-Encoding: chunked\r\n\r\n");
            byte[] mebibyte = new byte[1024 * 1024];
            for (int i = 0; i < 101; i++) {
                FilesServer.write(socket, "100000\r\n");
                socket.getOutputStream().write(mebibyte);
                FilesServer.write(socket, "\r\n");
            }
            assertThat(FilesServer.head(socket))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Connection: close");
            assertThat(server.onDisk()).isEmpty();
            server.timers.pass(Duration.ofSeconds(11));
            byte[] rest = socket.getInputStream().readAllBytes();
            assertThat(new String(rest, StandardCharsets.UTF_8))
                    .contains("\"file_too_big\"")
                    .contains("100 MiB");
        }
    }

    @Test
    void aFileThatSaysItIsTooBigIsRefusedBeforeItComes() throws Exception {
        try (Socket socket = server.socket()) {
            FilesServer.write(
                    socket,
                    START + "u1\r\nContent-Length: " + (Limits.FILE_BYTES + 1L) + "\r\n\r\n");

            assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 413 ");
        }
        var empty = server.send(server.upload("?name=a").POST(BodyPublishers.noBody()));
        assertThat(empty.statusCode()).isEqualTo(400);
    }

    @Test
    void theSmallestOfChunksNeedNoStack() throws Exception {
        try (Socket socket = server.socket()) {
            FilesServer.write(
                    socket,
                    START
                            + "u1\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "1\r\na\r\n".repeat(50_000)
                            + "0\r\n\r\n");

            assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 201 ");
        }
        assertThat(server.onDisk()).hasSize(1);
        assertThat(server.onDisk().getFirst()).hasSize(50_000);
    }

    @Test
    void oneConnectionCanSendOneFileAfterTheOther() throws Exception {
        try (Socket socket = server.socket()) {
            String one = START + "u1\r\nContent-Length: 3\r\n\r\none";
            FilesServer.write(socket, one + one.replace("one", "two"));

            for (int i = 0; i < 2; i++) {
                String head = FilesServer.head(socket);
                assertThat(head).startsWith("HTTP/1.1 201 ");
                int length =
                        Integer.parseInt(head.replaceFirst("(?s).*Content-Length: (\\d+).*", "$1"));
                assertThat(socket.getInputStream().readNBytes(length)).hasSize(length);
            }
        }
        assertThat(server.onDisk()).hasSize(2);
    }

    @Test
    void manySlowUploadsHoldNoWorker() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Socket socket = server.socket();
            slow.add(socket);
            FilesServer.write(socket, START + "u" + i + "\r\nContent-Length: 1000\r\n\r\nabc");
        }
        await(100);

        assertThat(server.get("/").body()).isEqualTo("root".getBytes(StandardCharsets.UTF_8));
        server.put("quick", new byte[] {1});
        for (Socket socket : slow) FilesServer.write(socket, "d".repeat(997));
        for (Socket socket : slow) {
            assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 201 ");
            socket.close();
        }
        assertThat(server.onDisk()).hasSize(2);
    }

    @Test
    void aClientThatBreaksOffLeavesNothing() throws Exception {
        try (Socket socket = server.socket()) {
            FilesServer.write(socket, START + "u1\r\nContent-Length: 1000\r\n\r\nabc");
            await(1);
        }
        await(0);
        try (Socket socket = server.socket()) {
            FilesServer.write(
                    socket, START + "u1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n");
            await(1);
            FilesServer.write(socket, "what?\r\n");
            await(0);
        }
    }

    @Test
    void aClientThatSendsNothingMoreIsCut() throws Exception {
        try (Socket socket = server.socket()) {
            FilesServer.write(socket, START + "u1\r\nContent-Length: 1000\r\n\r\nabc");
            await(1);

            // The file is there a moment before anybody watches over it.
            Until.holds(
                    () -> {
                        server.timers.pass(Transfer.SILENCE);
                        return server.onDisk().isEmpty();
                    });
            assertThat(FilesServer.head(socket)).isEmpty();
        }
    }

    @Test
    void aFileThatTricklesIsCutAndASlowOneIsNot() throws Exception {
        try (Socket slow = server.socket();
                Socket trickle = server.socket()) {
            FilesServer.write(slow, START + "u1\r\nContent-Length: 1000000\r\n\r\n");
            FilesServer.write(trickle, START + "u2\r\nContent-Length: 1000000\r\n\r\n");
            await(2);
            FilesServer.write(slow, "a".repeat(Transfer.LEAST));
            FilesServer.write(trickle, "a");
            awaitBytes(Transfer.LEAST + 1);

            server.timers.pass(Transfer.SILENCE);

            assertThat(FilesServer.head(trickle)).isEmpty();
            await(1);
            for (int spans = 2; spans <= 3; spans++) {
                FilesServer.write(slow, "a".repeat(Transfer.LEAST));
                awaitBytes(spans * (long) Transfer.LEAST);
                server.timers.pass(Transfer.SILENCE);
            }
            FilesServer.write(slow, "a".repeat(1_000_000 - 3 * Transfer.LEAST));
            assertThat(FilesServer.head(slow)).startsWith("HTTP/1.1 201 ");
        }
    }

    @Test
    void onePersonSendsAFewAtOnceAndAFewAMinute() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < Limits.UPLOADS_AT_ONCE; i++) {
            Socket socket = server.socket();
            slow.add(socket);
            FilesServer.write(socket, START + "u1\r\nContent-Length: 4\r\n\r\nabc");
        }
        await(Limits.UPLOADS_AT_ONCE);
        var tooMany = server.send(server.upload("").POST(BodyPublishers.ofString("x")));
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("\"rate_limited\"");
        assertThat(tooMany.headers().firstValue("Retry-After")).hasValue("1");

        for (Socket socket : slow) {
            FilesServer.write(socket, "d");
            assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 201 ");
            socket.close();
        }
        for (int i = Limits.UPLOADS_AT_ONCE; i < Limits.UPLOADS_PER_MINUTE; i++)
            server.put("a", new byte[] {1});
        assertThat(server.send(server.upload("").POST(BodyPublishers.ofString("x"))).statusCode())
                .isEqualTo(429);
        server.timers.pass(Duration.ofSeconds(3));
        server.put("a", new byte[] {1});
    }

    @Test
    void pagesOfStrangersAndOtherNamesAreKeptOut() throws Exception {
        try (Socket socket = server.socket()) {
            String start = START.replace("127.0.0.1", "evil.example");
            FilesServer.write(socket, start + "u1\r\nContent-Length: 1\r\n\r\nx");
            assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 403 ");
        }
        var stranger =
                server.send(
                        server.upload("")
                                .header("Origin", "http://evil.example")
                                .POST(BodyPublishers.ofString("x")));
        assertThat(stranger.statusCode()).isEqualTo(403);
        assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(server.onDisk()).isEmpty();
    }

    @Test
    void aPageFromDiskAsksFirstAndMaySend() throws Exception {
        for (String origin : List.of("null", "http://friend.lan")) {
            var asked =
                    server.send(
                            HttpRequest.newBuilder(server.uri("/api/files?name=a"))
                                    .header("Origin", origin)
                                    .header("Access-Control-Request-Method", "POST")
                                    .header("Access-Control-Request-Headers", "authorization")
                                    .method("OPTIONS", BodyPublishers.noBody()));
            assertThat(asked.statusCode()).isEqualTo(204);
            assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
            assertThat(asked.headers().firstValue("Access-Control-Allow-Headers"))
                    .hasValue("authorization, content-type");

            var sent =
                    server.send(
                            server.upload("")
                                    .header("Origin", origin)
                                    .POST(BodyPublishers.ofString("x")));
            assertThat(sent.statusCode()).isEqualTo(201);
            assertThat(sent.headers().firstValue("Access-Control-Allow-Origin")).hasValue(origin);
            assertThat(sent.headers().firstValue("Vary")).hasValue("Origin");
        }
    }

    /// Until so much of the files is on disk.
    private void awaitBytes(long least) {
        Until.holds(
                () ->
                        server.onDisk().stream().mapToLong(file -> file.toFile().length()).sum()
                                >= least);
    }

    /// Until so many files are on disk.
    private void await(int count) {
        Until.holds(() -> server.onDisk().size() == count);
    }
}
