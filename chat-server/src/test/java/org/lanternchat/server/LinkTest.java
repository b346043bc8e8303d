package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// Another device becomes the same person.
class LinkTest {
    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void aCodeBringsAnotherDeviceInOnce() {
        WireClient alice = server.member("alice", "general");
        JsonNode linked = alice.ask("{'type':'link'}");
        String code = linked.get("code").asString();
        assertThat(code).matches("[A-Z2-9]{8}");

        WireClient phone = server.connect();
        phone.hello("'link':' " + code.substring(0, 4) + "-" + code.substring(4) + "'");

        assertThat(phone.uid()).isEqualTo(alice.uid());
        assertThat(phone.welcome().get("name").asString()).isEqualTo("alice");
        assertThat(Frames.room(phone.welcome(), "general").get("joined").asBoolean()).isTrue();
        assertThat(refusal(server.connect(), code)).isEqualTo("bad_token");
        assertThat(server.deviceOf(phone).uid()).isEqualTo(alice.uid());
    }

    @Test
    void aNewCodeReplacesTheOneBefore() {
        WireClient alice = server.hello("alice");
        String first = alice.ask("{'type':'link'}").get("code").asString();
        String second = alice.ask("{'type':'link'}").get("code").asString();

        assertThat(refusal(server.connect(), first)).isEqualTo("bad_token");
        WireClient phone = server.connect();
        phone.hello("'link':'" + second + "'");
        assertThat(phone.uid()).isEqualTo(alice.uid());
    }

    @Test
    void anAddressTriesFiveCodesAMinuteOfEitherKind() {
        WireClient alice = server.hello("alice");
        String code = alice.ask("{'type':'link'}").get("code").asString();
        WireClient guesser = server.connect();
        for (int i = 0; i < 4; i++) assertThat(refusal(guesser, "A" + i)).isEqualTo("bad_token");
        assertThat(alice.refusal("{'type':'claim','code':'x'}")).isEqualTo("bad_token");

        guesser.send("{'type':'hello','v':1,'rid':'r','link':'" + code + "'}");
        JsonNode error = guesser.await("error");

        assertThat(error.get("code").asString()).isEqualTo("rate_limited");
        assertThat(error.get("rid").asString()).isEqualTo("r");
        assertThat(error.get("retry").asLong()).isBetween(1L, 60_000L);
        JsonNode claim = alice.ask("{'type':'claim','code':'" + server.ownerCode() + "'}");
        assertThat(claim.get("code").asString()).isEqualTo("rate_limited");
        WireClient elsewhere = server.connectFrom("127.0.0.2");
        elsewhere.hello("'link':'" + code + "'");
        assertThat(elsewhere.uid()).isEqualTo(alice.uid());
    }

    @Test
    void aCodeOfSomebodyWhoHasSignedOutForGoodIsWorthless() {
        WireClient alice = server.hello("alice");
        String code = alice.ask("{'type':'link'}").get("code").asString();
        alice.ask("{'type':'signout','all':true}");
        alice.closeCode();

        assertThat(refusal(server.connect(), code)).isEqualTo("bad_token");
    }

    private static String refusal(WireClient client, String code) {
        client.send("{'type':'hello','v':1,'link':'" + code + "'}");
        return client.await("error").get("code").asString();
    }
}
