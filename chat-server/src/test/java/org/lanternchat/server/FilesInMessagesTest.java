package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Files from an upload to a message and, with the message, away again.
class FilesInMessagesTest {
    @TempDir Path folder;
    private TestServer server;
    private WireClient alice;
    private String token;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        alice = server.connect();
        alice.send("{'type':'hello','v':1,'name':'alice'}");
        token = alice.await("welcome").get("token").asString();
        alice.send("{'type':'join','room':'general'}");
        alice.await("synced");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aFileIsPartOfAMessageUntilTheMessageIsDeleted() throws Exception {
        WireClient bob = server.member("bob", "general");
        JsonNode file = upload("notes.txt", "first draft");
        alice.send("{'type':'chat','room':'general','files':['" + id(file) + "']}");

        JsonNode chat = bob.await("chat");

        JsonNode shown = chat.get("files").get(0);
        assertThat(shown.get("name").asString()).isEqualTo("notes.txt");
        assertThat(shown.get("media").asString()).startsWith("text/plain");
        assertThat(get(file).body()).isEqualTo("first draft");
        alice.send("{'type':'delete','room':'general','target':" + chat.get("seq") + "}");
        bob.await("delete");
        assertThat(get(file).statusCode()).isEqualTo(404);
        bob.send("{'type':'history','room':'general'}");
        assertThat(bob.await("history").toString()).doesNotContain("notes.txt");
    }

    @Test
    void theSameContentIsKeptOnceAndStaysWhileAnyMessageHasIt() throws Exception {
        JsonNode one = upload("one.txt", "the same");
        JsonNode two = upload("two.txt", "the same");
        assertThat(id(one)).isNotEqualTo(id(two));
        assertThat(blobs()).isEqualTo(1);
        alice.send("{'type':'chat','room':'general','files':['" + id(one) + "']}");
        alice.send("{'type':'chat','room':'general','files':['" + id(two) + "']}");
        alice.await("chat");
        alice.await("chat");

        alice.send("{'type':'delete','room':'general','target':1}");
        alice.await("delete");

        assertThat(get(one).statusCode()).isEqualTo(404);
        assertThat(get(two).body()).isEqualTo("the same");
    }

    @Test
    void onlyWhoUploadedAFileMayPutItIntoAMessage() throws Exception {
        WireClient bob = server.member("bob", "general");
        JsonNode file = upload("mine.txt", "mine");

        bob.send("{'type':'chat','room':'general','cid':'c','files':['" + id(file) + "']}");

        assertThat(bob.await("error").get("code").asString()).isEqualTo("not_found");
        bob.send("{'type':'chat','room':'general','cid':'d','files':['unknown']}");
        assertThat(bob.await("error").get("code").asString()).isEqualTo("not_found");
    }

    @Test
    void theTutorialsClientsAreToldWhereAFileIs() throws Exception {
        WireClient plain = server.connect();
        plain.send("{'type':'join','name':'carol','room':'general'}");
        alice.await(frame -> frame.toString().contains("carol"));
        JsonNode file = upload("a b.txt", "x");

        alice.send("{'type':'chat','room':'general','files':['" + id(file) + "']}");

        String text = plain.await("chat").get("text").asString();
        assertThat(text).isEqualTo(server.address() + "files/" + id(file) + "/a%20b.txt");
    }

    @Test
    void whoHasSignedOutUploadsNothing() throws Exception {
        alice.send("{'type':'signout'}");
        assertThat(alice.closeCode()).isEqualTo(4009);

        assertThat(post("late.txt", "x").statusCode()).isEqualTo(401);
        assertThat(blobs()).isZero();
    }

    private JsonNode upload(String name, String content) throws Exception {
        HttpResponse<String> answer = post(name, content);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return WireClient.tree(answer.body());
    }

    private HttpResponse<String> post(String name, String content) throws Exception {
        String path = "api/files?name=" + name.replace(" ", "%20");
        return server.http()
                .send(
                        HttpRequest.newBuilder(server.address().resolve(path))
                                .header("Authorization", "Bearer " + token)
                                .POST(HttpRequest.BodyPublishers.ofString(content))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(JsonNode file) throws Exception {
        return server.http()
                .send(
                        HttpRequest.newBuilder(server.address().resolve(file.get("url").asString()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String id(JsonNode file) {
        return file.get("id").asString();
    }

    private long blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("files"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
