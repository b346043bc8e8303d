package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The server is killed under load, again and again, at random moments.
class KillIT {
    private static final int KILLS = 50;

    @TempDir Path folder;

    private final Random random = new Random(20_261_122);
    private final HttpClient http = HttpClient.newHttpClient();

    /// What the server has acknowledged: cid and the `seq` that its echo had.
    private final Map<String, Long> acknowledged = new LinkedHashMap<>();

    /// The log as a reader saw it live and by resuming: each `seq` once.
    private final Map<Long, String> read = new LinkedHashMap<>();

    private final List<String> unacknowledged = new ArrayList<>();
    private String writerToken = "";
    private String readerToken = "";
    private String epoch = "";
    private int nextCid;

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void fiftyKillsLoseNothingAndDoubleNothing() {
        for (int kill = 0; kill < KILLS; kill++) {
            try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off")) {
                WireClient writer = hello(server, "writer", writerToken, "");
                writerToken = welcomed(writer);
                writer.send("{'type':'join','room':'general'}");
                String resume =
                        ",'resume':{'epoch':'%s','rooms':{'general':%d}}"
                                .formatted(epoch, read.size());
                WireClient reader = hello(server, "reader", readerToken, resume);
                readerToken = welcomed(reader);
                reader.await(frame -> collect(frame, "synced"));
                writer.await("synced");
                for (String cid : unacknowledged) say(writer, cid);
                int burst = unacknowledged.size() + 1 + random.nextInt(60);
                while (unacknowledged.size() < burst) {
                    String cid = "c" + nextCid++;
                    unacknowledged.add(cid);
                    say(writer, cid);
                }
                int echoes = random.nextInt(burst);
                for (int i = 0; i < echoes; i++) acknowledge(writer.await("chat"));
                server.kill();
                for (String frame : writer.waiting()) acknowledgeIfChat(WireClient.tree(frame));
                for (String frame : reader.waiting()) collect(WireClient.tree(frame), "");
            }
        }
        assertEverythingIsThereOnce();
    }

    private void assertEverythingIsThereOnce() {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off")) {
            WireClient auditor = hello(server, "auditor", "", "");
            auditor.await("welcome");
            Map<String, Long> log = new LinkedHashMap<>();
            long last = 0;
            for (boolean more = true; more; ) {
                auditor.send(
                        "{'type':'history','room':'general','limit':200,'after':" + last + "}");
                JsonNode page = auditor.await("history");
                for (JsonNode message : page.get("messages")) {
                    assertThat(message.get("seq").asLong()).isEqualTo(++last);
                    String cid = message.get("cid").asString();
                    assertThat(log.put(cid, last)).as("doubled %s", cid).isNull();
                    if (read.containsKey(last)) assertThat(read).containsEntry(last, cid);
                }
                more = page.get("after").asBoolean();
            }
            assertThat(acknowledged.size()).isGreaterThan(KILLS);
            assertThat(log).containsAllEntriesOf(acknowledged);
            for (long seq = 1; seq <= read.size(); seq++) assertThat(read).containsKey(seq);
        }
    }

    private WireClient hello(ServerProcess server, String name, String token, String more) {
        WireClient client = server.connect(http);
        String who = token.isEmpty() ? "'name':'" + name + "'" : "'token':'" + token + "'";
        client.send("{'type':'hello','v':1," + who + more + "}");
        return client;
    }

    private String welcomed(WireClient client) {
        JsonNode welcome = client.await("welcome");
        epoch = welcome.get("epoch").asString();
        return welcome.get("token").asString();
    }

    private static void say(WireClient writer, String cid) {
        writer.send(
                "{'type':'chat','room':'general','cid':'"
                        + cid
                        + "','text':'text of "
                        + cid
                        + "'}");
    }

    private void acknowledgeIfChat(JsonNode frame) {
        if (frame.get("type").asString().equals("chat")) acknowledge(frame);
    }

    private void acknowledge(JsonNode chat) {
        String cid = chat.get("cid").asString();
        long seq = chat.get("seq").asLong();
        Long before = acknowledged.put(cid, seq);
        if (before != null) assertThat(seq).isEqualTo(before);
        unacknowledged.remove(cid);
    }

    /// Takes what a frame brings into the reader's log; whether it is of the wanted type.
    private boolean collect(JsonNode frame, String wanted) {
        switch (frame.get("type").asString()) {
            case "chat" -> take(frame);
            case "entries" -> frame.get("entries").forEach(this::take);
            case "gap" -> throw new AssertionError("a gap of less than 500: " + frame);
            default -> {}
        }
        return frame.get("type").asString().equals(wanted);
    }

    private void take(JsonNode chat) {
        long seq = chat.get("seq").asLong();
        assertThat(seq).as("ascending, each once").isEqualTo(read.size() + 1L);
        read.put(seq, chat.get("cid").asString());
    }
}
