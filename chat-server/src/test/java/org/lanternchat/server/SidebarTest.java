package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

/// The rooms as everybody sees them.
class SidebarTest {
    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void theSidebarOfEveryoneFollowsTheCounts() {
        WireClient watcher = server.hello("watcher");
        WireClient alice = server.member("alice", "lunch");
        JsonNode change = watcher.await(frame -> countOf(frame, "lunch") == 1);
        assertThat(change.has("all")).isFalse();

        alice.send("{'type':'leave','rid':'l','room':'lunch'}");
        assertThat(alice.await("left").get("rid").asString()).isEqualTo("l");

        watcher.await(frame -> frame.path("gone").toString().equals("[\"lunch\"]"));
        watcher.send("{'type':'rooms','rid':'r'}");
        JsonNode all = watcher.await(frame -> frame.path("rid").asString("").equals("r"));
        assertThat(all.get("all").asBoolean()).isTrue();
        assertThat(Frames.texts(all.get("rooms"), "room"))
                .containsExactly("general", "random", "tech");
    }

    private static int countOf(JsonNode frame, String room) {
        for (JsonNode one : frame.path("rooms")) {
            if (one.get("room").asString().equals(room)) return one.get("count").asInt();
        }
        return -1;
    }
}
