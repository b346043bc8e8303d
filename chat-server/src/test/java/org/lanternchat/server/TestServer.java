package org.lanternchat.server;

import org.lanternchat.protocol.RoomName;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A whole server in this process, on a free port of the loopback interface, with its data in a
/// folder of the test's.
public final class TestServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<WireClient> clients = new ArrayList<>();
    private final ChatServer server;
    private final URI address;

    private TestServer(ServerConfig config) throws StartException {
        server = ChatServer.start(config);
        address = URI.create(server.addresses().getFirst());
    }

    public static TestServer start(Path data) {
        return start(data, 1);
    }

    /// `rate` multiplies the limits on writing and reading.
    public static TestServer start(Path data, double rate) {
        try {
            return new TestServer(config(data, 0, rate));
        } catch (StartException failed) {
            throw new AssertionError(failed);
        }
    }

    static ServerConfig config(Path data, int port, double rate) {
        List<RoomName> rooms =
                List.of(new RoomName("general"), new RoomName("tech"), new RoomName("random"));
        return new ServerConfig(
                port, "127.0.0.1", data, rooms, rate, Set.of(), Set.of(), "Test chat");
    }

    public URI address() {
        return address;
    }

    public int port() {
        return address.getPort();
    }

    public HttpClient http() {
        return http;
    }

    /// A plain WebSocket to `/`, as the tutorials' clients open it.
    public WireClient connect() {
        WireClient client = WireClient.connect(http, URI.create("ws://127.0.0.1:" + port() + "/"));
        clients.add(client);
        return client;
    }

    /// A client of version 1 that has been welcomed, and the welcome taken.
    public WireClient hello(String name) {
        WireClient client = connect();
        client.send("{'type':'hello','v':1,'name':'" + name + "'}");
        client.await("welcome");
        return client;
    }

    /// A client of version 1 that is in the room and in step with it.
    public WireClient member(String name, String room) {
        WireClient client = hello(name);
        client.send("{'type':'join','room':'" + room + "'}");
        client.await("synced");
        return client;
    }

    @Override
    public void close() {
        server.close();
        http.shutdownNow();
    }
}
