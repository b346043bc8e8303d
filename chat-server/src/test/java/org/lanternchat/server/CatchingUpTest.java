package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// What whoever joins or returns is shown first.
class CatchingUpTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    @Test
    void aJoinShowsTheRoomInItsOrder() {
        WireClient alice = server.hello("alice");
        alice.send("{'type':'join','rid':'j','room':'General'}");

        alice.expect(
                "{'type':'joined','rid':'j','room':'general','kind':'open','head':0,'read':0}",
                "{'type':'users','room':'general','count':1,"
                        + "'users':[{'uid':'u1','name':'alice'}]}",
                "{'type':'history','room':'general','messages':[],"
                        + "'before':false,'after':false,'head':0}",
                "{'type':'synced','room':'general','seq':0}");
    }

    @Test
    void whoReturnsGetsWhatWasMissedOnce() {
        WireClient bob = server.member("bob", "general");
        bob.say("general", "one");
        WireClient alice = server.connect();
        alice.send("{'type':'hello','v':1,'name':'alice'}");
        JsonNode welcome = alice.await("welcome");
        alice.send("{'type':'join','room':'general'}");
        alice.await("synced");
        alice.abort();
        bob.say("general", "two");
        bob.say("general", "three");

        WireClient back = resume(welcome, welcome.get("epoch").asString(), 1);

        back.await("joined");
        assertThat(Frames.texts(back.await("entries").get("entries"), "text"))
                .containsExactly("two", "three");
        assertThat(back.await("synced").get("seq").asLong()).isEqualTo(3);
        WireClient reset = resume(welcome, "another epoch", 1);
        assertThat(Frames.texts(reset.await("history").get("messages"), "text"))
                .containsExactly("one", "two", "three");
        WireClient ahead = resume(welcome, welcome.get("epoch").asString(), 4);
        assertThat(ahead.await("history").get("messages")).hasSize(3);
    }

    @Test
    void whoMissedTooMuchGetsAGapAndTheNewest() {
        WireClient bob = server.member("bob", "general");
        for (int i = 1; i <= 600; i++) {
            bob.send("{'type':'chat','room':'general','text':'m" + i + "'}");
        }
        bob.awaitText("m600");
        WireClient alice = server.hello("alice");

        alice.send("{'type':'join','room':'general','since':99}");
        JsonNode gap = alice.await("gap");
        assertThat(gap.get("from").asLong()).isEqualTo(100);
        assertThat(gap.get("to").asLong()).isEqualTo(550);
        JsonNode newest = alice.await("history");
        assertThat(newest.get("messages")).hasSize(50);
        assertThat(newest.get("messages").get(0).get("seq").asLong()).isEqualTo(551);

        alice.send("{'type':'join','room':'general','since':100}");
        alice.await("joined");
        int seen = 100;
        while (seen < 600) {
            for (JsonNode entry : alice.await("entries").get("entries")) {
                assertThat(entry.get("seq").asInt()).isEqualTo(++seen);
            }
        }
    }

    @Test
    void whoMissedMoreThanAQueueHoldsGetsAGapToo() {
        WireClient bob = server.member("bob", "general");
        String longest = "😀".repeat(4_000);
        for (int i = 1; i <= 60; i++) {
            bob.send("{'type':'chat','room':'general','text':'" + longest + "'}");
            bob.await("chat");
        }
        WireClient alice = server.hello("alice");

        alice.send("{'type':'join','room':'general','since':1}");

        JsonNode gap = alice.await("gap");
        assertThat(gap.get("from").asLong()).isEqualTo(2);
        JsonNode newest = alice.await("history").get("messages");
        assertThat(newest.get(0).get("seq").asLong()).isEqualTo(gap.get("to").asLong() + 1);
        assertThat(newest.get(newest.size() - 1).get("seq").asLong()).isEqualTo(60);
        assertThat(alice.await("synced").get("seq").asLong()).isEqualTo(60);
        alice.send("{'type':'join','room':'general','since':55}");
        assertThat(alice.await("entries").get("entries")).hasSize(5);
    }

    @Test
    void whoJoinsAgainWhileTheFirstJoinIsStillReadIsIn() {
        WireClient bob = server.hello("bob");
        for (int i = 0; i < 20; i++) {
            bob.enter("r" + i);
            bob.say("r" + i, "hi");
        }
        server.restart();
        WireClient alice = server.hello("alice");

        for (int i = 0; i < 20; i++) {
            String join = "{'type':'join','room':'r" + i + "','rid':'";
            alice.send(join + "first'}");
            alice.send(join + "second'}");

            JsonNode first = alice.await(f -> f.path("rid").asString("").equals("first"));
            assertThat(first.path("code").asString("busy")).isEqualTo("busy");
            JsonNode second = alice.await(f -> f.path("rid").asString("").equals("second"));
            assertThat(Frames.type(second)).isEqualTo("joined");
            alice.await("synced");
            alice.say("r" + i, "hello");
        }
    }

    private WireClient resume(JsonNode welcome, String epoch, long since) {
        WireClient client = server.connect();
        client.send(
                "{'type':'hello','v':1,'token':'"
                        + welcome.get("token").asString()
                        + "','resume':{'epoch':'"
                        + epoch
                        + "','rooms':{'general':"
                        + since
                        + "}}}");
        client.await("welcome");
        return client;
    }
}
