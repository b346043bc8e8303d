package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/// A WebSocket client that shares no code with this project: sends and receives texts. Frames are
/// kept until a test takes them, in their order. Used by one test's thread.
public final class WireClient implements WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(Integer.getInteger("patience", 20));
    private static final JsonMapper MAPPER = new JsonMapper();

    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private static final Set<String> ANSWERS_TO_HELLO = Set.of("welcome", "error");
    private static final AtomicInteger ASKED = new AtomicInteger();

    private final WebSocket socket;
    private @Nullable JsonNode welcome;

    private WireClient(HttpClient http, URI address) {
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    static WireClient connect(HttpClient http, URI address) {
        return new WireClient(http, address);
    }

    /// Sends a frame; single quotes stand for double ones.
    public void send(String frame) {
        sendRaw(frame.replace('\'', '"'));
    }

    public synchronized void sendRaw(String frame) {
        sent = sent.thenCompose(_ -> socket.sendText(frame, true));
    }

    public void sendBinary(byte[] bytes) {
        var _ = socket.sendBinary(ByteBuffer.wrap(bytes), true);
    }

    /// Says hello in version 1, with these further fields, and takes the welcome.
    JsonNode hello(String fields) {
        send("{'type':'hello','v':1," + fields + "}");
        JsonNode taken = await(frame -> ANSWERS_TO_HELLO.contains(Frames.type(frame)));
        assertThat(Frames.type(taken)).as(taken.toString()).isEqualTo("welcome");
        welcome = taken;
        return taken;
    }

    /// What `hello` was answered.
    JsonNode welcome() {
        return Objects.requireNonNull(welcome);
    }

    String uid() {
        return welcome().get("uid").asString();
    }

    String token() {
        return welcome().get("token").asString();
    }

    /// Sends a command, with a `rid` and a `cid` of its own, and takes frames up to the one that
    /// answers it: its direct answer, its echo or its error.
    JsonNode ask(String command) {
        String id = "q" + ASKED.incrementAndGet();
        send("{'rid':'" + id + "','cid':'" + id + "'," + command.substring(1));
        return await(
                frame ->
                        frame.path("rid").asString("").equals(id)
                                || frame.path("cid").asString("").equals(id));
    }

    /// The code of the error with which a command is refused.
    String refusal(String command) {
        JsonNode answer = ask(command);
        assertThat(answer.get("type").asString()).as(answer.toString()).isEqualTo("error");
        assertThat(answer.get("text").asString()).isNotBlank();
        return answer.get("code").asString();
    }

    /// Joins a room and takes all up to `synced`; the answer is `joined`.
    JsonNode enter(String room) {
        return enter(room, "");
    }

    /// The same with further fields, each behind a comma.
    JsonNode enter(String room, String fields) {
        JsonNode joined = ask("{'type':'join','room':'" + room + "'" + fields + "}");
        assertThat(joined.get("type").asString()).as(joined.toString()).isEqualTo("joined");
        await("synced");
        return joined;
    }

    /// Says something in a room; the echo.
    JsonNode say(String room, String text) {
        JsonNode echo = ask("{'type':'chat','room':'" + room + "','text':'" + text + "'}");
        assertThat(echo.get("type").asString()).as(echo.toString()).isEqualTo("chat");
        return echo;
    }

    /// The next frame.
    public String next() {
        try {
            String frame = frames.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (frame == null) throw new AssertionError("no frame came");
            return frame;
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    /// The next frames, as many as there are expected ones, which they must equal.
    public void expect(String... expected) {
        for (String frame : expected) assertThat(next()).isEqualTo(frame.replace('\'', '"'));
    }

    /// Takes frames until one fits.
    public JsonNode await(Predicate<JsonNode> wanted) {
        List<String> passed = new ArrayList<>();
        while (true) {
            String frame;
            try {
                frame = next();
            } catch (AssertionError none) {
                throw new AssertionError("the awaited frame did not come after " + passed, none);
            }
            JsonNode tree = tree(frame);
            if (wanted.test(tree)) return tree;
            passed.add(frame);
        }
    }

    /// Takes frames until one is of this type.
    public JsonNode await(String type) {
        return await(frame -> frame.get("type").asString().equals(type));
    }

    /// Takes frames until a message has this text.
    public JsonNode awaitText(String text) {
        return await(frame -> frame.path("text").asString("").equals(text));
    }

    static JsonNode tree(String frame) {
        return MAPPER.readTree(frame);
    }

    /// What has come and was not taken.
    public List<String> waiting() {
        return List.copyOf(frames);
    }

    /// The close code, once the server has closed.
    public int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /// Tells the close code when the server has closed, -1 when the connection just ended.
    public void onClosed(IntConsumer told) {
        var _ = closed.whenComplete((code, broken) -> told.accept(broken == null ? code : -1));
    }

    public void close() {
        var _ = socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
    }

    /// Ends as a machine does that loses its network.
    public void abort() {
        socket.abort();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.completeExceptionally(error);
    }
}
