package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.session.Services;

import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The filter before the pages: lets peers in or not, and turns a good opening handshake (RFC 6455,
/// section 4.2) into a WebSocket, whose connection then leaves HTTP for good. Everything else it
/// passes on. One instance for all; called on worker threads.
final class Handshakes extends BaseFilter {
    private static final int KEY_BYTES = 16;
    private static final System.Logger LOG = System.getLogger(Handshakes.class.getName());
    private static final Attribute<Boolean> HAS_SPOKEN =
            Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(
                    Handshakes.class.getName() + ".hasSpoken");

    private final Engine engine;
    private final Gatekeeper gatekeeper;
    private final Services services;
    private final FilterChain frames;
    private final RefusalLog refusals;

    Handshakes(Engine engine, Gatekeeper gatekeeper, Services services, FilterChain frames) {
        this.engine = engine;
        this.gatekeeper = gatekeeper;
        this.services = services;
        this.frames = frames;
        this.refusals = new RefusalLog(services.timers(), line -> LOG.log(Level.WARNING, line));
    }

    @Override
    public NextAction handleAccept(FilterChainContext context) {
        Connection<?> socket = context.getConnection();
        if (!gatekeeper.admitsPeer(peer(socket))) {
            String peer = peer(socket).getHostAddress();
            refusals.add("refused " + peer + ": only peers of the local network are served");
            socket.terminateSilently();
            return context.getStopAction();
        }
        services.timers()
                .after(
                        Limits.FIRST_COMMAND,
                        () -> {
                            if (HAS_SPOKEN.get(socket) == null) socket.terminateSilently();
                        });
        return context.getInvokeAction();
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        HttpContent content = context.getMessage();
        HAS_SPOKEN.set(context.getConnection(), true);
        if (!(content.getHttpHeader() instanceof HttpRequestPacket request)
                || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            return context.getInvokeAction();
        }
        Refusal refusal = refusal(request, peer(context.getConnection()));
        if (refusal != null) refuse(context, request, refusal);
        else upgrade(context, request, content.getContent());
        return context.getStopAction();
    }

    private record Refusal(int status, String reason) {}

    private @Nullable Refusal refusal(HttpRequestPacket request, InetAddress peer) {
        String path = request.getRequestURI();
        if (!path.equals(ChatEndpoint.PATH) && !path.equals("/")) {
            return new Refusal(404, "The chat is at " + ChatEndpoint.PATH + ".");
        }
        String host = request.getHeader("Host");
        String hostRefusal = gatekeeper.refusesHost(host);
        if (hostRefusal != null) return new Refusal(403, hostRefusal);
        String originRefusal =
                gatekeeper.refusesOrigin(
                        request.getHeader("Origin"), host, request.isSecure(), peer);
        if (originRefusal != null) return new Refusal(403, originRefusal);
        if (!Method.GET.equals(request.getMethod())
                || request.getProtocol() != Protocol.HTTP_1_1
                || !names(request.getHeader("Connection"), "upgrade")) {
            return new Refusal(400, "A WebSocket begins with GET, HTTP/1.1, Connection: Upgrade.");
        }
        if (!"13".equals(request.getHeader("Sec-WebSocket-Version"))) {
            return new Refusal(426, "This server speaks version 13 of the WebSocket protocol.");
        }
        if (!isKey(request.getHeader("Sec-WebSocket-Key"))) {
            return new Refusal(400, "Sec-WebSocket-Key is 16 bytes in Base64.");
        }
        return null;
    }

    private void upgrade(FilterChainContext context, HttpRequestPacket request, Buffer rest) {
        NIOConnection socket = (NIOConnection) context.getConnection();
        ClientConnection connection = new ClientConnection(socket, services);
        TyrusUpgradeResponse response = new TyrusUpgradeResponse();
        WebSocketEngine.UpgradeInfo upgrade =
                engine.getWebSocketEngine().upgrade(engineRequest(request, connection), response);
        if (upgrade.getStatus() != WebSocketEngine.UpgradeStatus.SUCCESS) {
            refuse(context, request, new Refusal(400, "This is no WebSocket handshake."));
            return;
        }
        answer(context, request, response);
        ClientConnection.OF.set(socket, connection);
        IdleTimeoutFilter.setCustomTimeout(socket, IdleTimeoutFilter.FOREVER, TimeUnit.SECONDS);
        socket.setProcessor(frames);
        connection.attach(
                upgrade.createConnection(connection.outbox(), _ -> connection.outbox().close()));
        if (!socket.isOpen()) connection.closed();
        if (rest.hasRemaining()) FramesFilter.give(rest, connection);
    }

    private static UpgradeRequest engineRequest(
            HttpRequestPacket request, ClientConnection connection) {
        RequestContext context =
                RequestContext.Builder.create()
                        .requestURI(URI.create(ChatEndpoint.PATH))
                        .queryString("")
                        .parameterMap(Map.of())
                        .httpSession(connection)
                        .secure(request.isSecure())
                        .build();
        for (String name :
                List.of(
                        "Host",
                        "Upgrade",
                        "Connection",
                        "Origin",
                        "Sec-WebSocket-Key",
                        "Sec-WebSocket-Version")) {
            String value = request.getHeader(name);
            if (value != null) context.getHeaders().put(name, new ArrayList<>(List.of(value)));
        }
        return context;
    }

    private static void answer(
            FilterChainContext context, HttpRequestPacket request, TyrusUpgradeResponse response) {
        HttpResponsePacket packet = request.getResponse();
        packet.setProtocol(Protocol.HTTP_1_1);
        packet.setStatus(response.getStatus());
        response.getHeaders().forEach((name, values) -> packet.setHeader(name, values.getFirst()));
        context.write(HttpContent.builder(packet).build());
    }

    private void refuse(FilterChainContext context, HttpRequestPacket request, Refusal refusal) {
        String peer = peer(context.getConnection()).getHostAddress();
        refusals.add("handshake refused for " + peer + ": " + refusal.reason());
        byte[] body = (refusal.reason() + "\n").getBytes(StandardCharsets.UTF_8);
        HttpResponsePacket packet = request.getResponse();
        packet.setProtocol(Protocol.HTTP_1_1);
        packet.setStatus(refusal.status());
        packet.setHeader("Content-Type", "text/plain; charset=utf-8");
        packet.setHeader("Connection", "close");
        if (refusal.status() == 426) {
            packet.setHeader("Upgrade", "websocket");
            packet.setHeader("Sec-WebSocket-Version", "13");
        }
        packet.setContentLengthLong(body.length);
        context.write(
                HttpContent.builder(packet)
                        .content(Buffers.wrap(context.getMemoryManager(), body))
                        .last(true)
                        .build());
        context.getConnection().closeSilently();
    }

    private static boolean names(@Nullable String header, String token) {
        if (header == null) return false;
        for (String part : header.split(",", -1)) {
            if (part.strip().equalsIgnoreCase(token)) return true;
        }
        return false;
    }

    private static boolean isKey(@Nullable String key) {
        if (key == null) return false;
        try {
            return Base64.getDecoder().decode(key.strip()).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static InetAddress peer(Connection<?> socket) {
        return ((InetSocketAddress) socket.getPeerAddress()).getAddress();
    }
}
