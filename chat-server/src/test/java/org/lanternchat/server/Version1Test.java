package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

class Version1Test {
    @TempDir Path data;
    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void helloIsAnsweredByAnIdentityAndTheRooms() {
        WireClient alice = server.connect();
        alice.send("{'type':'hello','rid':'1','v':1,'name':' Alice '}");

        JsonNode welcome = alice.await("welcome");

        assertThat(welcome.get("rid").asString()).isEqualTo("1");
        assertThat(welcome.get("name").asString()).isEqualTo("Alice");
        assertThat(welcome.get("uid").asString()).isEqualTo("u1");
        assertThat(welcome.get("token").asString()).hasSizeGreaterThan(40);
        assertThat(welcome.get("server").get("name").asString()).isEqualTo("Test chat");
        assertThat(welcome.get("limits").get("text").asInt()).isEqualTo(4000);
        assertThat(texts(welcome.get("rooms"), "room"))
                .containsExactly("general", "random", "tech");
    }

    @Test
    void aTokenBringsTheIdentityBackAlsoAfterARestart() {
        WireClient alice = server.connect();
        alice.send("{'type':'hello','v':1,'name':'alice'}");
        JsonNode first = alice.await("welcome");
        server.close();
        server = TestServer.start(data);

        WireClient again = server.connect();
        again.send("{'type':'hello','v':1,'token':'" + first.get("token").asString() + "'}");
        JsonNode second = again.await("welcome");

        assertThat(second.get("uid")).isEqualTo(first.get("uid"));
        assertThat(second.get("epoch")).isEqualTo(first.get("epoch"));
        assertThat(second.get("name").asString()).isEqualTo("alice");
    }

