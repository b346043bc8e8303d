package org.lanternchat.desktop.connection;

import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;

import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;
import org.glassfish.tyrus.client.SslEngineConfigurator;
import org.glassfish.tyrus.container.grizzly.client.GrizzlyClientProperties;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// One WebSocket, from its handshake to its end. Calls its owner back through `thread` only; the
/// library's own threads do no more than hand over.
final class Socket {
    /// The largest frame a server sends is 256 KiB; more than this ends the connection.
    private static final int FRAME_CHARACTERS = 1024 * 1024;

    private static final int HANDSHAKE_MILLIS = 5_000;

    private final Session session;
    private final SendQueue queue;

    private Socket(Session session, SendQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    /// What an owner hears; on its thread.
    interface Owner {
        void frame(Socket from, String text);

        void closed(Socket from, int code);
    }

    /// Connects; blocks for the handshake, five seconds at most.
    static Socket open(URI address, ServerTrust trust, Executor thread, Owner owner)
            throws DeploymentException, IOException {
        Receiver receiver = new Receiver(thread, owner);
        Session session =
                client(address.getScheme().equals("wss") ? trust : null)
                        .connectToServer(
                                receiver, ClientEndpointConfig.Builder.create().build(), address);
        Socket socket = new Socket(session, new SendQueue(session.getAsyncRemote(), thread));
        receiver.socket = socket;
        return socket;
    }

    /// @param trust null for a connection in clear: with it, the library encrypts every one
    private static ClientManager client(@Nullable ServerTrust trust) {
        ClientManager client = ClientManager.createClient();
        client.setDefaultMaxTextMessageBufferSize(FRAME_CHARACTERS);
        var properties = client.getProperties();
        // The names in the certificate are looked at where it is trusted or not.
        if (trust != null) {
            properties.put(
                    ClientProperties.SSL_ENGINE_CONFIGURATOR,
                    new SslEngineConfigurator(trust.context(), true, false, false)
                            .setHostVerificationEnabled(false));
        }
        properties.put(ClientProperties.HANDSHAKE_TIMEOUT, HANDSHAKE_MILLIS);
        properties.put(ClientProperties.SHARED_CONTAINER, true);
        properties.put(ClientProperties.SHARED_CONTAINER_IDLE_TIMEOUT, 5);
        properties.put(
                GrizzlyClientProperties.SELECTOR_THREAD_POOL_CONFIG, pool("lantern-select", 1));
        properties.put(
                GrizzlyClientProperties.WORKER_THREAD_POOL_CONFIG, pool("lantern-receive", 2));
        return client;
    }

    private static ThreadPoolConfig pool(String name, int threads) {
        return ThreadPoolConfig.defaultConfig()
                .setPoolName(name)
                .setDaemon(true)
                .setCorePoolSize(threads)
                .setMaxPoolSize(threads);
    }

    boolean send(String frame) {
        return queue.offer(frame);
    }

    /// Says goodbye without waiting for the answer.
    void close() {
        Thread.ofPlatform()
                .name("lantern-close")
                .daemon()
                .start(
                        () -> {
                            try {
                                session.close();
                            } catch (IOException | IllegalStateException alreadyGone) {
                                // The aim is reached.
                                return;
                            }
                        });
    }

    /// The library's callbacks, each put on the owner's thread. `open` blocks that very thread, so
    /// none of them runs before the owner has its socket.
    private static final class Receiver extends Endpoint {
        private final Executor thread;
        private final Owner owner;
        private @Nullable Socket socket;

        Receiver(Executor thread, Owner owner) {
            this.thread = thread;
            this.owner = owner;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(
                    new MessageHandler.Whole<String>() {
                        @Override
                        public void onMessage(String text) {
                            hand(open -> owner.frame(open, text));
                        }
                    });
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            int code = reason.getCloseCode().getCode();
            hand(open -> owner.closed(open, code));
        }

        @Override
        public void onError(Session session, Throwable failure) {
            // The close that follows tells it.
        }

        private void hand(Consumer<Socket> what) {
            thread.execute(
                    () -> {
                        if (socket != null) what.accept(socket);
                    });
        }
    }
}
