package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.List;

/// Everything that becomes an entry of a room's log besides plain messages.
class LogEntriesTest {
    private static final String ROOM = "'room':'lab'";

    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;

    /// Alice owns the room.
    @BeforeEach
    void twoInARoom() {
        alice = server.hello("alice");
        alice.ask("{'type':'create','room':'lab'}");
        alice.await("synced");
        bob = server.member("bob", "lab");
    }

    @Test
    void anEditIsAnEntryAndTheMessageIsFromThenOnAsItSays() {
        long target = seq(bob.say("lab", "hi all"));

        JsonNode edit = edit(bob, target, "hi @alice");

        assertThat(Frames.type(edit)).isEqualTo("edit");
        assertThat(seq(edit)).isEqualTo(target + 1);
        assertThat(edit.get("target").asLong()).isEqualTo(target);
        assertThat(edit.get("mentions").get(0).asString()).isEqualTo(alice.uid());
        assertThat(alice.await("edit")).isEqualTo(edit);
        JsonNode now = message(target);
        assertThat(now.get("text").asString()).isEqualTo("hi @alice");
        assertThat(now.get("edited")).isEqualTo(edit.get("at"));
        assertThat(now.get("mentions")).isEqualTo(edit.get("mentions"));
        JsonNode joined = server.hello("carol").ask("{'type':'history'," + ROOM + "}");
        assertThat(joined.get("messages").get(0)).isEqualTo(now);
    }

    @Test
    void onlyTheAuthorEditsAndOnlyWithinTheWindow() {
        long target = seq(bob.say("lab", "mine"));

        assertThat(alice.refusal(editing(target, "yours"))).isEqualTo("forbidden");
        server.restart(Duration.ZERO);
        bob = server.deviceOf(bob);
        bob.enter("lab");
        assertThat(bob.refusal(editing(target, "later"))).isEqualTo("too_late");
        String both = "{'type':'chat'," + ROOM + ",'text':'now'}";
        bob.send(both);
        bob.send(editing(target + 1, "at once"));
        assertThat(bob.await("error").get("code").asString()).isEqualTo("too_late");
        assertThat(bob.refusal(deleting(target))).isEqualTo("too_late");
        alice = server.deviceOf(alice);
        alice.enter("lab");
        assertThat(Frames.type(alice.ask(deleting(target)))).isEqualTo("delete");
    }

    @Test
    void aModeratorAndTheAuthorDeleteButNobodyElse() {
        long first = seq(alice.say("lab", "one"));
        long second = seq(bob.say("lab", "two"));

        assertThat(bob.refusal(deleting(first))).isEqualTo("forbidden");
        assertThat(Frames.type(bob.ask(deleting(second)))).isEqualTo("delete");
        assertThat(Frames.type(alice.ask(deleting(first)))).isEqualTo("delete");
        assertThat(message(first).get("deleted").asBoolean()).isTrue();
        assertThat(message(second).has("text")).isFalse();
    }

    @Test
    void whatIsDeletedOrNoMessageOrInAnotherRoomIsNotFound() {
        long deleted = seq(bob.say("lab", "gone"));
        long entry = seq(bob.ask(deleting(deleted)));
        bob.enter("tech");
        for (int i = 0; i < 5; i++) bob.say("tech", "m" + i);

        for (long target : new long[] {deleted, entry, entry + 1, Long.MAX_VALUE}) {
            String on = ",'target':" + target;
            assertThat(bob.refusal(editing(target, "x"))).isEqualTo("not_found");
            assertThat(bob.refusal(deleting(target))).isEqualTo("not_found");
            assertThat(bob.refusal("{'type':'react'," + ROOM + on + ",'emoji':'👍','on':true}"))
                    .isEqualTo("not_found");
            assertThat(alice.refusal("{'type':'pin'," + ROOM + on + ",'on':true}"))
                    .isEqualTo("not_found");
            String reply = "{'type':'chat'," + ROOM + ",'text':'x','reply':" + target + "}";
            assertThat(bob.refusal(reply)).isEqualTo("not_found");
        }
        assertThat(seq(bob.say("lab", "next"))).isEqualTo(entry + 1);
    }

    @Test
    void aReplyNamesAMessageOfTheRoom() {
        long target = seq(alice.say("lab", "question"));

        JsonNode reply =
                bob.ask("{'type':'chat'," + ROOM + ",'text':'answer','reply':" + target + "}");

        assertThat(reply.get("reply").asLong()).isEqualTo(target);
        assertThat(message(seq(reply)).get("reply").asLong()).isEqualTo(target);
    }

    @Test
    void reactionsAreGatheredUnderTheMessage() {
        long target = seq(alice.say("lab", "cake?"));

        react(bob, target, "👍", true);
        react(alice, target, "🎂", true);
        react(alice, target, "👍", true);
        react(alice, target, "👍", true);
        react(bob, target, "🎂", false);

        assertThat(message(target).get("reactions").toString())
                .isEqualTo("{'👍':['u2','u1'],'🎂':['u1']}".replace('\'', '"'));
        react(bob, target, "👍", false);
        react(alice, target, "👍", false);
        assertThat(message(target).get("reactions").toString())
                .isEqualTo("{'🎂':['u1']}".replace('\'', '"'));
    }

    @Test
    void aMessageHasAtMostTwentyDifferentReactions() {
        long target = seq(alice.say("lab", "popular"));
        for (int i = 0; i < 20; i++) react(bob, target, Character.toString(0x1F600 + i), true);

        String another = "{'type':'react'," + ROOM + ",'target':" + target + ",'emoji':'👍','on':";
        assertThat(bob.refusal(another + "true}")).isEqualTo("bad_field");
        react(alice, target, Character.toString(0x1F600), true);
        assertThat(message(target).get("reactions")).hasSize(20);
        react(bob, target, Character.toString(0x1F601), false);
        react(bob, target, "👍", true);
    }

