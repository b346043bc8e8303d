package org.lanternchat.server.faults;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/// A connection that hands each frame over as it comes. `taker` is called on threads of the HTTP
/// client's, by one at a time; what it throws ends the connection.
final class Line implements WebSocket.Listener {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Consumer<JsonNode> taker;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

    Line(HttpClient http, URI address, Consumer<JsonNode> taker) {
        this.taker = taker;
        this.socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    /// Sends a frame; single quotes stand for double ones. What a broken connection does not take
    /// is not missed.
    synchronized void send(String frame) {
        String text = frame.replace('\'', '"');
        sent = sent.thenCompose(_ -> socket.sendText(text, true));
    }

    /// Done when the connection is no more; with what `taker` threw, if that was why.
    CompletableFuture<Void> ended() {
        return ended;
    }

    void abort() {
        socket.abort();
        ended.complete(null);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            partial.setLength(0);
            try {
                taker.accept(MAPPER.readTree(frame));
            } catch (RuntimeException | Error wrong) {
                ended.completeExceptionally(new AssertionError("on " + frame, wrong));
                from.abort();
                return null;
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(null);
    }
}
