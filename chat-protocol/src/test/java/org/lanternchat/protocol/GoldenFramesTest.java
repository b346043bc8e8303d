package org.lanternchat.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonTypeName;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanternchat.protocol.Examples.Example;

import tools.jackson.databind.JsonNode;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class GoldenFramesTest {
    static Stream<Example> commands() {
        return Examples.in("frames/commands");
    }

    static Stream<Example> events() {
        return Examples.in("frames/events");
    }

    static Stream<JsonNode> accepted() {
        return Examples.read(Path.of("examples", "frames", "accepted.json")).valueStream();
    }

    static Stream<JsonNode> refused() {
        return Examples.read(Path.of("examples", "frames", "refused.json")).valueStream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandIsTheSameAfterReadingAndWriting(Example example) {
        ClientCommand command = Codec.decodeCommand(example.content().toString());

        assertThat(Examples.tree(Codec.encode(command))).isEqualTo(example.content());
    }

    @ParameterizedTest
    @MethodSource("events")
    void anEventIsTheSameAfterReadingAndWriting(Example example) {
        ServerEvent event = Codec.decodeEvent(example.content().toString());

        assertThat(event).isNotInstanceOf(ServerEvent.Unknown.class);
        String written = new String(Codec.encode(event), UTF_8);
        assertThat(Examples.tree(written)).isEqualTo(example.content());
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void whatIsNotTheClientsToSayIsIgnored(JsonNode example) {
        ClientCommand command = Codec.decodeCommand(example.get("frame").asString());

        assertThat(Examples.tree(Codec.encode(command))).isEqualTo(example.get("as"));
    }

    @Test
    void thereIsAGoldenFrameOfEachKind() {
        assertThat(types(commands())).containsAll(typesOf(ClientCommand.class));
        assertThat(types(events())).containsAll(typesOf(ServerEvent.class));
    }

    private static Set<String> types(Stream<Example> examples) {
        return examples.map(example -> example.content().get("type").asString())
                .collect(Collectors.toSet());
    }

    private static Set<String> typesOf(Class<?> sealed) {
        Set<String> types = new TreeSet<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            JsonTypeName name = kind.getAnnotation(JsonTypeName.class);
            if (name != null) types.add(name.value());
            if (kind.isSealed()) types.addAll(typesOf(kind));
        }
        return types;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRefusedFrameGetsItsCode(JsonNode example) {
        ProtocolException refused =
                catchThrowableOfType(
                        ProtocolException.class,
                        () -> Codec.decodeCommand(example.get("frame").asString()));

        assertThat(refused).isNotNull();
        assertThat(refused.code().wire()).isEqualTo(example.get("code").asString());
        assertThat(refused.rid()).isEqualTo(text(example, "rid"));
        if (example.has("cid")) assertThat(refused.cid()).isEqualTo(text(example, "cid"));
        if (example.has("room")) {
            assertThat(String.valueOf(refused.room())).isEqualTo(text(example, "room"));
        }
        assertThat(refused.sentence()).endsWith(".");
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null ? null : value.asString();
    }
}
