package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// Bans from the whole server.
class ServerBanTest {
    private static final String ELSEWHERE = "127.0.0.2";

    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient owner;
    private WireClient bob;

    @BeforeEach
    void bobComesFromElsewhere() {
        owner = server.owner("owner");
        bob = server.connectFrom(ELSEWHERE);
        bob.hello("'name':'bob'");
    }

    @Test
    void allConnectionsOfTheBannedEndAndTheyAreRefusedFromAnywhere() {
        WireClient phone = server.deviceOf(bob);

        JsonNode answer = ban("ban");

        assertThat(Frames.type(answer)).isEqualTo("moderated");
        assertThat(answer.has("room")).isFalse();
        assertThat(bob.closeCode()).isEqualTo(4003);
        assertThat(phone.closeCode()).isEqualTo(4003);
        assertRefused(server.connect(), "'token':'" + bob.token() + "'");
    }

    @Test
    void nobodyComesFromTheirAddressAnyMore() {
        WireClient neighbour = server.connectFrom(ELSEWHERE);
        neighbour.hello("'name':'neighbour'");

        ban("ban");

        assertThat(neighbour.closeCode()).isEqualTo(4003);
        assertRefused(server.connectFrom(ELSEWHERE), "'name':'carol'");
        WireClient guest = server.connectFrom(ELSEWHERE);
        guest.send("{'type':'join','name':'guest','room':'general'}");
        assertThat(guest.closeCode()).isEqualTo(4003);
        server.hello("carol");
    }

    @Test
    void aBanStaysOverARestartAndIsLiftedWhole() {
        ban("ban");
        bob.closeCode();
        server.restart();

        assertRefused(server.connect(), "'token':'" + bob.token() + "'");
        assertRefused(server.connectFrom(ELSEWHERE), "'name':'carol'");
        owner = server.deviceOf(owner);
        ban("unban");
        server.deviceOf(bob);
        server.connectFrom(ELSEWHERE).hello("'name':'carol'");
    }

    @Test
    void theOwnersOwnAddressIsNeverBanned() {
        WireClient near = server.hello("near");

        owner.ask("{'type':'moderate','action':'ban','uid':'" + near.uid() + "'}");

        assertThat(near.closeCode()).isEqualTo(4003);
        server.hello("another");
        assertThat(Frames.type(owner.ask("{'type':'ping'}"))).isEqualTo("pong");
    }

    @Test
    void onlyTheServersOwnerBansAndNotAnotherOwner() {
        WireClient alice = server.hello("alice");
        assertThat(alice.refusal("{'type':'moderate','action':'ban','uid':'" + bob.uid() + "'}"))
                .isEqualTo("forbidden");
        owner.ask("{'type':'role','uid':'" + alice.uid() + "','role':'owner'}");
        assertThat(owner.refusal("{'type':'moderate','action':'ban','uid':'" + alice.uid() + "'}"))
                .isEqualTo("forbidden");
        assertThat(owner.refusal("{'type':'moderate','action':'kick','uid':'" + bob.uid() + "'}"))
                .isEqualTo("bad_field");
    }

    private JsonNode ban(String action) {
        return owner.ask("{'type':'moderate','action':'" + action + "','uid':'" + bob.uid() + "'}");
    }

    private static void assertRefused(WireClient client, String fields) {
        client.send("{'type':'hello','v':1,'rid':'h'," + fields + "}");
        JsonNode error = client.await("error");
        assertThat(error.get("code").asString()).isEqualTo("banned");
        assertThat(error.get("rid").asString()).isEqualTo("h");
        assertThat(error.get("fatal").asBoolean()).isTrue();
        assertThat(client.closeCode()).isEqualTo(4003);
    }
}
