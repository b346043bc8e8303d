package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// How somebody becomes known.
class HelloTest {
    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void helloIsAnsweredByAnIdentityAndTheRooms() {
        WireClient alice = server.connect();
        alice.send("{'type':'hello','rid':'1','v':1,'name':' Alice '}");

        JsonNode welcome = alice.await("welcome");

        assertThat(welcome.get("rid").asString()).isEqualTo("1");
        assertThat(welcome.get("name").asString()).isEqualTo("Alice");
        assertThat(welcome.get("uid").asString()).isEqualTo("u1");
        assertThat(welcome.get("token").asString()).hasSizeGreaterThan(40);
        assertThat(welcome.get("server").get("name").asString()).isEqualTo("Test chat");
        assertThat(welcome.get("limits").get("text").asInt()).isEqualTo(4000);
        assertThat(Frames.texts(welcome.get("rooms"), "room"))
                .containsExactly("general", "random", "tech");
    }

    @Test
    void aTokenBringsTheIdentityBackAlsoAfterARestart() {
        WireClient alice = server.connect();
        alice.send("{'type':'hello','v':1,'name':'alice'}");
        JsonNode first = alice.await("welcome");
        server.restart();

        WireClient again = server.connect();
        again.send("{'type':'hello','v':1,'token':'" + first.get("token").asString() + "'}");
        JsonNode second = again.await("welcome");

        assertThat(second.get("uid")).isEqualTo(first.get("uid"));
        assertThat(second.get("epoch")).isEqualTo(first.get("epoch"));
        assertThat(second.get("name").asString()).isEqualTo("alice");
    }

    @Test
    void aNameOfSomebodyElseIsRefusedWithASuggestionAndHelloMayBeSaidAgain() {
        server.hello("alice");
        WireClient other = server.connect();
        other.send("{'type':'hello','rid':'h','v':1,'name':'ALICE'}");

        JsonNode error = other.await("error");

        assertThat(error.get("code").asString()).isEqualTo("name_taken");
        assertThat(error.get("rid").asString()).isEqualTo("h");
        assertThat(error.get("suggest").asString()).isEqualTo("ALICE-2");
        other.send("{'type':'join','rid':'j','room':'general'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("forbidden");
        other.send("{'type':'hello','v':1,'name':'admin'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("name_invalid");
        other.send("{'type':'hello','v':1,'token':'nobody has this'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("bad_token");
        other.send("{'type':'hello','v':1,'name':'ALICE-2'}");
        assertThat(other.await("welcome").get("name").asString()).isEqualTo("ALICE-2");
        other.send("{'type':'hello','v':1,'name':'third'}");
        assertThat(other.await("error").get("code").asString()).isEqualTo("forbidden");
    }

    @Test
    void anotherVersionIsToldWhatIsServed() {
        WireClient client = server.connect();
        client.send("{'type':'hello','v':7,'name':'alice'}");

        JsonNode error = client.await("error");

        assertThat(error.get("code").asString()).isEqualTo("bad_version");
        assertThat(error.get("min").asInt()).isEqualTo(1);
        assertThat(error.get("max").asInt()).isEqualTo(1);
        assertThat(client.closeCode()).isEqualTo(4010);
    }

    @Test
    void commandsThatAreSentBeforeTheWelcomeAreNotLost() {
        WireClient alice = server.connect();
        alice.send("{'type':'hello','v':1,'name':'alice'}");
        alice.send("{'type':'join','room':'general'}");
        alice.send("{'type':'chat','room':'general','cid':'c','text':'at once'}");

        alice.await("welcome");
        alice.await("synced");
        assertThat(alice.await("chat").get("text").asString()).isEqualTo("at once");
    }
}
