package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A thousand people in one room.
class BigRoomIT {
    private static final int MEMBERS = 1_000;

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void oneSendsAllGetItAndNobodyDrownsInPresence() {
        try (ServerProcess server =
                ServerProcess.startOn(List.of("-Xmx256m"), folder, "--rate", "off")) {
            WireClient first = server.connect(http);
            first.send("{'type':'hello','v':1,'name':'first'}");
            first.await("welcome");
            first.send("{'type':'join','room':'general'}");
            first.await("synced");
            long start = System.nanoTime();
            List<WireClient> members = new ArrayList<>();
            for (int i = 0; i < MEMBERS - 1; i++) {
                WireClient member = server.connect(http);
                member.send("{'type':'hello','v':1,'name':'member " + i + "'}");
                member.send("{'type':'join','room':'general'}");
                members.add(member);
            }
            for (WireClient member : members) member.await("synced");
            first.await(frame -> frame.path("count").asInt(0) == MEMBERS && isPresence(frame));
            double seconds = (System.nanoTime() - start) / 1e9;

            first.send("{'type':'chat','room':'general','cid':'c','text':'to all'}");

            long seq = first.await("chat").get("seq").asLong();
            for (WireClient member : members) {
                int presences = 0;
                JsonNode frame = member.await(_ -> true);
                while (!frame.get("type").asString().equals("chat")) {
                    if (isPresence(frame)) presences++;
                    frame = member.await(_ -> true);
                }
                assertThat(frame.get("text").asString()).isEqualTo("to all");
                assertThat(frame.get("seq").asLong()).isEqualTo(seq);
                assertThat(presences).isLessThanOrEqualTo((int) Math.ceil(seconds * 2) + 2);
            }
        }
    }

    private static boolean isPresence(JsonNode frame) {
        return frame.get("type").asString().equals("presence");
    }
}