    @Test
    void aNameOfSomebodyElseIsRefusedWithASuggestionAndHelloMayBeSaidAgain() {
        server.hello("alice");
        WireClient other = server.connect();
        other.send("{'type':'hello','rid':'h','v':1,'name':'ALICE'}");

        JsonNode error = other.await("error");

        assertThat(error.get("code").asString()).isEqualTo("name_taken");
        assertThat(error.get("rid").asString()).isEqualTo("h");
        assertThat(error.get("suggest").asString()).isEqualTo("ALICE-2");
        other.send("{'type':'join','rid':'j','room':'general'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("forbidden");
        other.send("{'type':'hello','v':1,'name':'admin'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("name_invalid");
        other.send("{'type':'hello','v':1,'token':'nobody has this'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("bad_token");
        other.send("{'type':'hello','v':1,'name':'ALICE-2'}");
        assertThat(other.await("welcome").get("name").asString()).isEqualTo("ALICE-2");
        other.send("{'type':'hello','v':1,'name':'third'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("forbidden");
    }

    @Test
    void anotherVersionIsToldWhatIsServed() {
        WireClient client = server.connect();
        client.send("{'type':'hello','v':7,'name':'alice'}");

        JsonNode error = client.await("error");

        assertThat(error.get("code").asString()).isEqualTo("bad_version");
        assertThat(error.get("min").asInt()).isEqualTo(1);
        assertThat(error.get("max").asInt()).isEqualTo(1);
        assertThat(client.closeCode()).isEqualTo(4010);
    }

    @Test
    void aJoinShowsTheRoomInItsOrder() {
        WireClient alice = server.hello("alice");
        alice.send("{'type':'join','rid':'j','room':'General'}");

        alice.expect(
                "{'type':'joined','rid':'j','room':'general','kind':'open','head':0}",
                "{'type':'users','room':'general','count':1,"
                        + "'users':[{'uid':'u1','name':'alice'}]}",
                "{'type':'history','room':'general','messages':[],"
                        + "'before':false,'after':false}",
                "{'type':'synced','room':'general','seq':0}");
    }

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
    void whoReturnsGetsWhatWasMissedOnce() {
        WireClient bob = server.member("bob", "general");
        say(bob, "one");
        WireClient alice = server.connect();
        alice.send("{'type':'hello','v':1,'name':'alice'}");
        JsonNode welcome = alice.await("welcome");
        alice.send("{'type':'join','room':'general'}");
        alice.await("synced");
        alice.abort();
        say(bob, "two");
        say(bob, "three");

        WireClient back = resume(welcome, welcome.get("epoch").asString(), 1);

        back.await("joined");
        assertThat(texts(back.await("entries").get("entries"), "text"))
                .containsExactly("two", "three");
        assertThat(back.await("synced").get("seq").asLong()).isEqualTo(3);
        WireClient reset = resume(welcome, "another epoch", 1);
        assertThat(texts(reset.await("history").get("messages"), "text"))
                .containsExactly("one", "two", "three");
        WireClient ahead = resume(welcome, welcome.get("epoch").asString(), 4);
        assertThat(ahead.await("history").get("messages")).hasSize(3);
    }

    @Test
    void whoMissedTooMuchGetsAGapAndTheNewest() {
        server.close();
        server = TestServer.start(data, Double.POSITIVE_INFINITY);
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
        server.close();
        server = TestServer.start(data, Double.POSITIVE_INFINITY);
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
    void historyIsReadInAllFourDirections() {
        WireClient bob = server.member("bob", "tech");
        for (int i = 1; i <= 9; i++) say(bob, "tech", "m" + i);
        WireClient alice = server.hello("alice");

        assertPage(alice, "'limit':3", List.of("m7", "m8", "m9"), true, false);
        assertPage(alice, "'before':4,'limit':2", List.of("m2", "m3"), true, true);
        assertPage(alice, "'before':3,'limit':2", List.of("m1", "m2"), false, true);
        assertPage(alice, "'after':7,'limit':5", List.of("m8", "m9"), true, false);
        assertPage(alice, "'after':0,'limit':2", List.of("m1", "m2"), false, true);
        assertPage(alice, "'around':5,'limit':3", List.of("m4", "m5", "m6"), true, true);
        assertPage(alice, "'around':9,'limit':3", List.of("m7", "m8", "m9"), true, false);
        assertPage(alice, "'before':1", List.of(), false, true);
        alice.send("{'type':'history','rid':'x','room':'nowhere'}");
        assertThat(alice.await("error").get("code").asString()).isEqualTo("no_room");
    }

    @Test
    void aPageOfLongMessagesEndsEarlier() {
        WireClient bob = server.member("bob", "tech");
        String longest = "😀".repeat(4_000);
        for (int i = 0; i < 10; i++) {
            bob.send("{'type':'chat','room':'tech','text':'" + longest + "'}");
            bob.await("chat");
        }
        WireClient alice = server.hello("alice");
        alice.send("{'type':'history','room':'tech'}");

        JsonNode page = alice.await("history");

        assertThat(page.toString().getBytes(UTF_8).length).isLessThan(256 * 1024);
        assertThat(page.get("messages").size()).isBetween(4, 9);
        assertThat(page.get("before").asBoolean()).isTrue();
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
    void tooManyCommandsInASecondEndTheConnection() {
        WireClient alice = server.hello("alice");
        for (int i = 0; i < 1_000; i++) alice.send("{'type':'ping'}");

        assertThat(alice.closeCode()).isEqualTo(1008);
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
    void theSidebarOfEveryoneFollowsTheCounts() {
        WireClient watcher = server.hello("watcher");
        WireClient alice = server.member("alice", "lunch");
        JsonNode change = watcher.await(frame -> countOf(frame, "lunch") == 1);
        assertThat(change.has("all")).isFalse();

        alice.send("{'type':'leave','rid':'l','room':'lunch'}");
        assertThat(alice.await("left").get("rid").asString()).isEqualTo("l");

        watcher.await(frame -> frame.path("gone").toString().equals("[\"lunch\"]"));
        watcher.send("{'type':'rooms','rid':'r'}");
        JsonNode all = watcher.await(frame -> frame.path("rid").asString("").equals("r"));
        assertThat(all.get("all").asBoolean()).isTrue();
        assertThat(texts(all.get("rooms"), "room")).containsExactly("general", "random", "tech");
    }

    @Test
    void garbageGetsAnErrorAndTheConnectionLivesUntilItIsTooMuch() {
        WireClient alice = server.hello("alice");
        for (int i = 0; i < 19; i++) {
            alice.sendRaw("garbage");
            assertThat(alice.await("error").get("code").asString()).isEqualTo("bad_json");
        }
        alice.send("{'type':'ping','rid':'p'}");
        assertThat(alice.await("pong").get("rid").asString()).isEqualTo("p");
        alice.sendRaw("garbage");

        assertThat(alice.closeCode()).isEqualTo(1008);
    }

    @Test
    void commandsThatAreSentBeforeTheWelcomeAreNotLost() {
        WireClient alice = server.connect();
        alice.send("{'type':'hello','v':1,'name':'alice'}");
        alice.send("{'type':'join','room':'general'}");
        alice.send("{'type':'chat','room':'general','cid':'c','text':'at once'}");

        alice.await("welcome");
        alice.await("synced");
        assertThat(alice.await("chat").get("text").asString()).isEqualTo("at once");
    }

    @Test
    void theServerSaysGoodbyeWhenItStops() {
        WireClient alice = server.member("alice", "general");
        say(alice, "last words");

        server.close();

        assertThat(alice.closeCode()).isEqualTo(1001);
        server = TestServer.start(data);
        WireClient bob = server.hello("bob");
        bob.send("{'type':'history','room':'general'}");
        assertThat(texts(bob.await("history").get("messages"), "text"))
                .containsExactly("last words");
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

    private static void say(WireClient client, String text) {
        say(client, "general", text);
    }

    private static void say(WireClient client, String room, String text) {
        client.send("{'type':'chat','room':'" + room + "','text':'" + text + "'}");
        client.awaitText(text);
    }

    private static void assertPage(
            WireClient client, String options, List<String> texts, boolean before, boolean after) {
        client.send("{'type':'history','rid':'h','room':'tech'," + options + "}");
        JsonNode page = client.await("history");
        assertThat(texts(page.get("messages"), "text")).as(options).isEqualTo(texts);
        assertThat(page.get("before").asBoolean()).as(options + " before").isEqualTo(before);
        assertThat(page.get("after").asBoolean()).as(options + " after").isEqualTo(after);
    }

    private static int countOf(JsonNode frame, String room) {
        for (JsonNode one : frame.path("rooms")) {
            if (one.get("room").asString().equals(room)) return one.get("count").asInt();
        }
        return -1;
    }

    private static List<String> texts(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(one -> one.get(field).asString())
                .toList();
    }
}
