package org.lanternchat.server.net;

import jakarta.websocket.CloseReason;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;

import java.lang.System.Logger.Level;

/// Where the rooms meet the protocol engine: hands each text on and returns at once. One instance
/// for each connection, which it finds in the user properties, put there by the handshake. Called
/// on that connection's worker thread.
@ServerEndpoint(value = ChatEndpoint.PATH, configurator = ChatEndpoint.Handshake.class)
public final class ChatEndpoint {
    static final String PATH = "/ws";
    private static final String CONNECTION = ClientConnection.class.getName();
    private static final System.Logger LOG = System.getLogger(ChatEndpoint.class.getName());

    private @Nullable ClientConnection connection;

    @OnOpen
    public void open(Session engineSession) {
        engineSession.setMaxIdleTimeout(-1);
        engineSession.setMaxTextMessageBufferSize(Limits.FRAME_BYTES);
        ClientConnection opened =
                (ClientConnection) engineSession.getUserProperties().get(CONNECTION);
        if (opened == null) return;
        connection = opened;
        // Tyrus calls an annotated method by reflection, and this one for each message.
        engineSession.addMessageHandler(String.class, opened.session()::receive);
        opened.session().open();
    }

    @OnClose
    public void close(CloseReason reason) {
        if (connection != null) connection.session().end();
    }

    @OnError
    public void failed(Throwable why) {
        LOG.log(Level.DEBUG, "a connection failed", why);
    }

    /// Hands the connection over from the request to the session.
    public static final class Handshake extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(
                ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put(CONNECTION, request.getHttpSession());
        }
    }
}
