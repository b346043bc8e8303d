package org.lanternchat.protocol;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The golden files in `examples/`, which the browser's tests read too.
public final class Examples {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Examples() {}

    public record Example(String name, JsonNode content) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Every file of a folder below `examples/`.
    public static Stream<Example> in(String folder) {
        try (Stream<Path> files = Files.list(Path.of("examples", folder.split("/")))) {
            List<Example> examples =
                    files.sorted()
                            .map(file -> new Example(file.getFileName().toString(), read(file)))
                            .toList();
            return examples.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    static JsonNode read(Path file) {
        return MAPPER.readTree(file.toFile());
    }
}
