package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.tls.TestCertificate;

import tools.jackson.databind.JsonNode;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Random;

/// The chat over TLS, with clients that share no code with it.
class SecureChatTest {
    @TempDir Path folder;
    private TestServer server;

    @BeforeEach
    void aServerWithACertificate() throws Exception {
        server = TestServer.start(folder.resolve("data"), TestCertificate.make(folder), folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void peopleTalkOverTls() {
        assertThat(server.address().getScheme()).isEqualTo("https");
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");

        for (int i = 0; i < 200; i++) alice.send(chat("m" + i));
        for (int i = 0; i < 200; i++) {
            JsonNode heard = bob.await("chat");
            assertThat(heard.get("text").asString()).isEqualTo("m" + i);
        }
        bob.close();
        assertThat(bob.closeCode()).isEqualTo(1000);
    }

    private static String chat(String text) {
        return "{'type':'chat','room':'general','cid':'" + text + "','text':'" + text + "'}";
    }

    @Test
    void theLongestFrameIsTakenAndManyMessagesComeInOne() {
        WireClient alice = server.member("alice", "general");
        String frame = "{\"type\":\"ping\",\"rid\":\"r\",\"pad\":\"\"}";
        alice.sendRaw(
                frame.replace("\"pad\":\"", "\"pad\":\"" + "x".repeat(65_536 - frame.length())));
        assertThat(alice.await("pong").get("rid").asString()).isEqualTo("r");

        String text = "é".repeat(4_000);
        for (int i = 0; i < 30; i++) alice.say("general", text);
        JsonNode page = alice.ask("{'type':'history','room':'general','limit':200}");
        assertThat(page.get("messages").size()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void whoVanishesHindersNobody() {
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");

        bob.abort();

        alice.say("general", "still here");
        WireClient carol = server.member("carol", "general");
        carol.say("general", "me too");
        alice.awaitText("me too");
    }

    @Test
    void filesGoUpAndDown() throws Exception {
        byte[] content = new byte[3_000_000];
        new Random(1).nextBytes(content);
        WireClient alice = server.hello("alice");
        HttpResponse<String> sent =
                server.http()
                        .send(
                                HttpRequest.newBuilder(uri("/api/files?name=x.bin"))
                                        .header("Authorization", "Bearer " + alice.token())
                                        .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(201);

        String path = WireClient.tree(sent.body()).get("url").asString();
        HttpResponse<byte[]> received =
                server.http()
                        .send(
                                HttpRequest.newBuilder(uri(path)).build(),
                                HttpResponse.BodyHandlers.ofByteArray());

        assertThat(received.body()).isEqualTo(content);
    }

    private URI uri(String path) {
        return URI.create("https://127.0.0.1:" + server.port() + path);
    }
}
