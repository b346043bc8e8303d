package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;

/// A server that asks newcomers for its join code.
class JoinCodeTest {
    private static final Doors CHOSEN = new Doors(false, "Blue-Door", false, false);
    private static final Doors OWN = new Doors(false, "", false, false);

    @TempDir Path data;

    private static JsonNode refused(WireClient client, String fields) {
        client.send("{'type':'hello','v':1," + fields + "}");
        return client.await("error");
    }

    @Test
    void onlyWhoHasTheCodeComesInHoweverItIsTyped() {
        try (TestServer server = TestServer.start(data, CHOSEN)) {
            WireClient alice = server.connect();
            JsonNode missing = refused(alice, "'name':'alice'");
            assertThat(missing.get("code").asString()).isEqualTo("invite_needed");
            assertThat(missing.get("text").asString()).contains("asks newcomers for a join code");
            JsonNode wrong = refused(alice, "'name':'alice','invite':'red-door'");
            assertThat(wrong.get("code").asString()).isEqualTo("invite_needed");
            assertThat(wrong.get("text").asString()).contains("join code is wrong");
            alice.hello("'name':'alice','invite':' bluedoor '");
            assertThat(alice.uid()).isNotEmpty();
        }
    }

    @Test
    void strangersLearnNothingOfNames() {
        try (TestServer server = TestServer.start(data, CHOSEN)) {
            WireClient alice = server.connect();
            alice.hello("'name':'alice','invite':'Blue-Door'");
            JsonNode refused = refused(server.connect(), "'name':'alice'");
            assertThat(refused.get("code").asString()).isEqualTo("invite_needed");
            JsonNode taken = refused(server.connect(), "'name':'alice','invite':'Blue-Door'");
            assertThat(taken.get("code").asString()).isEqualTo("name_taken");
        }
    }

    @Test
    void whoIsKnownAndTheirOtherDevicesAreNotAskedAgain() {
        try (TestServer server = TestServer.start(data, CHOSEN)) {
            WireClient alice = server.connect();
            alice.hello("'name':'alice','invite':'Blue-Door'");
            String code = alice.ask("{'type':'link'}").get("code").asString();
            WireClient phone = server.connect();
            phone.hello("'link':'" + code + "'");
            assertThat(phone.uid()).isEqualTo(alice.uid());
            assertThat(server.deviceOf(alice).uid()).isEqualTo(alice.uid());
        }
    }

    @Test
    void anAddressTriesFiveWrongCodesAMinuteAndThenNone() {
        try (TestServer server = TestServer.start(data, CHOSEN)) {
            WireClient guesser = server.connect();
            for (int i = 0; i < 10; i++) {
                WireClient someone = server.connect();
                someone.hello("'name':'friend" + i + "','invite':'Blue-Door'");
            }
            for (int i = 0; i < 5; i++) {
                JsonNode wrong = refused(guesser, "'name':'x','invite':'guess" + i + "'");
                assertThat(wrong.get("code").asString()).isEqualTo("invite_needed");
            }
            JsonNode late = refused(guesser, "'name':'x','invite':'Blue-Door'");
            assertThat(late.get("code").asString()).isEqualTo("rate_limited");
            assertThat(late.get("retry").asLong()).isBetween(1L, 60_000L);
            WireClient elsewhere = server.connectFrom("127.0.0.2");
            elsewhere.hello("'name':'x','invite':'Blue-Door'");
            assertThat(elsewhere.uid()).isNotEmpty();
        }
    }

    @Test
    void tutorialsClientsCannotSayItAndStayOutside() {
        try (TestServer server = TestServer.start(data, CHOSEN)) {
            WireClient guest = server.connect();
            guest.send("{'type':'join','name':'guest','room':'general'}");
            assertThat(guest.closeCode()).isEqualTo(1008);
            assertThat(guest.waiting()).isEmpty();
        }
    }

    @Test
    void aCodeOfTheServersOwnMakingStaysTheSame() {
        String code;
        try (TestServer server = TestServer.start(data, OWN)) {
            code = server.joinCode();
            assertThat(code).matches("[A-Z2-9]{8}");
            WireClient alice = server.connect();
            alice.hello("'name':'alice','invite':'" + code + "'");
        }
        try (TestServer again = TestServer.start(data, OWN)) {
            assertThat(again.joinCode()).isEqualTo(code);
        }
        try (TestServer open = TestServer.start(data, Doors.PLAIN)) {
            assertThat(open.hello("bob").uid()).isNotEmpty();
        }
    }
}
