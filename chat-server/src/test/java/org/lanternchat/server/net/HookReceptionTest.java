package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.TestServer;
import org.lanternchat.server.WireClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What programs send to hooks, byte by byte.
@Timeout(60)
class HookReceptionTest {
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

    @TempDir Path folder;
    private TestServer server;
    private WireClient alice;
    private String code;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        alice = server.member("alice", "general");
        WireClient owner = server.hello("owner");
        owner.send("{'type':'claim','rid':'r','code':'" + server.ownerCode() + "'}");
        owner.await("ok");
        owner.send("{'type':'hook','room':'general','name':'ci'}");
        code = owner.await("hooked").get("code").asString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theSmallestOfChunksNeedNoStack() throws Exception {
        String said = "{\"text\":\"green\"" + " ".repeat(10_500) + "}";
        try (Socket socket = begun(code, CHUNKED)) {
            FilesServer.write(socket, chunks(said) + "0\r\n\r\n");

            assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 200 ");
        }
        assertThat(alice.awaitText("green").get("seq").asLong()).isEqualTo(1);
        assertThat(post("next").body()).contains("\"seq\":2");
        assertThat(health()).isEqualTo(200);
    }

    @Test
    void tooManyOfTheSmallestChunksAreRefused() throws Exception {
        try (Socket socket = begun(code, CHUNKED)) {
            FilesServer.write(socket, chunks("x".repeat(Limits.FRAME_BYTES + 10_000)));

            assertThat(FilesServer.head(socket))
                    .startsWith("HTTP/1.1 413 ")
                    .contains("Connection: close");
        }
        assertThat(health()).isEqualTo(200);
        assertThat(post("next").body()).contains("\"seq\":1");
    }

    @Test
    void anUnknownCodeIsRefusedBeforeItsBodyComes() throws Exception {
        for (String body : List.of("Content-Length: 1000\r\n\r\n", CHUNKED + chunks("x"))) {
            try (Socket socket = begun("unknown", body)) {
                assertThat(FilesServer.head(socket))
                        .startsWith("HTTP/1.1 404 ")
                        .contains("Connection: close");
            }
        }
    }

    @Test
    void onlySoManyComeInAtOnceAndWhoBreaksOffMakesRoom() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < HookPosts.AT_ONCE; i++) {
            slow.add(begun(code, "Content-Length: 1000\r\n\r\nabc"));
        }
        HttpResponse<String> refused = post("x");
        while (refused.statusCode() != 503) {
            slow.add(begun(code, "Content-Length: 1000\r\n\r\nabc"));
            refused = post("x");
        }

        assertThat(refused.body()).contains("\"code\":\"busy\"");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(health()).isEqualTo(200);
        for (Socket socket : slow) socket.close();
        while (post("again").statusCode() != 200) {}
    }

    /// A post of which no more than this has been sent.
    private Socket begun(String to, String rest) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(20_000);
        String head = "POST /hook/" + to + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
        FilesServer.write(socket, head + rest);
        return socket;
    }

    private static String chunks(String text) {
        StringBuilder chunks = new StringBuilder();
        text.chars().forEach(one -> chunks.append("1\r\n").append((char) one).append("\r\n"));
        return chunks.toString();
    }

    private HttpResponse<String> post(String text) throws Exception {
        return send(
                HttpRequest.newBuilder(server.address().resolve("hook/" + code))
                        .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    private int health() throws Exception {
        return send(HttpRequest.newBuilder(server.address().resolve("healthz"))).statusCode();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return server.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
