package org.lanternchat.server.fuzz;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Texts of frames: the golden ones, the same with fields of others or with values of other kinds,
/// the same damaged, and JSON out of nothing. Immutable; any thread may call it.
final class JsonInputs {
    private static final Path EXAMPLES = Path.of("..", "chat-protocol", "examples", "frames");
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "1",
                    "-1",
                    "2",
                    "1.5",
                    "1e3",
                    "1e400",
                    "2147483648",
                    "9223372036854775807",
                    "9223372036854775808",
                    "99999999999999999999",
                    "123456789012345678901",
                    "\"\"",
                    "\" \"",
                    "\"general\"",
                    "\"tech\"",
                    "\"lab\"",
                    "\"x\"",
                    "\"u1\"",
                    "\"u2\"",
                    "\"~\"",
                    "\"~AAAAAAAAAAAAAAAAAAAAAA\"",
                    "\"👍\"",
                    "\"owner\"",
                    "\"open\"",
                    "\"private\"",
                    "\"mute\"",
                    "\"ban\"",
                    "\"slow\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"\\udc00\"",
                    "\"a\\u202eb\"",
                    "\"İİİ\"",
                    "\"e\\u0301\\u0301\\u0301\\u0301\"",
                    "\"ﷺﷺﷺﷺﷺﷺﷺﷺ\"",
                    "\"%' OR 1=1 --\"",
                    "\"\\\"*\"",
                    "\"NEAR(a b)\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[1]",
                    "[\"x\"]",
                    "[\"f1\",\"f1\"]",
                    "{\"general\":1}",
                    "{\"epoch\":\"e\",\"rooms\":{\"general\":0,\"lab\":-1}}",
                    "{\"rooms\":{}}",
                    "{\"rooms\":{\"general\":null}}",
                    "[[[[[[]]]]]]",
                    "\"true\"");

    private final List<String> commands = new ArrayList<>();
    private final List<String> fields = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    JsonInputs() {
        for (JsonNode command : in("commands")) add(command);
        for (JsonNode frame : in("tutorials")) others.add(frame.toString());
        for (String list : List.of("refused.json", "accepted.json")) {
            for (JsonNode row : read(EXAMPLES.resolve(list))) {
                others.add(row.get("frame").asString());
            }
        }
    }

    private void add(JsonNode command) {
        String type = command.get("type").asString();
        if (!type.equals("signout")) commands.add(command.toString());
        fields.addAll(command.propertyNames());
    }

    private static List<JsonNode> in(String folder) {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(folder))) {
            return files.sorted().map(JsonInputs::read).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode read(Path file) {
        return MAPPER.readTree(file.toFile());
    }

    /// Any text.
    String next(Random random) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> command(random);
            case 4, 5 -> Mutations.of(command(random), random);
            case 6 -> Mutations.of(others.get(random.nextInt(others.size())), random);
            case 7 -> others.get(random.nextInt(others.size()));
            case 8 -> value(random, 0);
            case 9 -> object(random);
            case 10 -> random.nextInt(20) > 0 ? command(random) : deep(random);
            default -> random.nextInt(20) > 0 ? command(random) : large(random);
        };
    }

    /// A golden command, with some of its fields changed, left out, added or said twice.
    String command(Random random) {
        String golden = commands.get(random.nextInt(commands.size()));
        if (!(MAPPER.readTree(golden) instanceof ObjectNode command)) return golden;
        List<String> parts = new ArrayList<>();
        boolean changes = random.nextInt(4) > 0;
        for (String field : command.propertyNames()) {
            String value = command.get(field).toString();
            boolean isKept = field.equals("type") && random.nextInt(50) > 0;
            if (changes && !isKept && random.nextInt(3) == 0) {
                if (random.nextInt(4) == 0) continue;
                value = value(random, 0);
            }
            parts.add("\"" + field + "\":" + value);
        }
        if (changes && random.nextInt(4) == 0) parts.add(field(random));
        return "{" + String.join(",", parts) + "}";
    }

    private String field(Random random) {
        return "\"" + fields.get(random.nextInt(fields.size())) + "\":" + value(random, 0);
    }

    private String object(Random random) {
        List<String> parts = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) parts.add(field(random));
        return "{" + String.join(",", parts) + "}";
    }

    private String value(Random random, int depth) {
        if (depth > 4 || random.nextInt(10) > 1) return VALUES.get(random.nextInt(VALUES.size()));
        String text = Mutations.text(random).replace("\\", "\\\\").replace("\"", "\\\"");
        return switch (random.nextInt(4)) {
            case 0 -> "[" + value(random, depth + 1) + "," + value(random, depth + 1) + "]";
            case 1 -> "{\"" + text + "\":" + value(random, depth + 1) + "}";
            case 2 -> "\"" + text.repeat(random.nextInt(30)) + "\"";
            default ->
                    "\""
                            + Character.toString(random.nextInt(0x110000))
                                    .repeat(random.nextInt(70))
                            + "\"";
        };
    }

    private static String deep(Random random) {
        int depth = random.nextInt(12_000);
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        return "{\"type\":\"ping\",\"x\":"
                + open.repeat(depth)
                + (random.nextBoolean() ? "]".repeat(depth) : "");
    }

    private static String large(Random random) {
        int length = random.nextInt(65_000);
        return switch (random.nextInt(4)) {
            case 0 -> "{\"type\":\"ping\",\"x\":" + "9".repeat(length) + "}";
            case 1 ->
                    "{\"type\":\"chat\",\"room\":\"lab\",\"cid\":\"l\",\"text\":\""
                            + "x".repeat(length)
                            + "\"}";
            case 2 -> "{\"type\":\"name\",\"name\":\"" + "e\u0301".repeat(length / 3) + "\"}";
            default -> "{\"" + "k".repeat(length) + "\":1}";
        };
    }
}
