package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/// Programs that post as bots, over HTTP.
class HookPostsTest {
    @TempDir Path folder;
    private TestServer server;
    private WireClient alice;
    private String room;
    private String code;

    @BeforeEach
    void start() {
        server = TestServer.start(folder);
        alice = server.hello("alice");
        alice.send("{'type':'create','kind':'private','title':'Builds'}");
        room = alice.await("joined").get("room").asString();
        alice.await("synced");
        alice.send("{'type':'hook','room':'" + room + "','name':'ci'}");
        code = alice.await("hooked").get("code").asString();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aProgramPostsAsItsBotPlainAndInJson() throws Exception {
        HttpResponse<String> plain = post(code, "build green @alice");
        assertThat(plain.statusCode()).as(plain.body()).isEqualTo(200);
        assertThat(WireClient.tree(plain.body()).get("seq").asLong()).isEqualTo(1);
        JsonNode chat = alice.await("chat");
        assertThat(chat.get("name").asString()).isEqualTo("ci");
        assertThat(chat.get("mentions").get(0).asString()).isEqualTo("u1");

        post(code, "{\"text\":\"build *red*\"}");

        assertThat(alice.await("chat").get("text").asString()).isEqualTo("build *red*");
    }

    @Test
    void aRefusalSaysWhatToDo() throws Exception {
        assertRefused(post("wrong", "x"), 404, "not_found");
        assertRefused(post(code, ""), 400, "bad_field");
        assertRefused(post(code, "x".repeat(4_001)), 413, "too_long");
        assertRefused(post(code, "x".repeat(100_000)), 413, "too_long");
        alice.send("{'type':'unhook','code':'" + code + "','rid':'r'}");
        alice.await("ok");
        assertRefused(post(code, "x"), 404, "not_found");
    }

    @Test
    void aBotIsNoFasterThanPeople() throws Exception {
        for (int i = 0; i < 10; i++) post(code, "message " + i);

        HttpResponse<String> refused = post(code, "one more");

        assertRefused(refused, 429, "rate_limited");
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void aHookOutlivesARestart() throws Exception {
        server.close();
        server = TestServer.start(folder);

        assertThat(post(code, "still here").statusCode()).isEqualTo(200);
    }

    @Test
    void aBotSaysNothingMoreWhenItsMakerIsOutOfTheRoom() throws Exception {
        WireClient owner = server.owner("owner");
        String invite = alice.ask("{'type':'invite','room':'" + room + "'}").get("code").asString();
        WireClient bob = server.hello("bob");
        bob.enter(room, ",'invite':'" + invite + "'");
        moderator(bob);
        String bobs = hook(bob, "bobs");
        assertThat(post(bobs, "x").statusCode()).isEqualTo(200);

        alice.ask(moderating("'room':'" + room + "','action':'kick'", bob));

        assertRefused(post(bobs, "x"), 403, "forbidden");
        bob.enter(room, ",'invite':'" + invite + "'");
        assertThat(post(bobs, "x").statusCode()).isEqualTo(200);
        owner.ask(moderating("'action':'ban'", bob));
        assertRefused(post(bobs, "x"), 403, "forbidden");
        owner.ask(moderating("'action':'unban'", bob));
        assertThat(post(bobs, "x").statusCode()).isEqualTo(200);
    }

    @Test
    void aBotSaysNothingMoreWhenItsMakerIsBannedFromTheOpenRoom() throws Exception {
        WireClient owner = server.owner("owner");
        owner.enter("general");
        WireClient bob = server.member("bob", "general");
        owner.ask("{'type':'role','room':'general','uid':'" + bob.uid() + "','role':'moderator'}");
        String asks = "{'type':'hook','room':'general','name':'bobs'}";
        String bobs = bob.ask(asks).get("code").asString();
        assertThat(post(bobs, "x").statusCode()).isEqualTo(200);

        owner.ask(moderating("'room':'general','action':'ban'", bob));

        assertRefused(post(bobs, "x"), 403, "forbidden");
    }

    @Test
    void othersWhoLookAfterTheRoomRemoveABotByItsUid() throws Exception {
        String invite = alice.ask("{'type':'invite','room':'" + room + "'}").get("code").asString();
        WireClient bob = server.hello("bob");
        bob.enter(room, ",'invite':'" + invite + "'");
        post(code, "hello");
        String bot = bob.awaitText("hello").get("uid").asString();
        String remove = "{'type':'unhook','code':'" + bot + "'}";
        assertThat(server.hello("stranger").refusal(remove)).isEqualTo("not_found");
        assertThat(bob.refusal(remove)).isEqualTo("forbidden");
        moderator(bob);

        assertThat(Frames.type(bob.ask(remove))).isEqualTo("ok");

        assertRefused(post(code, "x"), 404, "not_found");
        assertThat(bob.refusal(remove)).isEqualTo("not_found");
    }

    private void moderator(WireClient who) {
        alice.ask(
                "{'type':'role','room':'"
                        + room
                        + "','uid':'"
                        + who.uid()
                        + "','role':'moderator'}");
    }

    private String hook(WireClient who, String name) {
        String asks = "{'type':'hook','room':'" + room + "','name':'" + name + "'}";
        return who.ask(asks).get("code").asString();
    }

    private static String moderating(String what, WireClient whom) {
        return "{'type':'moderate'," + what + ",'uid':'" + whom.uid() + "'}";
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        JsonNode body = WireClient.tree(answer.body());
        assertThat(body.get("code").asString()).isEqualTo(error);
        assertThat(body.get("text").asString()).endsWith(".");
    }

    private HttpResponse<String> post(String to, String body) throws Exception {
        return server.http()
                .send(
                        HttpRequest.newBuilder(server.address().resolve("hook/" + to))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
