package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lanternchat.protocol.Limits;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;

/// Saying something, and the rates for it.
class MessagesTest {
    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void theEchoIsTheAcknowledgementAndSendingAgainIsHarmless() {
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");
        String chat =
                "{'type':'chat','room':'general','cid':'c1','text':'once','seq':99,'uid':'x'}";
        alice.send(chat);
        JsonNode echo = alice.await("chat");
        alice.send(chat);
        JsonNode again = alice.await("chat");
        alice.send("{'type':'chat','room':'general','cid':'c2','text':'twice'}");

        assertThat(again).isEqualTo(echo);
        assertThat(echo.get("seq").asLong()).isEqualTo(1);
        assertThat(echo.get("uid").asString()).isEqualTo("u1");
        assertThat(bob.await("chat")).isEqualTo(echo);
        assertThat(bob.await("chat").get("text").asString()).isEqualTo("twice");
    }

    @Test
    void everyDeviceOfAPersonGetsTheirMessages() {
        WireClient phone = server.connect();
        phone.send("{'type':'hello','v':1,'name':'alice'}");
        String token = phone.await("welcome").get("token").asString();
        phone.send("{'type':'join','room':'general'}");
        phone.await("synced");
        WireClient laptop = server.connect();
        laptop.send("{'type':'hello','v':1,'token':'" + token + "'}");
        JsonNode rooms = laptop.await("welcome").get("rooms");
        laptop.send("{'type':'join','room':'general'}");
        assertThat(laptop.await("users").get("count").asInt()).isEqualTo(1);
        laptop.await("synced");

        phone.send("{'type':'chat','room':'general','cid':'c','text':'hi'}");

        assertThat(laptop.await("chat").get("cid").asString()).isEqualTo("c");
        assertThat(rooms.get(0).get("joined").asBoolean()).isTrue();
        assertThat(rooms.get(1).has("joined")).isFalse();
    }

    @Test
    void whoIsNotInARoomMayNotWriteThere() {
        WireClient alice = server.hello("alice");
        alice.send("{'type':'chat','room':'general','cid':'c','rid':'r','text':'hi'}");

        JsonNode error = alice.await("error");

        assertThat(error.get("code").asString()).isEqualTo("not_member");
        assertThat(error.get("cid").asString()).isEqualTo("c");
        assertThat(error.get("rid").asString()).isEqualTo("r");
        assertThat(error.get("room").asString()).isEqualTo("general");
    }

    @Test
    void whoWritesTooFastIsToldWhenToTryAgain() {
        WireClient alice = server.member("alice", "general");
        for (int i = 0; i < 15; i++) {
            alice.send("{'type':'chat','room':'general','cid':'c" + i + "','text':'m'}");
        }

        JsonNode error = alice.await("error");

        assertThat(error.get("code").asString()).isEqualTo("rate_limited");
        assertThat(error.get("retry").asLong()).isBetween(1L, 200L);
        assertThat(error.get("cid").asString()).startsWith("c1");
    }

    @Test
    void theOthersSeeWhoTypes() {
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");
        alice.send("{'type':'typing','room':'general','on':true}");
        alice.send("{'type':'typing','room':'general','on':true}");
        alice.send("{'type':'typing','room':'general','on':false}");
        alice.send("{'type':'typing','room':'general','on':false}");
        alice.send("{'type':'typing','room':'general','on':true}");
        alice.send("{'type':'chat','room':'general','text':'done'}");

        assertThat(bob.await("typing").get("on").asBoolean()).isTrue();
        assertThat(bob.await("typing").get("on").asBoolean()).isFalse();
        JsonNode next = bob.await(f -> !f.get("type").asString().equals("rooms"));
        assertThat(next.get("type").asString()).isIn("chat", "presence", "system");
        alice.awaitText("done");
    }

    @Test
    void aRoomIsNotToldOfAllWhenHundredsTypeAtOnce() {
        List<WireClient> typists = new ArrayList<>();
        for (int i = 0; i < 2 * Limits.TYPING_PER_SECOND; i++) {
            typists.add(server.member("typist " + i, "general"));
        }
        WireClient alice = server.member("alice", "general");
        long begin = System.nanoTime();
        for (WireClient typist : typists) {
            typist.send("{'type':'typing','room':'general','on':true}");
            typist.ask("{'type':'ping'}");
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        typists.getFirst().send("{'type':'chat','room':'general','text':'the end'}");
        int[] told = new int[1];
        alice.await(
                frame -> {
                    String type = frame.get("type").asString();
                    if (type.equals("typing")) told[0]++;
                    return type.equals("chat");
                });

        assertThat(told[0])
                .isBetween(
                        Limits.TYPING_PER_SECOND,
                        (int) (Limits.TYPING_PER_SECOND * (1 + seconds)) + 1);
    }
}
