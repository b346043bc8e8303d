import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Somebody in the room `general` of a server, with nothing but what Java has: for `TrainingRun` and
/// `Talk` beside this file. For one thread.
final class Visitor implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private Visitor(URI address) throws Exception {
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(address, new Listener())
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// At a WebSocket's address, such as `ws://127.0.0.1:8080/ws`.
    static Visitor join(URI address, String name) throws Exception {
        Visitor visitor = new Visitor(address);
        visitor.send("{\"type\":\"hello\",\"v\":1,\"name\":\"%s\"}".formatted(name));
        visitor.await("\"type\":\"welcome\"");
        visitor.send("{\"type\":\"join\",\"rid\":\"j\",\"room\":\"general\"}");
        return visitor;
    }

    void say(String text) throws Exception {
        send(
                "{\"type\":\"chat\",\"room\":\"general\",\"cid\":\"%s\",\"text\":\"%s\"}"
                        .formatted(UUID.randomUUID(), text.replace("\n", "\\n")));
    }

    void send(String frame) throws Exception {
        var _ = socket.sendText(frame, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /// The next frame in which these words stand.
    String await(String words) throws Exception {
        while (true) {
            String frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) throw new IOException("the server did not tell: " + words);
            if (frame.contains(words)) return frame;
        }
    }

    @Override
    public void close() throws Exception {
        var _ = socket.sendClose(1000, "").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        http.shutdownNow();
    }

    /// Puts whole frames into the queue. On a thread of the client's.
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                frames.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
