package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.ServerParts;
import org.lanternchat.server.file.FileRows;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.file.SharedTimers;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.tls.CertificateFiles;
import org.lanternchat.server.tls.Tls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// The port of a server whose time passes when a test says so. Of the loopback network only
/// 127.0.0.1 is not counted, so that the others can stand for other machines.
final class PortServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    final SharedTimers timers = new SharedTimers();

    private final SqliteStore store;
    private final ServerParts parts;
    private final FileShelf shelf;
    private final Listener listener = new Listener("127.0.0.1", 0);

    PortServer(Path folder, ConnectionLimits limits, @Nullable CertificateFiles certificate)
            throws Exception {
        this(folder, limits, certificate, false);
    }

    /// @param hasPublicMetrics its figures are for everyone, and it hands out what lies in `get`
    PortServer(
            Path folder,
            ConnectionLimits limits,
            @Nullable CertificateFiles certificate,
            boolean hasPublicMetrics)
            throws Exception {
        store = SqliteStore.open(folder.resolve("chat.db"));
        parts = new ServerParts(store, timers, listener.workers());
        FileRows rows = new FileRows(Runnable::run);
        shelf = FileShelf.in(Files.createDirectories(folder.resolve("files")), rows, rows, timers);
        InetAddress exempt = InetAddress.ofLiteral("127.0.0.1");
        Tls tls = certificate == null ? null : new Tls(certificate, timers);
        Gatekeeper gatekeeper = new Gatekeeper(Set.of(), Set.of(), "", false);
        listener.start(
                new Gate(gatekeeper, limits, exempt::equals, tls, hasPublicMetrics),
                parts.services(),
                shelf,
                folder.resolve("get"));
        if (tls != null) tls.start();
        parts.services().journal().start();
    }

    int port() {
        return listener.port();
    }

    /// From an address of the loopback network.
    Socket connectFrom(String address) throws IOException {
        InetAddress to = InetAddress.ofLiteral("127.0.0.1");
        Socket socket = new Socket(to, port(), InetAddress.ofLiteral(address), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// What came up to the first empty line or the end; empty when the connection is cut.
    static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = socket.getInputStream().read();
                if (next < 0) break;
                head.append((char) next);
            }
        } catch (SocketException reset) {
            return "";
        }
        return head.toString();
    }

    /// Lets time pass until the server has ended the connection, a minute at most.
    boolean endsWithinAMinute(Socket socket) throws IOException {
        for (int second = 0; second < 60; second++) {
            timers.pass(Duration.ofSeconds(1));
            socket.setSoTimeout(50);
            try {
                if (socket.getInputStream().read() < 0) return true;
            } catch (SocketTimeoutException open) {
                assertThat(socket.isConnected()).isTrue();
            } catch (SocketException reset) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        listener.stop();
        shelf.close();
        parts.close();
        store.close();
    }
}
