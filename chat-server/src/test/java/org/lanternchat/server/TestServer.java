package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.net.ConnectionLimits;
import org.lanternchat.server.tls.CertificateFiles;
import org.lanternchat.server.tls.TestCertificate;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A whole server in this process, on a free port of the loopback interface, with its data in a
/// folder of the test's.
public final class TestServer implements AutoCloseable {
    private final HttpClient http;
    private final List<HttpClient> elsewhere = new ArrayList<>();
    private final ChatServer server;
    private final URI address;

    private TestServer(ServerConfig config, HttpClient http) throws StartException {
        this.http = http;
        server = ChatServer.start(config);
        address = URI.create(server.addresses().getFirst());
    }

    public static TestServer start(Path data) {
        return start(data, 1);
    }

    /// `rate` multiplies the limits on writing and reading.
    public static TestServer start(Path data, double rate) {
        return start(data, rate, Duration.ofHours(24));
    }

    /// A server with such doors, the rates as they are.
    static TestServer start(Path data, Doors doors) {
        try {
            ServerConfig plain = config(data, 1, Duration.ofHours(24), null);
            ServerConfig config =
                    new ServerConfig(
                            plain.port(),
                            plain.bind(),
                            plain.data(),
                            plain.rooms(),
                            plain.rate(),
                            plain.editWindow(),
                            plain.allowedOrigins(),
                            plain.allowedHosts(),
                            plain.perAddress(),
                            plain.certificate(),
                            doors,
                            plain.name());
            return new TestServer(config, HttpClient.newHttpClient());
        } catch (StartException failed) {
            throw new AssertionError(failed);
        }
    }

    /// For `editWindow` after it was written a message is its author's to change.
    static TestServer start(Path data, double rate, Duration editWindow) {
        try {
            ServerConfig config = config(data, rate, editWindow, null);
            return new TestServer(config, HttpClient.newHttpClient());
        } catch (StartException failed) {
            throw new AssertionError(failed);
        }
    }

    /// A server with this certificate, whose files lie in `folder`, and clients that trust it; the
    /// rates are off.
    static TestServer start(Path data, TestCertificate certificate, Path folder) throws Exception {
        HttpClient http = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
        CertificateFiles files = certificate.write(folder);
        double unlimited = Double.POSITIVE_INFINITY;
        return new TestServer(config(data, unlimited, Duration.ofHours(24), files), http);
    }

    private static ServerConfig config(
            Path data, double rate, Duration editWindow, @Nullable CertificateFiles certificate) {
        List<RoomName> rooms =
                List.of(new RoomName("general"), new RoomName("tech"), new RoomName("random"));
        return new ServerConfig(
                0,
                "127.0.0.1",
                data,
                rooms,
                rate,
                editWindow,
                Set.of(),
                Set.of(),
                ConnectionLimits.OFF,
                certificate,
                Doors.PLAIN,
                "Test chat");
    }

    public URI address() {
        return address;
    }

    public int port() {
        return address.getPort();
    }

    /// The code by which somebody becomes the owner.
    public String ownerCode() {
        return String.valueOf(server.ownerCode());
    }

    /// What newcomers are asked for.
    String joinCode() {
        return String.valueOf(server.joinCode());
    }

    public HttpClient http() {
        return http;
    }

    /// A plain WebSocket to `/`, as the tutorials' clients open it.
    public WireClient connect() {
        return connect(http);
    }

    /// The same from another address of the loopback network.
    WireClient connectFrom(String address) {
        try {
            InetAddress local = InetAddress.getByName(address);
            HttpClient client = HttpClient.newBuilder().localAddress(local).build();
            elsewhere.add(client);
            return connect(client);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private WireClient connect(HttpClient client) {
        return WireClient.connect(
                client, URI.create(address.toString().replaceFirst("http", "ws")));
    }

    /// A client of version 1 that has been welcomed, and the welcome taken.
    public WireClient hello(String name) {
        WireClient client = connect();
        client.hello("'name':'" + name + "'");
        return client;
    }

    /// Another connection of the same person, welcomed.
    WireClient deviceOf(WireClient person) {
        WireClient client = connect();
        client.hello("'token':'" + person.token() + "'");
        return client;
    }

    /// A client of version 1 that is in the room and in step with it.
    public WireClient member(String name, String room) {
        WireClient client = hello(name);
        client.enter(room);
        return client;
    }

    /// Somebody who has claimed the server.
    WireClient owner(String name) {
        WireClient client = hello(name);
        client.ask("{'type':'claim','code':'" + ownerCode() + "'}");
        return client;
    }

    @Override
    public void close() {
        server.close();
        http.shutdownNow();
        elsewhere.forEach(HttpClient::shutdownNow);
    }
}
