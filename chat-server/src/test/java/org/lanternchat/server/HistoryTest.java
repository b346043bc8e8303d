package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

import java.util.List;

/// Pages of messages.
class HistoryTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    @Test
    void historyIsReadInAllFourDirections() {
        WireClient bob = server.member("bob", "tech");
        for (int i = 1; i <= 9; i++) bob.say("tech", "m" + i);
        WireClient alice = server.hello("alice");

        assertPage(alice, "'limit':3", List.of("m7", "m8", "m9"), true, false);
        assertPage(alice, "'before':4,'limit':2", List.of("m2", "m3"), true, true);
        assertPage(alice, "'before':3,'limit':2", List.of("m1", "m2"), false, true);
        assertPage(alice, "'after':7,'limit':5", List.of("m8", "m9"), true, false);
        assertPage(alice, "'after':0,'limit':2", List.of("m1", "m2"), false, true);
        assertPage(alice, "'around':5,'limit':3", List.of("m4", "m5", "m6"), true, true);
        assertPage(alice, "'around':9,'limit':3", List.of("m7", "m8", "m9"), true, false);
        assertPage(alice, "'before':1", List.of(), false, true);
        alice.send("{'type':'history','rid':'x','room':'nowhere'}");
        assertThat(alice.await("error").get("code").asString()).isEqualTo("no_room");
    }

    @Test
    void aPageOfLongMessagesEndsEarlier() {
        WireClient bob = server.member("bob", "tech");
        String longest = "😀".repeat(4_000);
        for (int i = 0; i < 20; i++) {
            bob.send("{'type':'chat','room':'tech','text':'" + longest + "'}");
            bob.await("chat");
        }
        WireClient alice = server.hello("alice");
        alice.send("{'type':'history','room':'tech'}");

        JsonNode page = alice.await("history");

        assertThat(page.toString().getBytes(UTF_8).length).isLessThan(256 * 1024);
        assertThat(page.get("messages").size()).isBetween(10, 19);
        assertThat(page.get("before").asBoolean()).isTrue();
    }

    private static void assertPage(
            WireClient client, String options, List<String> texts, boolean before, boolean after) {
        client.send("{'type':'history','rid':'h','room':'tech'," + options + "}");
        JsonNode page = client.await("history");
        assertThat(Frames.texts(page.get("messages"), "text")).as(options).isEqualTo(texts);
        assertThat(page.get("before").asBoolean()).as(options + " before").isEqualTo(before);
        assertThat(page.get("after").asBoolean()).as(options + " after").isEqualTo(after);
    }
}
