package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// What concerns one person alone: name, absence, signing out, and becoming the server's owner.
class AccountTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;

    @BeforeEach
    void twoInARoom() {
        alice = server.member("alice", "general");
        bob = server.member("bob", "general");
    }

    @Test
    void aNewNameIsToldToAllDevicesAndToTheRooms() {
        WireClient phone = server.deviceOf(alice);

        assertThat(Frames.type(alice.ask("{'type':'name','name':' Alice B '}"))).isEqualTo("ok");

        JsonNode you = phone.await("you");
        assertThat(you.get("uid").asString()).isEqualTo(alice.uid());
        assertThat(you.get("name").asString()).isEqualTo("Alice B");
        JsonNode notice = bob.await(f -> f.path("event").asString("").equals("renamed"));
        assertThat(notice.get("text").asString()).isEqualTo("alice is now called Alice B");
        bob.await(frame -> frame.toString().contains("{\"uid\":\"u1\",\"name\":\"Alice B\"}"));
        assertThat(alice.say("general", "hi").get("name").asString()).isEqualTo("Alice B");
        server.restart();
        assertThat(server.deviceOf(alice).welcome().get("name").asString()).isEqualTo("Alice B");
    }

    @Test
    void theOldNameIsFreeAndTheNewOneIsNot() {
        alice.ask("{'type':'name','name':'ally'}");

        server.hello("alice");
        WireClient other = server.connect();
        other.send("{'type':'hello','v':1,'name':'ALLY'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("name_taken");
    }

    @Test
    void aNameThatIsTakenOrNoneIsRefused() {
        assertThat(alice.refusal("{'type':'name','name':'BOB'}")).isEqualTo("name_taken");
        assertThat(alice.refusal("{'type':'name','name':'admin'}")).isEqualTo("name_invalid");
        assertThat(alice.refusal("{'type':'name','name':' '}")).isEqualTo("name_invalid");
        assertThat(alice.refusal("{'type':'name','name':'" + "x".repeat(25) + "'}"))
                .isEqualTo("name_invalid");
        assertThat(alice.say("general", "hi").get("name").asString()).isEqualTo("alice");
        assertThat(Frames.type(alice.ask("{'type':'name','name':'ALICE'}"))).isEqualTo("ok");
    }

    @Test
    void whoIsAwayIsSoForTheOthersUntilTheyAreBackOrGone() {
        WireClient phone = server.deviceOf(alice);

        alice.ask("{'type':'away','on':true}");

        assertThat(phone.await("you").get("away").asBoolean()).isTrue();
        bob.await(frame -> frame.toString().contains("\"name\":\"alice\",\"away\":true"));
        WireClient carol = server.hello("carol");
        carol.send("{'type':'join','room':'general'}");
        JsonNode users = carol.await("users");
        assertThat(users.get("users").get(0).get("away").asBoolean()).isTrue();
        phone.ask("{'type':'away','on':false}");
        bob.await(frame -> frame.path("changed").toString().contains("\"name\":\"alice\"}"));
    }

    @Test
    void signingOutEndsThisDeviceAloneAndItsTokenIsWorthless() {
        String code = alice.ask("{'type':'link'}").get("code").asString();
        WireClient phone = server.connect();
        phone.hello("'link':'" + code + "'");
        assertThat(phone.token()).isNotEqualTo(alice.token());

        assertThat(Frames.type(alice.ask("{'type':'signout'}"))).isEqualTo("ok");

        assertThat(alice.closeCode()).isEqualTo(4009);
        assertUnknown(alice);
        assertThat(Frames.type(phone.ask("{'type':'ping'}"))).isEqualTo("pong");
        server.restart();
        assertUnknown(alice);
        assertThat(server.deviceOf(phone).uid()).isEqualTo(alice.uid());
    }

    @Test
    void signingOutEverywhereEndsAllDevicesAndFreesTheName() {
        String code = alice.ask("{'type':'link'}").get("code").asString();
        WireClient phone = server.connect();
        phone.hello("'link':'" + code + "'");

        phone.ask("{'type':'signout','all':true}");

        assertThat(alice.closeCode()).isEqualTo(4009);
        assertThat(phone.closeCode()).isEqualTo(4009);
        assertUnknown(alice);
        assertUnknown(phone);
        assertThat(server.hello("alice").uid()).isNotEqualTo(alice.uid());
        assertThat(Frames.type(bob.ask("{'type':'ping'}"))).isEqualTo("pong");
    }

    private void assertUnknown(WireClient person) {
        WireClient again = server.connect();
        again.send("{'type':'hello','v':1,'token':'" + person.token() + "'}");
        assertThat(again.await("error").get("code").asString()).isEqualTo("bad_token");
    }

    @Test
    void theCodeOfTheServerMakesItsOwnerOnce() {
        assertThat(alice.refusal("{'type':'claim','code':'WRONG234'}")).isEqualTo("bad_token");
        String typed = server.ownerCode().toLowerCase(java.util.Locale.ROOT);
        String claim =
                "{'type':'claim','code':'"
                        + typed.substring(0, 4)
                        + " -"
                        + typed.substring(4)
                        + "'}";

        assertThat(Frames.type(alice.ask(claim))).isEqualTo("ok");

        assertThat(bob.refusal(claim)).isEqualTo("bad_token");
        assertThat(alice.refusal(claim)).isEqualTo("bad_token");
        assertThat(alice.enter("general").get("role").asString()).isEqualTo("owner");
        server.restart();
        alice = server.deviceOf(alice);
        assertThat(alice.welcome().get("role").asString()).isEqualTo("owner");
        assertThat(alice.refusal(claim)).isEqualTo("bad_token");
        assertThat(server.ownerCode()).isEqualTo("null");
    }

    @Test
    void thoseWhoBecomeOwnersAreToldOnEachDevice() {
        WireClient phone = server.deviceOf(alice);

        alice.ask("{'type':'claim','code':'" + server.ownerCode() + "'}");

        assertThat(phone.await("you").get("role").asString()).isEqualTo("owner");
        bob.await(frame -> frame.toString().contains("\"name\":\"alice\",\"role\":\"owner\""));
    }
}
