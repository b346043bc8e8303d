package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// What was deleted is nowhere to be had any more.
class DeletionTest {
    private static final String SECRET = "xylophone";

    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;

    @BeforeEach
    void aMessageIsSaidAndEditedAndDeleted() {
        alice = server.member("alice", "general");
        bob = server.member("bob", "general");
        alice.say("general", "before");
        alice.say("general", SECRET + " one");
        alice.ask("{'type':'edit','room':'general','target':2,'text':'" + SECRET + " two @bob'}");
        bob.ask("{'type':'react','room':'general','target':2,'emoji':'👍','on':true}");
        alice.ask("{'type':'delete','room':'general','target':2}");
        bob.await("delete");
    }

    @Test
    void historyKeepsItsPlaceWithoutTheText() {
        JsonNode messages = page("");

        assertThat(messages).hasSize(2);
        JsonNode gone = messages.get(1);
        assertThat(gone.get("seq").asLong()).isEqualTo(2);
        assertThat(gone.get("deleted").asBoolean()).isTrue();
        assertThat(gone.has("text")).isFalse();
        assertThat(gone.has("edited")).isFalse();
        assertThat(gone.has("reactions")).isFalse();
        assertThat(gone.has("mentions")).isFalse();
        assertThat(page(",'before':3").toString()).doesNotContain(SECRET);
    }

    @Test
    void whoResumesFromBeforeGetsTheEntriesWithoutTheText() {
        assertResumed(server.hello("carol"));
    }

    @Test
    void theSameHoldsAfterARestart() {
        server.restart();

        assertResumed(server.hello("carol"));
    }

    @Test
    void whoJoinsSeesNothingOfIt() {
        WireClient carol = server.hello("carol");
        carol.send("{'type':'join','room':'general'}");

        JsonNode newest = carol.await("history");

        assertThat(newest.toString()).doesNotContain(SECRET);
        assertThat(newest.get("messages")).hasSize(2);
    }

    @Test
    void theClientsOfTheTutorialsDoNotSeeItEither() {
        WireClient carol = server.connect();
        carol.send("{'type':'join','username':'carol','room':'general'}");

        carol.expect(
                "{'type':'chat','message':'before','username':'alice'}",
                "{'type':'users','users':['alice','bob','carol']}");
    }

    @Test
    void searchDoesNotFindIt() {
        JsonNode found = alice.ask("{'type':'search','q':'" + SECRET + "'}");

        assertThat(found.get("hits")).isEmpty();
        assertThat(alice.ask("{'type':'search','q':'before'}").get("hits")).hasSize(1);
    }

    @Test
    void itIsNeitherUnreadNorAMention() {
        JsonNode general = Frames.room(bob.ask("{'type':'rooms'}"), "general");

        assertThat(general.get("unread").asInt()).isEqualTo(1);
        assertThat(general.get("mentions").asInt()).isZero();
    }

    @Test
    void sendingItAgainDoesNotBringItBack() {
        String chat = "{'type':'chat','room':'general','cid':'c','text':'" + SECRET + "'}";
        alice.send(chat);
        long seq = alice.await(f -> f.path("cid").asString("").equals("c")).get("seq").asLong();
        alice.ask("{'type':'delete','room':'general','target':" + seq + "}");
        alice.send(chat);

        JsonNode again = alice.await(f -> f.path("cid").asString("").equals("c"));

        assertThat(again.get("seq").asLong()).isEqualTo(seq);
        assertThat(again.get("deleted").asBoolean()).isTrue();
        assertThat(again.toString()).doesNotContain(SECRET);
    }

    private JsonNode page(String fields) {
        return bob.ask("{'type':'history','room':'general'" + fields + "}").get("messages");
    }

    private static void assertResumed(WireClient carol) {
        carol.send("{'type':'join','room':'general','since':1}");
        JsonNode entries = carol.await("entries").get("entries");

        assertThat(Frames.texts(entries, "type"))
                .containsExactly("chat", "edit", "react", "delete");
        assertThat(entries.toString()).doesNotContain(SECRET).doesNotContain("mentions");
        assertThat(entries.get(0).get("deleted").asBoolean()).isTrue();
        assertThat(entries.get(1).get("deleted").asBoolean()).isTrue();
    }
}
