package org.lanternchat.protocol.state;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.Examples;
import org.lanternchat.protocol.Examples.Example;
import org.lanternchat.protocol.ServerEvent;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

class ChatTranscriptsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final ChatState chat = new ChatState();

    static Stream<Example> transcripts() {
        return Examples.in("chats");
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void aTranscriptOfTheWholeChatEndsInItsState(Example example) {
        JsonNode golden = example.content().get("state");

        for (JsonNode step : example.content().get("steps")) {
            chat.apply(Codec.decodeEvent(step.get("event").toString()));
        }

        assertThat(written(Objects.requireNonNull(chat.self()))).isEqualTo(golden.get("self"));
        assertThat(tree(List.copyOf(chat.rooms().keySet()))).isEqualTo(golden.get("rooms"));
        ServerEvent summaries =
                new ServerEvent.Rooms(null, List.copyOf(chat.summaries()), null, null);
        assertThat(written(summaries).get("rooms")).isEqualTo(golden.get("summaries"));
        golden.get("unread")
                .properties()
                .forEach(
                        room ->
                                assertThat(chat.unread(room.getKey()))
                                        .isEqualTo(room.getValue().asInt()));
        golden.get("mentions")
                .properties()
                .forEach(
                        room ->
                                assertThat(chat.mentions(room.getKey()))
                                        .isEqualTo(room.getValue().asInt()));
    }

    private static JsonNode written(ServerEvent event) {
        return MAPPER.readTree(new String(Codec.encode(event), UTF_8));
    }

    private static JsonNode tree(Object value) {
        return MAPPER.readTree(MAPPER.writeValueAsString(value));
    }
}
