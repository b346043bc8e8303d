package org.lanternchat.desktop;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/// A client that is nothing but a WebSocket: of the tutorials' dialect A, or of version 1.
final class PlainClient implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LinkedBlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    private PlainClient(URI address) {
        socket =
                http.newWebSocketBuilder()
                        .buildAsync(address, new Listener())
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
    }

    static PlainClient tutorial(URI address, String name, String room) {
        PlainClient client = new PlainClient(address);
        client.send("{\"type\":\"join\",\"name\":\"%s\",\"room\":\"%s\"}".formatted(name, room));
        return client;
    }

    /// A client of version 1 that has joined the rooms.
    static PlainClient version1(URI address, String name, String... rooms)
            throws InterruptedException {
        PlainClient client = new PlainClient(address);
        client.send(new ClientCommand.Hello(null, 1, name, null, null, null, "test", null, null));
        client.await(ServerEvent.Welcome.class, _ -> true);
        for (String room : rooms) client.join(room);
        return client;
    }

    void join(String room) throws InterruptedException {
        send(new ClientCommand.Join(null, new RoomName(room), null, null));
        await(ServerEvent.Synced.class, synced -> synced.room().equals(room));
    }

    /// Writes in a room and waits until it is safe.
    void write(String room, String text) throws InterruptedException {
        String cid = UUID.randomUUID().toString();
        send(new ClientCommand.Chat(null, new RoomName(room), cid, text, null));
        await(ServerEvent.Chat.class, echo -> cid.equals(echo.cid()));
    }

    void send(ClientCommand command) {
        send(Codec.encode(command));
    }

    void send(String frame) {
        socket.sendText(frame, true).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    <E extends ServerEvent> E await(Class<E> kind, Predicate<E> wanted)
            throws InterruptedException {
        return awaitFrame(
                frame -> {
                    ServerEvent event = Codec.decodeEvent(frame);
                    return kind.isInstance(event) && wanted.test(kind.cast(event))
                            ? kind.cast(event)
                            : null;
                });
    }

    /// Waits for a frame with this text in it.
    void awaitText(String text) throws InterruptedException {
        awaitFrame(frame -> frame.contains(text) ? frame : null);
    }

    private <T> T awaitFrame(Function<String, @Nullable T> wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        List<String> others = new ArrayList<>();
        while (true) {
            String frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (frame == null) throw new AssertionError("it did not come, only " + others);
            T found = wanted.apply(frame);
            if (found != null) return found;
            others.add(frame);
        }
    }

    /// The frames that came and were not waited for.
    List<String> heard() {
        return List.copyOf(frames);
    }

    @Override
    public void close() {
        socket.abort();
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                frames.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
