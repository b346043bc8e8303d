package org.lanternchat.server.fuzz;

import static org.lanternchat.server.conformance.ClientFrame.CLOSE;
import static org.lanternchat.server.conformance.ClientFrame.PING;
import static org.lanternchat.server.conformance.ClientFrame.PONG;
import static org.lanternchat.server.conformance.ClientFrame.TEXT;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.conformance.ClientFrame;
import org.lanternchat.server.conformance.RawConnection;
import org.lanternchat.server.conformance.ServerFrame;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;

/// Sequences of commands over the wire, said by a few people on several connections at once and by
/// the tutorials' guests: each is answered in the protocol's own words, and the server's fault is
/// never among them.
class CommandFuzzTest {
    private static final int USUAL = 1_000;
    private static final int WARM_UP = 100;
    private static final int BATCH = 500;
    private static final int THREADS = 4;
    private static final int MOST_COMMANDS = 15;

    /// Besides what is left of every kind of input: the rooms and messages that were made.
    private static final long MORE_BYTES = 64L << 20;

    private static final byte[] FENCE = {'f', 'e', 'n', 'c', 'e', 3, 4, 5};
    private static final Set<Integer> CLOSE_CODES = Set.of(1008, 1013, 4003, 4009, 4010);
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir Path data;
    private final JsonInputs inputs = new JsonInputs();
    private Stand stand;

    @BeforeEach
    void start() {
        stand = new Stand(data);
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void whateverIsSaidTheAnswerIsOfTheProtocol() throws Exception {
        Random first = new Random(0);
        for (int i = 0; i < WARM_UP; i++) talk(first);
        stand.serveTheNext();
        stand.remember();

        Fuzz.inputs(
                USUAL,
                THREADS,
                random -> {
                    talk(random);
                    if (random.nextInt(BATCH) == 0) stand.serveTheNext();
                });

        stand.serveTheNext();
        stand.expectAsBefore(MORE_BYTES, Limits.ROOMS);
    }

    /// One connection, a dozen commands, and the end in one of the ways in which people go.
    private void talk(Random random) throws IOException {
        boolean isGuest = random.nextInt(5) == 0;
        RawConnection connection = stand.connect(!isGuest);
        try {
            if (isGuest) say(connection, tutorial(random));
            for (int i = 1 + random.nextInt(MOST_COMMANDS); i > 0; i--) {
                say(
                        connection,
                        isGuest && random.nextBoolean() ? tutorial(random) : inputs.next(random));
            }
            connection.send(ClientFrame.frame(PING, FENCE).bytes());
            boolean isOpen = random.nextInt(10) == 0 || readToTheFence(connection);
            if (isOpen && random.nextBoolean()) connection.send(ClientFrame.close(1000).bytes());
        } finally {
            connection.abort();
        }
    }

    /// Says it, unless it is too long for a frame.
    private static void say(RawConnection connection, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > Limits.FRAME_BYTES) return;
        connection.send(ClientFrame.frame(TEXT, bytes).bytes());
    }

    private String tutorial(Random random) {
        String room =
                "\",\"room\":\"" + (random.nextBoolean() ? "tech" : Mutations.of("lab", random));
        return switch (random.nextInt(4)) {
            case 0 -> "{\"type\":\"join\",\"name\":\"guest" + random.nextInt(9) + room + "\"}";
            case 1 ->
                    "{\"type\":\"join\",\"username\":\""
                            + Mutations.of("guest", random)
                            + room
                            + "\"}";
            case 2 -> "{\"type\":\"chat\",\"text\":\"" + Mutations.of("hi @guest", random) + "\"}";
            default -> "{\"type\":\"chat\",\"message\":" + inputs.command(random) + "}";
        };
    }

    /// False when the server has closed instead.
    private static boolean readToTheFence(RawConnection connection) throws IOException {
        while (true) {
            ServerFrame frame = connection.frame();
            switch (frame.opcode()) {
                case PONG -> {
                    return true;
                }
                case CLOSE -> {
                    if (CLOSE_CODES.contains(frame.closeCode())) return false;
                    throw new AssertionError("closed with " + frame);
                }
                case TEXT -> check(frame.text());
                default -> {
                    continue;
                }
            }
        }
    }

    /// An event, and if it is a refusal, one with a sentence that is not about the server's
    /// insides.
    private static void check(String text) {
        JsonNode event = MAPPER.readTree(text);
        if (event.path("type").asString("").isEmpty())
            throw new AssertionError("no event: " + text);
        if (!event.path("type").asString("").equals("error")) return;
        String code = event.path("code").asString("");
        if (code.isEmpty() || code.equals("internal"))
            throw new AssertionError("our fault: " + text);
        Traces.check(event.path("text").asString(""));
    }
}
