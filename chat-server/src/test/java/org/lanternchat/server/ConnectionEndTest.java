package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What ends a connection of version 1, and what does not.
class ConnectionEndTest {
    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void tooManyCommandsInASecondEndTheConnection() {
        WireClient alice = server.hello("alice");
        for (int i = 0; i < 1_000; i++) alice.send("{'type':'ping'}");

        assertThat(alice.closeCode()).isEqualTo(1008);
    }

    @Test
    void garbageGetsAnErrorAndTheConnectionLivesUntilItIsTooMuch() {
        WireClient alice = server.hello("alice");
        for (int i = 0; i < 19; i++) {
            alice.sendRaw("garbage");
            assertThat(alice.await("error").get("code").asString()).isEqualTo("bad_json");
        }
        alice.send("{'type':'ping','rid':'p'}");
        assertThat(alice.await("pong").get("rid").asString()).isEqualTo("p");
        alice.sendRaw("garbage");

        assertThat(alice.closeCode()).isEqualTo(1008);
    }

    @Test
    void theServerSaysGoodbyeWhenItStops() {
        WireClient alice = server.member("alice", "general");
        alice.say("general", "last words");

        server.restart();

        assertThat(alice.closeCode()).isEqualTo(1001);
        WireClient bob = server.hello("bob");
        bob.send("{'type':'history','room':'general'}");
        assertThat(Frames.texts(bob.await("history").get("messages"), "text"))
                .containsExactly("last words");
    }
}
