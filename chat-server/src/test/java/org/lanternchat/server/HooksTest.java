package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// Making and removing the hooks of a room.
class HooksTest {
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
    void whoLooksAfterTheRoomGetsACodeAndItsAddress() {
        JsonNode hooked = alice.ask(hook("build bot"));

        assertThat(Frames.type(hooked)).isEqualTo("hooked");
        assertThat(hooked.get("room").asString()).isEqualTo("lab");
        String code = hooked.get("code").asString();
        assertThat(code).matches("[A-Za-z0-9_-]{22}");
        assertThat(hooked.get("url").asString())
                .isEqualTo("http://127.0.0.1:" + server.port() + "/hook/" + code);
        assertThat(bob.refusal(hook("mine"))).isEqualTo("forbidden");
        assertThat(bob.refusal(unhook(code))).isEqualTo("forbidden");
        assertThat(alice.refusal("{'type':'hook','room':'nowhere','name':'x'}"))
                .isEqualTo("no_room");
    }

    @Test
    void aBotHasNobodysNameAndNobodyTakesItsName() {
        assertThat(alice.refusal(hook("BOB"))).isEqualTo("name_taken");
        assertThat(alice.refusal(hook("system"))).isEqualTo("name_invalid");
        assertThat(alice.refusal(hook(""))).isEqualTo("name_invalid");
        String code = alice.ask(hook("builder")).get("code").asString();

        WireClient carol = server.connect();
        carol.send("{'type':'hello','v':1,'name':'Builder'}");
        assertThat(carol.await("error").get("code").asString()).isEqualTo("name_taken");
        assertThat(bob.refusal("{'type':'name','name':'builder'}")).isEqualTo("name_taken");
        assertThat(Frames.type(alice.ask(hook("builder")))).isEqualTo("hooked");
        assertThat(Frames.type(alice.ask(unhook(code)))).isEqualTo("ok");
        assertThat(bob.refusal("{'type':'name','name':'builder'}")).isEqualTo("name_taken");
    }

    @Test
    void aRemovedHookFreesItsNameAndIsNotFoundAgain() {
        String code = alice.ask(hook("builder")).get("code").asString();

        assertThat(Frames.type(alice.ask(unhook(code)))).isEqualTo("ok");

        assertThat(alice.refusal(unhook(code))).isEqualTo("not_found");
        server.hello("builder");
    }

    @Test
    void hooksStayOverARestart() {
        String code = alice.ask(hook("builder")).get("code").asString();

        server.restart();

        alice = server.deviceOf(alice);
        bob = server.deviceOf(bob);
        assertThat(bob.refusal("{'type':'name','name':'builder'}")).isEqualTo("name_taken");
        assertThat(Frames.type(alice.ask(unhook(code)))).isEqualTo("ok");
    }

    @Test
    void aRoomHasAtMostTwentyHooks() {
        String code = "";
        for (int i = 1; i <= 20; i++) code = alice.ask(hook("bot " + i)).get("code").asString();

        assertThat(alice.refusal(hook("one more"))).isEqualTo("forbidden");
        alice.ask(unhook(code));
        assertThat(Frames.type(alice.ask(hook("one more")))).isEqualTo("hooked");
    }

    private static String hook(String name) {
        return "{'type':'hook','room':'lab','name':'" + name + "'}";
    }

    private static String unhook(String code) {
        return "{'type':'unhook','code':'" + code + "'}";
    }
}
