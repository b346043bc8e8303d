package org.lanternchat.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.Examples;
import org.lanternchat.protocol.Examples.Example;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class TranscriptsTest {
    private static final List<String> ALWAYS =
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

        JsonNode golden = transcript.get("state");
        ObjectNode state = new JsonMapper().valueToTree(described(room));
        assertThat(golden.propertyNames()).containsAll(ALWAYS);
        state.retain(golden.propertyNames());
        assertThat(state.toPrettyString()).isEqualTo(inOrder(golden, state).toPrettyString());
    }

    private static void take(JsonNode step, RoomState room) {
        if (step.has("event")) {
            room.apply(Codec.decodeEvent(step.get("event").toString()));
        } else if (step.has("post")) {
            room.post(pending(room.room(), step.get("post")));
        } else if (step.has("retry")) {
            room.retry(step.get("retry").asString());
        } else if (step.has("expire")) {
            room.typingExpired(step.get("expire").asString());
        } else if (step.has("read")) {
            room.read(step.get("read").asLong());
        } else if (step.has("disconnect")) {
            room.disconnected();
        } else {
            throw new IllegalArgumentException("no step: " + step);
        }
    }

    private static Pending pending(String room, JsonNode post) {
        long at = post.get("at").asLong();
        if (post.has("command")) {
            ClientCommand command = Codec.decodeCommand(post.get("command").toString());
            return new Pending((ClientCommand.LogCommand) command, at);
        }
        String cid = post.get("cid").asString();
        String text = post.get("text").asString();
        return new Pending(new ClientCommand.Chat(null, new RoomName(room), cid, text, null), at);
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
        state.put("details", room.messages().stream().map(TranscriptsTest::details).toList());
        state.put("label", room.label());
        state.put("kind", room.kind());
        state.put("topic", room.topic());
        state.put("role", room.role().wire());
        state.put("slow", room.slow());
        state.put("locked", room.isLocked());
        state.put("read", room.read());
        state.put("seen", room.seen());
        state.put("unread", room.unread());
        state.put("mentions", room.mentions());
        return state;
    }

    /// A message as it is now, without what never changes.
    private static JsonNode details(ServerEvent.Chat message) {
        ObjectNode details =
                (ObjectNode) new JsonMapper().readTree(new String(Codec.encode(message), UTF_8));
        details.remove(List.of("type", "room", "at", "uid", "name", "cid", "reply"));
        return details;
    }

    private static Map<String, Object> notice(Notice notice) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("after", notice.after());
        switch (notice.event()) {
            case ServerEvent.SystemNotice system -> described.put("text", system.text());
            case ServerEvent.Moderated moderated -> {
                described.put("action", moderated.action().wire());
                described.put("by", moderated.by().name());
                if (moderated.name() != null) described.put("name", moderated.name());
            }
        }
        return described;
    }

    private static Map<String, Object> pending(Pending pending) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("cid", pending.cid());
        if (pending.isMessage()) {
            described.put("text", pending.text());
        } else {
            described.put("type", Codec.typeOf(Codec.encode(pending.command())));
        }
        if (pending.failure() != null) described.put("failure", pending.failure().code().wire());
        return described;
    }

    /// The golden fields in the order of the others, since that means nothing.
    private static JsonNode inOrder(JsonNode golden, JsonNode order) {
        ObjectNode ordered = new JsonMapper().createObjectNode();
        order.propertyNames().forEach(field -> ordered.set(field, golden.get(field)));
        golden.propertyNames().forEach(field -> ordered.set(field, golden.get(field)));
        return ordered;
    }
}
