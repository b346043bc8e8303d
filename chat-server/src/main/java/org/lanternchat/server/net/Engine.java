package org.lanternchat.server.net;

import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerEndpointConfig;

import org.glassfish.tyrus.core.TyrusWebSocketEngine;
import org.glassfish.tyrus.server.TyrusServerContainer;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.lanternchat.protocol.Limits;

import java.util.Map;
import java.util.Set;

/// Tyrus without a socket of its own: it has the endpoint and the protocol, `Handshakes` and
/// `FramesFilter` bring it the bytes. Its idle timeout stays off, since it would schedule a task
/// for every message and recipient.
final class Engine extends TyrusServerContainer {
    /// A frame's header besides its payload.
    private static final int OVERHEAD = 14;

    private final TyrusWebSocketEngine engine;

    Engine() throws DeploymentException {
        super((Set<Class<?>>) null);
        engine =
                TyrusWebSocketEngine.builder(this)
                        .incomingBufferSize(4 * (Limits.FRAME_BYTES + OVERHEAD))
                        .build();
        setDefaultMaxSessionIdleTimeout(-1);
        engine.register(ChatEndpoint.class, "/");
    }

    @Override
    public void register(Class<?> endpoint) throws DeploymentException {
        engine.register(endpoint, "/");
    }

    @Override
    public void register(ServerEndpointConfig endpoint) throws DeploymentException {
        engine.register(endpoint, "/");
    }

    @Override
    public WebSocketEngine getWebSocketEngine() {
        return engine;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of();
    }
}
