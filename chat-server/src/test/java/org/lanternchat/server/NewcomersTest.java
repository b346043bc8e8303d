package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// How many new people one address may bring.
class NewcomersTest {
    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void aClassBehindOneAddressComesInAtOnceAndAFloodDoesNot() {
        WireClient first = server.hello("pupil 1");
        for (int i = 2; i <= 60; i++) {
            WireClient taken = server.connect();
            taken.send("{'type':'hello','v':1,'name':'pupil 1'}");
            assertThat(taken.await("error").get("code").asString()).isEqualTo("name_taken");
            taken.hello("'name':'pupil " + i + "'");
            taken.abort();
        }

        JsonNode error = flood();

        assertThat(error.get("code").asString()).isEqualTo("rate_limited");
        assertThat(error.get("retry").asLong()).isBetween(1L, 1_000L);
        server.deviceOf(first);
        server.connectFrom("127.0.0.2").hello("'name':'somebody else'");
    }

    /// Newcomers come, each on a connection of their own, until one is refused.
    private JsonNode flood() {
        for (int i = 1; i <= 60; i++) {
            WireClient client = server.connect();
            client.send("{'type':'hello','v':1,'name':'flood " + i + "'}");
            JsonNode answer = client.await(frame -> !Frames.type(frame).equals("rooms"));
            if (Frames.type(answer).equals("error")) return answer;
        }
        throw new AssertionError("nobody was refused");
    }
}