    @Test
    void ownersPinAndOthersSeeWhatIsPinned() {
        long target = seq(bob.say("lab", "read this"));

        assertThat(bob.refusal(pinning(target, true))).isEqualTo("forbidden");
        assertThat(Frames.type(alice.ask(pinning(target, true)))).isEqualTo("pin");
        assertThat(bob.await("pin").get("on").asBoolean()).isTrue();
        assertThat(pinned()).containsExactly("read this");
        alice.ask(pinning(target, false));
        assertThat(pinned()).isEmpty();
    }

    @Test
    void aRoomHasAtMostAHundredPins() {
        for (int i = 1; i <= 101; i++) alice.say("lab", "m" + i);
        for (int i = 1; i <= 100; i++) alice.ask(pinning(i, true));

        assertThat(alice.refusal(pinning(101, true))).isEqualTo("bad_field");
        assertThat(Frames.type(alice.ask(pinning(1, true)))).isEqualTo("pin");
        alice.ask(deleting(1));
        assertThat(Frames.type(alice.ask(pinning(101, true)))).isEqualTo("pin");
    }

    @Test
    void theTopicIsForOwnersAndIsToldToWhoeverJoins() {
        assertThat(bob.refusal("{'type':'topic'," + ROOM + ",'text':'mine'}"))
                .isEqualTo("forbidden");
        JsonNode topic = alice.ask("{'type':'topic'," + ROOM + ",'text':' All about cake '}");

        assertThat(topic.get("text").asString()).isEqualTo("All about cake");
        assertThat(bob.await("topic")).isEqualTo(topic);
        WireClient carol = server.hello("carol");
        assertThat(carol.enter("lab").get("topic").asString()).isEqualTo("All about cake");
        server.restart();
        WireClient back = server.deviceOf(carol);
        assertThat(Frames.room(back.welcome(), "lab").get("topic").asString())
                .isEqualTo("All about cake");
        alice = server.deviceOf(alice);
        alice.enter("lab");
        alice.ask("{'type':'topic'," + ROOM + ",'text':''}");
        assertThat(back.enter("lab").has("topic")).isFalse();
    }

    @Test
    void mentionsAreThoseWhomTheServerKnows() {
        server.hello("Carla Brown");

        JsonNode said = bob.say("lab", "@alice, @CARLA brown! @nobody bob@alice @bob");

        assertThat(said.get("mentions").toString()).isEqualTo("[\"u1\",\"u3\",\"u2\"]");
        assertThat(bob.say("lab", "nobody").has("mentions")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'type':'chat','text':'once'",
                "'type':'edit','target':1,'text':'anew'",
                "'type':'react','target':1,'emoji':'👍','on':true",
                "'type':'pin','target':1,'on':true",
                "'type':'topic','text':'cake'",
                "'type':'delete','target':1"
            })
    void sendingAgainBringsTheStoredEntryToThatConnectionAlone(String fields) {
        alice.say("lab", "first");
        WireClient phone = server.deviceOf(alice);
        phone.enter("lab");
        String command = "{" + ROOM + ",'cid':'again-1','rid':'r'," + fields + "}";
        alice.send(command);
        JsonNode echo = alice.await(frame -> frame.path("cid").asString("").equals("again-1"));
        phone.send(command);
        JsonNode repeated = phone.await(f -> seq(f) == 2 && Frames.type(f).equals(type(echo)));
        phone.send(command);

        assertThat(repeated).isEqualTo(echo);
        assertThat(phone.await(frame -> seq(frame) == 2)).isEqualTo(echo);
        assertThat(seq(phone.say("lab", "next"))).isEqualTo(3);
        bob.await(frame -> seq(frame) == 2);
        bob.await(frame -> Frames.type(frame).equals("chat") || seq(frame) == 2);
        assertThat(bob.waiting()).noneMatch(frame -> frame.contains("again-1"));
    }

    private static String type(JsonNode frame) {
        return Frames.type(frame);
    }

    private static String editing(long target, String text) {
        return "{'type':'edit'," + ROOM + ",'target':" + target + ",'text':'" + text + "'}";
    }

    private static String deleting(long target) {
        return "{'type':'delete'," + ROOM + ",'target':" + target + "}";
    }

    private static String pinning(long target, boolean on) {
        return "{'type':'pin'," + ROOM + ",'target':" + target + ",'on':" + on + "}";
    }

    private static JsonNode edit(WireClient who, long target, String text) {
        return who.ask(editing(target, text));
    }

    private static void react(WireClient who, long target, String emoji, boolean on) {
        String fields = ",'target':" + target + ",'emoji':'" + emoji + "','on':" + on + "}";
        JsonNode echo = who.ask("{'type':'react'," + ROOM + fields);
        assertThat(Frames.type(echo)).as(echo.toString()).isEqualTo("react");
    }

    private List<String> pinned() {
        JsonNode page = bob.ask("{'type':'history'," + ROOM + ",'pinned':true}");
        return Frames.texts(page.get("messages"), "text");
    }

    private JsonNode message(long seq) {
        String page = "{'type':'history'," + ROOM + ",'after':" + (seq - 1) + ",'limit':1}";
        return alice.ask(page).get("messages").get(0);
    }

    private static long seq(JsonNode frame) {
        return frame.path("seq").asLong(-1);
    }
}
