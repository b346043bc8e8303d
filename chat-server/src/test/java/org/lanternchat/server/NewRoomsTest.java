package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.lanternchat.protocol.Limits;

import tools.jackson.databind.JsonNode;

/// Rooms that people make: open, private, and of two.
class NewRoomsTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;

    @BeforeEach
    void two() {
        alice = server.hello("alice");
        bob = server.hello("bob");
    }

    @Test
    void whoMakesAnOpenRoomOwnsItAndEverybodySeesIt() {
        JsonNode joined = alice.ask("{'type':'create','room':' Lab ','topic':'cake'}");

        assertThat(joined.get("type").asString()).isEqualTo("joined");
        assertThat(joined.get("room").asString()).isEqualTo("lab");
        assertThat(joined.get("kind").asString()).isEqualTo("open");
        assertThat(joined.get("role").asString()).isEqualTo("owner");
        alice.await("synced");
        assertThat(alice.await("topic").get("text").asString()).isEqualTo("cake");
        JsonNode seen = bob.await(frame -> Frames.room(frame, "lab").has("topic"));
        assertThat(Frames.room(seen, "lab").has("role")).isFalse();
        JsonNode mine = Frames.room(alice.ask("{'type':'rooms'}"), "lab");
        assertThat(mine.get("role").asString()).isEqualTo("owner");
        assertThat(mine.get("joined").asBoolean()).isTrue();
    }

    @Test
    void whoIsOnlyThereLeavesNoRoomBehind() {
        for (int i = 0; i < 20; i++) {
            alice.enter("empty-" + i);
            alice.ask("{'type':'leave','room':'empty-" + i + "'}");
        }
        alice.enter("lively");
        alice.say("lively", "hello");

        server.restart();

        JsonNode rooms = server.hello("carol").ask("{'type':'rooms'}").get("rooms");
        assertThat(rooms.toString()).contains("lively").doesNotContain("empty-");
    }

    @Test
    void nobodyTakesAllRoomsByGoingIntoThem() {
        for (int i = 0; i < Limits.OWNED_ROOMS; i++) alice.enter("mine-" + i);

        assertThat(alice.refusal("{'type':'join','room':'one more'}")).isEqualTo("forbidden");
        bob.enter("one more");
        alice.enter("one more");
        alice.ask("{'type':'leave','room':'mine-0'}");
        alice.enter("another");
        assertThat(alice.refusal("{'type':'join','room':'mine-0'}")).isEqualTo("forbidden");
    }

    @Test
    void aRoomStandsAlthoughItsMakerIsGoneByThen() {
        alice.send("{'type':'create','room':'lab','topic':'cake'}");
        alice.abort();

        JsonNode seen = bob.await(frame -> Frames.room(frame, "lab").has("topic"));

        assertThat(Frames.room(seen, "lab").get("topic").asString()).isEqualTo("cake");
    }

    @Test
    void nobodyMakesMoreThanFiftyOpenRooms() {
        for (int i = 0; i < 50; i++) {
            alice.ask("{'type':'create','room':'mine-" + i + "'}");
        }

        assertThat(alice.refusal("{'type':'create','room':'mine-50'}")).isEqualTo("forbidden");
        bob.ask("{'type':'create','room':'mine-50'}");
    }

    @Test
    void aRoomThatStandsIsTakenAlsoOneThatNobodyMadeOrThatIsEmpty() {
        alice.enter("cellar");

        for (String room : new String[] {"general", "GENERAL", "cellar"}) {
            assertThat(bob.refusal("{'type':'create','room':'" + room + "'}"))
                    .isEqualTo("room_taken");
        }
        alice.ask("{'type':'create','room':'lab'}");
        alice.ask("{'type':'leave','room':'lab'}");
        assertThat(bob.refusal("{'type':'create','room':'lab'}")).isEqualTo("room_taken");
        server.restart();
        bob = server.deviceOf(bob);
        assertThat(bob.refusal("{'type':'create','room':'lab'}")).isEqualTo("room_taken");
        assertThat(server.deviceOf(alice).enter("lab").get("role").asString()).isEqualTo("owner");
    }

    @Test
    void bothPeopleHaveTheirConversationInTheList() {
        JsonNode joined = alice.ask("{'type':'direct','to':'bob'}");

        assertThat(joined.get("kind").asString()).isEqualTo("direct");
        assertThat(joined.get("room").asString()).matches("~[A-Za-z0-9_-]{22}");
        assertThat(joined.get("with").toString())
                .isEqualTo("{'uid':'u2','name':'bob'}".replace('\'', '"'));
        String room = joined.get("room").asString();
        JsonNode told = Frames.room(bob.await(f -> Frames.room(f, room).has("kind")), room);
        assertThat(told.get("with").get("name").asString()).isEqualTo("alice");
        assertThat(Frames.room(bob.ask("{'type':'rooms'}"), room).get("kind").asString())
                .isEqualTo("direct");
    }

    @Test
    void aMessageComesToTheOtherWithoutAJoinAndToEachOfTheirDevices() {
        WireClient phone = server.deviceOf(bob);
        String room = direct(alice, "u2");

        JsonNode said = alice.say(room, "hi");

        assertThat(bob.await("chat")).isEqualTo(said);
        assertThat(phone.await("chat")).isEqualTo(said);
        JsonNode listed = Frames.room(bob.ask("{'type':'rooms'}"), room);
        assertThat(listed.get("unread").asInt()).isEqualTo(1);
        assertThat(bob.refusal("{'type':'chat','room':'" + room + "','text':'x'}"))
                .isEqualTo("not_member");
        bob.enter(room);
        alice.ask("{'type':'edit','room':'" + room + "','target':1,'text':'hello'}");
        assertThat(bob.await("edit").get("text").asString()).isEqualTo("hello");
        assertThat(phone.await("edit").get("text").asString()).isEqualTo("hello");
    }

    @Test
    void whicheverOfTheTwoAsksItIsTheSameConversationAlsoAfterARestart() {
        String room = direct(alice, "bob");
        alice.say(room, "hi");
        assertThat(direct(bob, "alice")).isEqualTo(room);

        server.restart();

        bob = server.deviceOf(bob);
        JsonNode listed = Frames.room(bob.welcome(), room);
        assertThat(listed.get("kind").asString()).isEqualTo("direct");
        assertThat(listed.get("with").get("name").asString()).isEqualTo("alice");
        assertThat(listed.get("unread").asInt()).isEqualTo(1);
        alice = server.deviceOf(alice);
        assertThat(direct(alice, "bob")).isEqualTo(room);
        alice.say(room, "again");
        assertThat(bob.await("chat").get("text").asString()).isEqualTo("again");
    }

    @Test
    void bothOfAConversationPinAndSetTheTopicAndNobodyModerates() {
        String room = direct(alice, "bob");
        bob.enter(room);
        alice.say(room, "hi");
        String in = ",'room':'" + room + "'";

        assertThat(Frames.type(bob.ask("{'type':'pin','target':1,'on':true" + in + "}")))
                .isEqualTo("pin");
        assertThat(Frames.type(bob.ask("{'type':'topic','text':'us'" + in + "}")))
                .isEqualTo("topic");
        assertThat(bob.refusal("{'type':'delete','target':1" + in + "}")).isEqualTo("forbidden");
        assertThat(bob.refusal("{'type':'moderate','action':'kick','uid':'u1'" + in + "}"))
                .isEqualTo("forbidden");
        assertThat(bob.refusal("{'type':'role','uid':'u2','role':'owner'" + in + "}"))
                .isEqualTo("forbidden");
        assertThat(bob.refusal("{'type':'invite'" + in + "}")).isEqualTo("forbidden");
        assertThat(bob.refusal("{'type':'hook','name':'bot'" + in + "}")).isEqualTo("forbidden");
    }

    @Test
    void nobodyTalksToThemselvesOrToWhoIsNotThere() {
        assertThat(alice.refusal("{'type':'direct','to':'alice'}")).isEqualTo("not_found");
        assertThat(alice.refusal("{'type':'direct','to':'u1'}")).isEqualTo("not_found");
        assertThat(alice.refusal("{'type':'direct','to':'nobody'}")).isEqualTo("not_found");
        assertThat(alice.refusal("{'type':'direct','to':''}")).isEqualTo("not_found");
    }

    private static String direct(WireClient who, String to) {
        JsonNode joined = who.ask("{'type':'direct','to':'" + to + "'}");
        assertThat(Frames.type(joined)).as(joined.toString()).isEqualTo("joined");
        who.await("synced");
        return joined.get("room").asString();
    }
}
