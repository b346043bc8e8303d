package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// Up to where people have read, and what they have not.
class MarksTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    @Test
    void whatOthersSaidIsUnreadUntilItIsRead() {
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");
        bob.say("general", "one");
        bob.say("general", "two @alice");
        alice.say("general", "mine");

        assertUnread(alice, 0, 2, 1);
        alice.ask("{'type':'read','room':'general','seq':1}");
        assertUnread(alice, 1, 1, 1);
        alice.ask("{'type':'read','room':'general','seq':2}");
        assertUnread(alice, 2, 0, 0);
        assertUnread(bob, 0, 1, 0);
    }

    @Test
    void anEditThatMentionsSomebodyCounts() {
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");
        bob.say("general", "one");
        assertUnread(alice, 0, 1, 0);

        bob.ask("{'type':'edit','room':'general','target':1,'text':'one @alice'}");

        assertUnread(alice, 0, 1, 1);
    }

    @Test
    void aRoomThatSomebodyNeverJoinedCountsNothingAndAJoinBeginsAtItsHead() {
        WireClient bob = server.member("bob", "general");
        bob.say("general", "before");
        WireClient alice = server.hello("alice");
        assertThat(Frames.room(alice.welcome(), "general").has("unread")).isFalse();

        assertThat(alice.enter("general").get("read").asLong()).isEqualTo(1);
        assertUnread(alice, 1, 0, 0);
    }

    @Test
    void bothDevicesOfAPersonHaveTheSameMarksAlsoAfterARestart() {
        WireClient laptop = server.member("alice", "general");
        WireClient phone = server.deviceOf(laptop);
        WireClient bob = server.member("bob", "general");
        bob.say("general", "one");
        bob.say("general", "two @alice");
        bob.say("general", "three @alice");

        laptop.ask("{'type':'read','room':'general','seq':2}");

        JsonNode read = phone.await("read");
        assertThat(read.toString())
                .isEqualTo("{'type':'read','room':'general','seq':2}".replace('\'', '"'));
        assertUnread(phone, 2, 1, 1);
        assertUnread(laptop, 2, 1, 1);
        server.restart();
        phone = server.deviceOf(phone);
        JsonNode general = Frames.room(phone.welcome(), "general");
        assertThat(general.get("read").asLong()).isEqualTo(2);
        assertThat(general.get("unread").asInt()).isEqualTo(1);
        assertThat(general.get("mentions").asInt()).isEqualTo(1);
        assertThat(phone.enter("general").get("read").asLong()).isEqualTo(2);
    }

    @Test
    void aMarkMovesOnlyForwardAndNotBeyondTheHead() {
        WireClient alice = server.member("alice", "general");
        WireClient phone = server.deviceOf(alice);
        WireClient bob = server.member("bob", "general");
        for (int i = 0; i < 3; i++) bob.say("general", "m" + i);

        alice.ask("{'type':'read','room':'general','seq':99}");
        assertThat(phone.await("read").get("seq").asLong()).isEqualTo(3);
        alice.ask("{'type':'read','room':'general','seq':1}");
        assertUnread(alice, 3, 0, 0);
        assertThat(phone.waiting()).noneMatch(frame -> frame.contains("\"read\","));
    }

    @Test
    void theOthersSeeWhatIsReadGathered() {
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");
        for (int i = 0; i < 3; i++) bob.say("general", "m" + i);
        alice.awaitText("m2");

        for (int seq = 1; seq <= 3; seq++) {
            alice.ask("{'type':'read','room':'general','seq':" + seq + "}");
        }

        assertThat(bob.await("seen").toString())
                .isEqualTo(
                        "{'type':'seen','room':'general','uid':'u1','seq':3}".replace('\'', '"'));
        assertThat(alice.waiting()).noneMatch(frame -> frame.contains("seen"));
    }

    @Test
    void nobodyIsToldWhatSomebodyHasReadWhoDoesNotWantThat() {
        WireClient carol = server.connect();
        carol.hello("'name':'carol','seen':false");
        carol.enter("general");
        WireClient alice = server.member("alice", "general");
        WireClient bob = server.member("bob", "general");
        bob.say("general", "one");
        bob.say("general", "two");

        carol.ask("{'type':'read','room':'general','seq':2}");
        alice.ask("{'type':'read','room':'general','seq':1}");

        assertThat(bob.await("seen").get("uid").asString()).isEqualTo(alice.uid());
        alice.ask("{'type':'read','room':'general','seq':2}");
        assertThat(bob.await("seen").get("uid").asString()).isEqualTo(alice.uid());
        assertThat(bob.waiting()).noneMatch(frame -> frame.contains("seen"));
    }

    private static void assertUnread(WireClient who, long read, int unread, int mentions) {
        JsonNode general = Frames.room(who.ask("{'type':'rooms'}"), "general");
        assertThat(general.path("read").asLong(-1)).as("read").isEqualTo(read);
        assertThat(general.path("unread").asInt(-1)).as("unread").isEqualTo(unread);
        assertThat(general.path("mentions").asInt(-1)).as("mentions").isEqualTo(mentions);
    }
}
