package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// Keeping order in an open room.
class ModerationTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;
    private WireClient carol;

    /// Alice owns the room.
    @BeforeEach
    void threeInARoom() {
        alice = server.hello("alice");
        alice.ask("{'type':'create','room':'lab'}");
        alice.await("synced");
        bob = server.member("bob", "lab");
        carol = server.member("carol", "lab");
    }

    @Test
    void theRoomIsToldWhatWasDoneToWhomByWhomAndWhy() {
        JsonNode answer = moderate("'action':'mute','uid':'u2','seconds':60,'why':' too loud '");

        assertThat(answer.has("rid")).isTrue();
        JsonNode told = carol.await("moderated");
        assertThat(told.toString())
                .isEqualTo(
                        ("{'type':'moderated','room':'lab','action':'mute','uid':'u2','name':'bob',"
                                        + "'by':{'uid':'u1','name':'alice'},'seconds':60,"
                                        + "'why':'too loud'}")
                                .replace('\'', '"'));
        assertThat(bob.await("moderated")).isEqualTo(told);
    }

    @Test
    void aRoleThatSomebodyGetsWhoHasJustComeIsToldToThemAsAChange() {
        // Carol has just come too, so that who comes now is told of a moment later.
        WireClient dave = server.member("dave", "lab");
        alice.ask("{'type':'role','room':'lab','uid':'u4','role':'moderator'}");

        JsonNode presence = dave.await(frame -> !frame.path("changed").isEmpty());
        assertThat(presence.get("changed").toString())
                .contains("\"uid\":\"u4\"")
                .contains("\"role\":\"moderator\"");
    }

    @Test
    void whoIsKickedIsOutAndMayComeBack() {
        moderate("'action':'kick','uid':'u2'");

        JsonNode left = bob.await("left");
        assertThat(left.toString())
                .isEqualTo("{'type':'left','room':'lab','why':'kicked'}".replace('\'', '"'));
        assertThat(bob.refusal("{'type':'chat','room':'lab','text':'x'}")).isEqualTo("not_member");
        carol.await(frame -> frame.path("went").toString().equals("[\"u2\"]"));
        bob.enter("lab");
        bob.say("lab", "back");
    }

    @Test
    void whoIsBannedNeitherWritesNorReadsNorJoinsUntilItIsLifted() {
        moderate("'action':'ban','uid':'u2'");

        assertThat(bob.await("left").get("why").asString()).isEqualTo("banned");
        assertBanned(bob);
        server.restart();
        bob = server.deviceOf(bob);
        assertBanned(bob);
        alice = server.deviceOf(alice);
        moderate("'action':'unban','uid':'u2'");
        bob.enter("lab");
        bob.say("lab", "back");
    }

    @Test
    void whoIsBannedIsOutOnEachDeviceAndGetsNothingMoreOfTheRoom() {
        WireClient phone = server.deviceOf(bob);
        phone.enter("lab");

        moderate("'action':'ban','uid':'u2'");
        assertThat(phone.await("left").get("why").asString()).isEqualTo("banned");
        assertThat(bob.await("left").get("why").asString()).isEqualTo("banned");
        alice.say("lab", "without bob");
        alice.enter("tech");
        bob.enter("tech");
        phone.enter("tech");
        alice.say("tech", "fence");

        bob.await(frame -> isFence(frame));
        phone.await(frame -> isFence(frame));
    }

    /// Fails on what was said in the room.
    private static boolean isFence(JsonNode frame) {
        String text = frame.path("text").asString("");
        assertThat(text).isNotEqualTo("without bob");
        return text.equals("fence");
    }

    private static void assertBanned(WireClient who) {
        for (String command :
                new String[] {
                    "{'type':'join','room':'lab'}",
                    "{'type':'history','room':'lab'}",
                    "{'type':'search','room':'lab','q':'x'}",
                    "{'type':'read','room':'lab','seq':1}"
                }) {
            assertThat(who.refusal(command)).as(command).isEqualTo("banned");
        }
        assertThat(who.refusal("{'type':'chat','room':'lab','text':'x'}")).isEqualTo("not_member");
    }

    @Test
    void aMuteCoversEveryKindOfEntry() {
        bob.say("lab", "before");
        alice.ask("{'type':'role','room':'lab','uid':'u2','role':'moderator'}");
        alice.ask("{'type':'moderate','room':'lab','action':'mute','uid':'u2'}");

        for (String entry :
                new String[] {
                    "'type':'chat','text':'x'",
                    "'type':'edit','target':1,'text':'x'",
                    "'type':'delete','target':1",
                    "'type':'react','target':1,'emoji':'👍','on':true",
                    "'type':'pin','target':1,'on':true",
                    "'type':'topic','text':'x'"
                }) {
            assertThat(bob.refusal("{'room':'lab'," + entry + "}")).as(entry).isEqualTo("muted");
        }
        bob.enter("tech");
        bob.say("tech", "elsewhere");
        moderate("'action':'unmute','uid':'u2'");
        assertThat(bob.say("lab", "after").get("seq").asLong()).isEqualTo(2);
    }

    @Test
    void aMuteAndABanEndByThemselves() {
        moderate("'action':'mute','uid':'u2','seconds':1");
        moderate("'action':'ban','uid':'u3','seconds':1");
        carol.await("left");
        assertThat(bob.refusal("{'type':'chat','room':'lab','text':'x'}")).isEqualTo("muted");
        assertThat(carol.refusal("{'type':'join','room':'lab'}")).isEqualTo("banned");

        askUntilDone(bob, "{'type':'chat','room':'lab','text':'x'}", "muted");
        askUntilDone(carol, "{'type':'join','room':'lab'}", "banned");
    }

    /// Until the time is over; each try waits for its answer.
    private static void askUntilDone(WireClient who, String command, String code) {
        JsonNode answer = who.ask(command);
        while (Frames.type(answer).equals("error")) {
            assertThat(answer.get("code").asString()).isEqualTo(code);
            who.ask("{'type':'ping'}");
            answer = who.ask(command);
        }
    }

    @Test
    void inALockedRoomOnlyThoseWriteWhoLookAfterIt() {
        bob.say("lab", "before");
        moderate("'action':'lock'");

        assertThat(bob.await("moderated").get("action").asString()).isEqualTo("lock");
        assertThat(bob.refusal("{'type':'chat','room':'lab','text':'x'}")).isEqualTo("locked");
        assertThat(bob.refusal("{'type':'react','room':'lab','target':1,'emoji':'👍','on':true}"))
                .isEqualTo("locked");
        alice.say("lab", "listen");
        assertThat(server.hello("dan").enter("lab").get("locked").asBoolean()).isTrue();
        moderate("'action':'unlock'");
        bob.say("lab", "after");
        assertThat(server.hello("eve").enter("lab").has("locked")).isFalse();
    }

    @Test
    void inASlowRoomOneWaitsBetweenMessagesAndIsToldHowLong() {
        moderate("'action':'slow','seconds':100");
        assertThat(bob.await("moderated").get("seconds").asLong()).isEqualTo(100);
        bob.say("lab", "first");

        JsonNode error = bob.ask("{'type':'chat','room':'lab','text':'second'}");

        assertThat(error.get("code").asString()).isEqualTo("slow");
        assertThat(error.get("retry").asLong()).isBetween(50_000L, 100_000L);
        assertThat(error.has("cid")).isTrue();
        bob.ask("{'type':'react','room':'lab','target':1,'emoji':'👍','on':true}");
        carol.say("lab", "her first");
        alice.say("lab", "no");
        alice.say("lab", "wait");
        assertThat(server.hello("dan").enter("lab").get("slow").asLong()).isEqualTo(100);
        moderate("'action':'slow','seconds':0");
        bob.say("lab", "at last");
        assertThat(server.hello("eve").enter("lab").has("slow")).isFalse();
    }

    @Test
    void aClientOfTheTutorialsIsMutedAndPutOutToo() {
        WireClient guest = server.connect();
        guest.send("{'type':'join','name':'guest','room':'lab'}");
        String uid = uidOfGuest(alice.await(frame -> !uidOfGuest(frame).isEmpty()));
        moderate("'action':'mute','uid':'" + uid + "'");
        guest.send("{'type':'chat','text':'hello?'}");
        assertThat(guest.await("system").get("text").asString()).startsWith("You are muted");

        moderate("'action':'kick','uid':'" + uid + "'");

        guest.awaitText("You were put out of #lab.");
        alice.say("lab", "quiet now");
        guest.send("{'type':'chat','text':'hello?'}");
        guest.expect("{'type':'system','text':'You are not in a room any more. Join one.'}");
    }

    private static String uidOfGuest(JsonNode presence) {
        for (JsonNode person : presence.path("came")) {
            if (person.get("name").asString().equals("guest")) return person.get("uid").asString();
        }
        return "";
    }

    private JsonNode moderate(String fields) {
        JsonNode answer = alice.ask("{'type':'moderate','room':'lab'," + fields + "}");
        assertThat(Frames.type(answer)).as(answer.toString()).isEqualTo("moderated");
        return answer;
    }
}
