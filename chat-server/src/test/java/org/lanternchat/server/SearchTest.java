package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// Looking for messages over the wire; how words are found is the store's to test.
class SearchTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private WireClient alice;
    private WireClient bob;

    @BeforeEach
    void twoWhoTalk() {
        alice = server.member("alice", "general");
        bob = server.member("bob", "tech");
    }

    @Test
    void aHitSaysWhereAndWhoAndMarksTheWords() {
        JsonNode said = alice.say("general", "😀 The Café opens");

        JsonNode hit = bob.ask("{'type':'search','q':'cafe'}").get("hits").get(0);

        assertThat(hit.get("room").asString()).isEqualTo("general");
        assertThat(hit.get("seq")).isEqualTo(said.get("seq"));
        assertThat(hit.get("at")).isEqualTo(said.get("at"));
        assertThat(hit.get("uid").asString()).isEqualTo(alice.uid());
        assertThat(hit.get("name").asString()).isEqualTo("alice");
        assertThat(hit.get("text").asString()).isEqualTo("😀 The Café opens");
        assertThat(hit.get("marks").toString()).isEqualTo("[[6,4]]");
    }

    @Test
    void theNewestComeFirstOfOneRoomOrOnePersonIfThatIsAsked() {
        alice.enter("tech");
        alice.say("general", "cake one");
        bob.say("tech", "cake two");
        alice.say("tech", "cake three");

        assertThat(found("'q':'cake'")).containsExactly("cake three", "cake two", "cake one");
        assertThat(found("'q':'cake','room':'tech'")).containsExactly("cake three", "cake two");
        assertThat(found("'q':'cake','from':'" + alice.uid() + "'"))
                .containsExactly("cake three", "cake one");
        assertThat(found("'q':'cake','from':'u99'")).isEmpty();
        assertThat(found("'q':'pie'")).isEmpty();
    }

    @Test
    void theNextPageBeginsWhereTheLastEnded() {
        for (int i = 1; i <= 5; i++) alice.say("general", "cake " + i);

        JsonNode first = bob.ask("{'type':'search','q':'cake','limit':2}");
        JsonNode second = bob.ask(page(first));
        JsonNode third = bob.ask(page(second));

        assertThat(texts(first)).containsExactly("cake 5", "cake 4");
        assertThat(texts(second)).containsExactly("cake 3", "cake 2");
        assertThat(texts(third)).containsExactly("cake 1");
        assertThat(third.has("next")).isFalse();
    }

    @Test
    void anEditedMessageIsFoundAsItIsNow() {
        alice.say("general", "cake");
        alice.ask("{'type':'edit','room':'general','target':1,'text':'pie'}");

        assertThat(found("'q':'cake'")).isEmpty();
        assertThat(found("'q':'pie'")).containsExactly("pie");
    }

    @Test
    void aConversationIsFoundByTheTwoAlone() {
        String room = bob.ask("{'type':'direct','to':'alice'}").get("room").asString();
        bob.await("synced");
        bob.say(room, "secret cake");

        assertThat(found("'q':'cake'")).containsExactly("secret cake");
        assertThat(texts(alice.ask("{'type':'search','q':'cake'}"))).hasSize(1);
        WireClient carol = server.owner("carol");
        assertThat(carol.ask("{'type':'search','q':'cake'}").get("hits")).isEmpty();
    }

    @Test
    void fromARoomThatBansSomebodyNothingIsFound() {
        WireClient owner = server.owner("owner");
        alice.say("general", "cake");
        owner.ask("{'type':'moderate','room':'general','action':'ban','uid':'u2'}");

        assertThat(found("'q':'cake'")).isEmpty();
        assertThat(bob.refusal("{'type':'search','q':'cake','room':'general'}"))
                .isEqualTo("banned");
        assertThat(bob.refusal("{'type':'history','room':'general'}")).isEqualTo("banned");
    }

    private List<String> found(String fields) {
        return texts(bob.ask("{'type':'search'," + fields + "}"));
    }

    private static String page(JsonNode before) {
        return "{'type':'search','q':'cake','limit':2,'before':"
                + before.get("next").asLong()
                + "}";
    }

    private static List<String> texts(JsonNode results) {
        assertThat(Frames.type(results)).as(results.toString()).isEqualTo("results");
        return Frames.texts(results.get("hits"), "text");
    }
}
