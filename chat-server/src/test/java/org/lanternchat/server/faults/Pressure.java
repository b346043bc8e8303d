package org.lanternchat.server.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.lanternchat.server.WireClient;

import tools.jackson.databind.JsonNode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Two members of a room: one keeps a few messages under way and measures how long each answer
/// takes, the other reads meanwhile. Lives on the test's thread.
final class Pressure {
    /// An echo, or the code of the refusal.
    record Answer(String cid, String code, Duration after) {
        boolean isEcho() {
            return code.isEmpty();
        }
    }

    private static final String ROOM = "general";

    /// Messages under way.
    private static final int WINDOW = 8;

    private final WireClient writer;
    private final WireClient reader;
    private final String padding;
    private final Map<String, Long> sentAt = new HashMap<>();
    private final Map<String, Long> echoed = new LinkedHashMap<>();
    private final List<String> refused = new ArrayList<>();
    private Duration slowestRefusal = Duration.ZERO;
    private Duration slowestRead = Duration.ZERO;
    private int reads;
    private int said;

    Pressure(WireClient writer, WireClient reader, int length) {
        this.writer = member(writer, "writer");
        this.reader = member(reader, "reader");
        this.padding = "x".repeat(length);
    }

    private static WireClient member(WireClient client, String name) {
        client.send("{'type':'hello','v':1,'name':'" + name + "'}");
        client.await("welcome");
        client.send("{'type':'join','room':'" + ROOM + "'}");
        client.await("synced");
        return client;
    }

    /// Says new things up to the window, and takes the next answer.
    Answer sayAndAwait() {
        while (sentAt.size() < WINDOW) send("w-" + said++);
        return await();
    }

    /// Takes the answers to all that is under way.
    List<Answer> awaitAll() {
        List<Answer> answers = new ArrayList<>();
        while (!sentAt.isEmpty()) answers.add(await());
        return answers;
    }

    /// Sends all again that was refused.
    void sayRefusedAgain() {
        List<String> cids = List.copyOf(refused);
        refused.clear();
        cids.forEach(this::send);
    }

    private void send(String cid) {
        sentAt.put(cid, System.nanoTime());
        writer.send(
                "{'type':'chat','room':'%s','cid':'%s','text':'%s %s'}"
                        .formatted(ROOM, cid, cid, padding));
    }

    private Answer await() {
        JsonNode frame = writer.await(some -> sentAt.containsKey(some.path("cid").asString("")));
        String cid = frame.get("cid").asString();
        Long sent = sentAt.remove(cid);
        assertThat(sent).isNotNull();
        Duration after = Duration.ofNanos(System.nanoTime() - sent);
        if (frame.get("type").asString().equals("chat")) {
            echoed.put(cid, frame.get("seq").asLong());
            return new Answer(cid, "", after);
        }
        refused.add(cid);
        if (after.compareTo(slowestRefusal) > 0) slowestRefusal = after;
        return new Answer(cid, frame.get("code").asString(), after);
    }

    /// Reads the newest messages, as somebody does who opens the room.
    void read() {
        long before = System.nanoTime();
        reader.send("{'type':'history','rid':'r" + reads + "','room':'" + ROOM + "','limit':20}");
        String rid = "r" + reads++;
        JsonNode page = reader.await(frame -> frame.path("rid").asString("").equals(rid));
        assertThat(page.get("type").asString()).isEqualTo("history");
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        if (took.compareTo(slowestRead) > 0) slowestRead = took;
    }

    /// The whole log must be what was echoed, with the same numbers, and nothing else.
    void assertLogIsWhatWasEchoed(WireClient stranger) {
        List<String> log = new ArrayList<>();
        for (boolean more = true; more; ) {
            stranger.send(
                    "{'type':'history','room':'%s','limit':200,'after':%d}"
                            .formatted(ROOM, log.size()));
            JsonNode page = stranger.await("history");
            page.get("messages").forEach(one -> log.add(one.get("cid").asString()));
            more = page.get("after").asBoolean();
        }
        assertThat(log).doesNotHaveDuplicates().hasSameSizeAs(echoed.keySet());
        echoed.forEach((cid, seq) -> assertThat(log.get(seq.intValue() - 1)).isEqualTo(cid));
    }

    WireClient reader() {
        return reader;
    }

    int echoed() {
        return echoed.size();
    }

    int refused() {
        return refused.size();
    }

    Duration slowestRefusal() {
        return slowestRefusal;
    }

    Duration slowestRead() {
        return slowestRead;
    }

    @Override
    public String toString() {
        return "%d echoed, each once in the log and nothing else; slowest refusal %d ms, slowest of %d reads meanwhile %d ms"
                .formatted(echoed(), slowestRefusal.toMillis(), reads, slowestRead.toMillis());
    }
}
