package org.lanternchat.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.Examples;
import org.lanternchat.protocol.Examples.Example;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ServerEvent;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class TranscriptsTest {
    static Stream<Example> transcripts() {
        return Examples.in("transcripts");
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void aTranscriptEndsInItsState(Example example) {
        JsonNode transcript = example.content();
        RoomState room =
                new RoomState(transcript.get("room").asString(), transcript.get("uid").asString());

        transcript.get("steps").forEach(step -> take(step, room));

        JsonNode state = new JsonMapper().valueToTree(described(room));
        assertThat(state.toPrettyString()).isEqualTo(normalized(transcript.get("state")));
    }

    private static void take(JsonNode step, RoomState room) {
        if (step.has("event")) {
            room.apply(Codec.decodeEvent(step.get("event").toString()));
        } else if (step.has("post")) {
            JsonNode post = step.get("post");
            room.post(
                    new Pending(
                            post.get("cid").asString(),
                            post.get("text").asString(),
                            post.get("at").asLong()));
        } else if (step.has("retry")) {
            room.retry(step.get("retry").asString());
        } else if (step.has("expire")) {
            room.typingExpired(step.get("expire").asString());
        } else if (step.has("disconnect")) {
            room.disconnected();
        } else {
            throw new IllegalArgumentException("no step: " + step);
        }
    }

    private static Map<String, Object> described(RoomState room) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("head", room.head());
        state.put("cursor", room.cursor());
        state.put("synced", room.isSynced());
        state.put("behind", room.isBehind());
        state.put("before", room.hasOlder());
        state.put("count", room.count());
        state.put("messages", room.messages().stream().map(ServerEvent.Chat::seq).toList());
        state.put("people", room.people().stream().map(Person::uid).sorted().toList());
        state.put("typing", room.typing().keySet().stream().sorted().toList());
        state.put("notices", room.notices().stream().map(TranscriptsTest::notice).toList());
        state.put("pending", room.pending().stream().map(TranscriptsTest::pending).toList());
        return state;
    }

    private static Map<String, Object> notice(Notice notice) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("after", notice.after());
        described.put("text", notice.event().text());
        return described;
    }

    private static Map<String, Object> pending(Pending pending) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("cid", pending.cid());
        described.put("text", pending.text());
        if (pending.failure() != null) described.put("failure", pending.failure().code().wire());
        return described;
    }

    /// The golden state with its fields in the order of `described`.
    private static String normalized(JsonNode golden) {
        List<String> order =
                List.of(
                        "head",
                        "cursor",
                        "synced",
                        "behind",
                        "before",
                        "count",
                        "messages",
                        "people",
                        "typing",
                        "notices",
                        "pending");
        assertThat(new ArrayList<>(golden.propertyNames())).hasSameElementsAs(order);
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        order.forEach(field -> fields.put(field, golden.get(field)));
        return new JsonMapper().valueToTree(fields).toPrettyString();
    }
}
