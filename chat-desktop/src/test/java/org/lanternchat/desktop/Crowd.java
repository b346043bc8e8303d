package org.lanternchat.desktop;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.RoomName;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Many people who come into a room and listen to nothing that is said there.
final class Crowd implements AutoCloseable {
    private static final int AT_ONCE = 50;
    private static final int PATIENCE_SECONDS = 60;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WebSocket> sockets = new ArrayList<>();

    private Crowd() {}

    static Crowd into(URI address, String room, int count) {
        Crowd crowd = new Crowd();
        for (int i = 0; i < count; i += AT_ONCE) {
            List<CompletableFuture<WebSocket>> coming = new ArrayList<>();
            for (int one = i; one < Math.min(count, i + AT_ONCE); one++) {
                coming.add(crowd.come(address, "guest %04d".formatted(one), room));
            }
            for (CompletableFuture<WebSocket> one : coming) {
                crowd.sockets.add(one.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());
            }
        }
        return crowd;
    }

    private CompletableFuture<WebSocket> come(URI address, String name, String room) {
        String hello =
                Codec.encode(
                        new ClientCommand.Hello(
                                null, 1, name, null, null, null, "test", null, null));
        String join = Codec.encode(new ClientCommand.Join(null, new RoomName(room), null, null));
        return http.newWebSocketBuilder()
                .buildAsync(address, new WebSocket.Listener() {})
                .thenCompose(socket -> socket.sendText(hello, true))
                .thenCompose(socket -> socket.sendText(join, true));
    }

    @Override
    public void close() {
        sockets.forEach(WebSocket::abort);
        http.shutdownNow();
    }
}
