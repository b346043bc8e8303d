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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/// A WebSocket client that knows nothing of this project: sends and receives texts. Frames are kept
/// until a test takes them, in their order.
public final class WireClient implements WebSocket.Listener {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper MAPPER = new JsonMapper();

    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private final WebSocket socket;

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
