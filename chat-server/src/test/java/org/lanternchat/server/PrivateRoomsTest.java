package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/// Who is in a private room, and who comes in.
class PrivateRoomsTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;
    private String room;

    @BeforeEach
    void aliceMakesARoom() {
        alice = server.hello("alice");
        bob = server.hello("bob");
        JsonNode joined = alice.ask("{'type':'create','kind':'private','title':' Our plan '}");
        alice.await("synced");
        assertThat(joined.get("title").asString()).isEqualTo("Our plan");
        assertThat(joined.get("kind").asString()).isEqualTo("private");
        assertThat(joined.get("role").asString()).isEqualTo("owner");
        room = joined.get("room").asString();
    }

    @Test
    void anInviteLetsSomebodyInForGood() {
        alice.say(room, "before");
        String invite = invite(alice);

        JsonNode joined = bob.enter(room, ",'invite':'" + invite + "'");

        assertThat(joined.get("title").asString()).isEqualTo("Our plan");
        assertThat(joined.get("read").asLong()).isEqualTo(1);
        assertThat(joined.has("role")).isFalse();
        bob.say(room, "hi");
        bob.ask("{'type':'leave','room':'" + room + "'}");
        bob.enter(room);
        server.restart();
        bob = server.deviceOf(bob);
        assertThat(Frames.room(bob.welcome(), room).get("title").asString()).isEqualTo("Our plan");
        bob.enter(room);
    }

    @Test
    void aWrongInviteOrOneOfAnotherRoomIsAsGoodAsNone() {
        JsonNode other = alice.ask("{'type':'create','kind':'private','title':'Other'}");
        alice.await("synced");
        String id = other.get("room").asString();
        String ofOther = alice.ask("{'type':'invite','room':'" + id + "'}").get("code").asString();

        assertThat(bob.refusal(joining("wrong"))).isEqualTo("no_room");
        assertThat(bob.refusal(joining(ofOther))).isEqualTo("no_room");
        assertThat(bob.refusal(joining(""))).isEqualTo("no_room");
    }

    @Test
    void everyMemberInvitesAndOpenRoomsNeedNoInvite() {
        bob.enter(room, ",'invite':'" + invite(alice) + "'");
        WireClient carol = server.hello("carol");

        carol.enter(room, ",'invite':'" + invite(bob) + "'");

        assertThat(alice.refusal("{'type':'invite','room':'general'}")).isEqualTo("forbidden");
        assertThat(alice.refusal("{'type':'invite','room':'nowhere'}")).isEqualTo("no_room");
    }

    @Test
    void whoIsPutOutNeedsAnotherInviteAndIsAPlainMemberThen() {
        String invite = invite(alice);
        bob.enter(room, ",'invite':'" + invite + "'");
        alice.ask("{'type':'role','room':'" + room + "','uid':'u2','role':'moderator'}");

        JsonNode told = alice.ask(moderating("kick"));

        assertThat(Frames.type(told)).isEqualTo("moderated");
        assertThat(bob.await("left").get("why").asString()).isEqualTo("kicked");
        JsonNode gone = bob.await(frame -> frame.has("gone"));
        assertThat(gone.get("gone").get(0).asString()).isEqualTo(room);
        assertThat(bob.refusal("{'type':'join','room':'" + room + "'}")).isEqualTo("no_room");
        assertThat(Frames.room(bob.ask("{'type':'rooms'}"), room).isMissingNode()).isTrue();
        assertThat(bob.enter(room, ",'invite':'" + invite + "'").has("role")).isFalse();
    }

    @Test
    void onlyTheNewestTwentyInvitesOfARoomWork() {
        String first = invite(alice);
        String second = invite(alice);
        for (int i = 3; i <= 21; i++) invite(alice);

        assertThat(bob.refusal(joining(first))).isEqualTo("no_room");
        server.restart();
        alice = server.deviceOf(alice);
        bob = server.deviceOf(bob);
        assertThat(bob.refusal(joining(first))).isEqualTo("no_room");
        bob.enter(room, ",'invite':'" + second + "'");
        invite(alice);
        assertThat(server.hello("carol").refusal(joining(second))).isEqualTo("no_room");
    }

    @Test
    void theNewestInvitesAreTheLastAlthoughTheClockWasSetBack() throws SQLException {
        String old = invite(alice);
        server.stop();
        try (Connection database =
                        DriverManager.getConnection("jdbc:sqlite:" + server.data() + "/chat.db");
                Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE invite SET at = at + 3600000")).isOne();
        }
        server.start();
        alice = server.deviceOf(alice);
        String newest = invite(alice);
        server.restart();
        alice = server.deviceOf(alice);
        bob = server.deviceOf(bob);

        for (int i = 3; i <= 21; i++) invite(alice);

        assertThat(bob.refusal(joining(old))).isEqualTo("no_room");
        bob.enter(room, ",'invite':'" + newest + "'");
    }

    @Test
    void anInviteWorksNoLongerThanItsMakerIsInTheRoom() {
        String alices = invite(alice);
        bob.enter(room, ",'invite':'" + alices + "'");
        String bobs = invite(bob);
        WireClient carol = server.hello("carol");

        alice.ask(moderating("kick"));

        assertThat(bob.refusal(joining(bobs))).isEqualTo("no_room");
        assertThat(carol.refusal(joining(bobs))).isEqualTo("no_room");
        carol.enter(room, ",'invite':'" + alices + "'");
    }

    @Test
    void whoIsBannedIsNotLetInByAnInvite() {
        String invite = invite(alice);
        bob.enter(room, ",'invite':'" + invite + "'");
        alice.ask(moderating("ban"));
        assertThat(bob.await("left").get("why").asString()).isEqualTo("banned");

        assertThat(bob.refusal(joining(invite))).isEqualTo("no_room");
        assertThat(bob.refusal(joining(invite(alice)))).isEqualTo("no_room");
        alice.ask(moderating("unban"));
        assertThat(bob.refusal("{'type':'join','room':'" + room + "'}")).isEqualTo("no_room");
        bob.enter(room, ",'invite':'" + invite + "'");
    }

    @Test
    void whoIsPutOutOnOneDeviceIsOutOnAll() {
        bob.enter(room, ",'invite':'" + invite(alice) + "'");
        WireClient phone = server.deviceOf(bob);
        phone.enter(room);

        alice.ask(moderating("kick"));

        assertThat(phone.await("left").get("why").asString()).isEqualTo("kicked");
        assertThat(bob.await("left").get("why").asString()).isEqualTo("kicked");
        assertThat(phone.refusal("{'type':'chat','room':'" + room + "','text':'x'}"))
                .isEqualTo("no_room");
    }

    private String invite(WireClient who) {
        return who.ask("{'type':'invite','room':'" + room + "'}").get("code").asString();
    }

    private String joining(String invite) {
        return "{'type':'join','room':'" + room + "','invite':'" + invite + "'}";
    }

    private String moderating(String action) {
        return "{'type':'moderate','room':'"
                + room
                + "','action':'"
                + action
                + "','uid':'"
                + bob.uid()
                + "'}";
    }
}
