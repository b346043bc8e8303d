package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.attributes.AttributeHolder;
import org.glassfish.grizzly.filterchain.BaseFilter;
import org.glassfish.grizzly.filterchain.FilterChain;
import org.glassfish.grizzly.filterchain.FilterChainContext;
import org.glassfish.grizzly.filterchain.NextAction;
import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.utils.IdleTimeoutFilter;
import org.glassfish.tyrus.core.RequestContext;
import org.glassfish.tyrus.core.TyrusUpgradeResponse;
import org.glassfish.tyrus.spi.UpgradeRequest;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.session.Services;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The filter before the pages: turns a good opening handshake (RFC 6455, section 4.2) into a
/// WebSocket, whose connection then leaves HTTP for good, and refuses those for whom `Admission`
/// found no place. Everything else it passes on. One instance for all; called on worker threads.
final class Handshakes extends BaseFilter {
    private static final URI ENDPOINT = URI.create(ChatEndpoint.PATH);
    private static final int KEY_BYTES = 16;
    private static final String HTTP_PACKAGE = HttpContent.class.getPackageName();
    private static final int KEY_LETTERS = 24;

    /// RFC 9112, 3.2; RFC 6454, 7.3; RFC 6455, 11.3.1 and 11.3.5.
    private static final List<String> NEVER_TWICE =
            List.of("Host", "Origin", "Sec-WebSocket-Key", "Sec-WebSocket-Version");

    private final Engine engine;
    private final Gatekeeper gatekeeper;
    private final Services services;
    private final FilterChain frames;
    private final OutboxBudget budget;
    private final RefusalLog refusals;

    Handshakes(
            Engine engine,
            Gatekeeper gatekeeper,
            Services services,
            FilterChain frames,
            OutboxBudget budget,
            RefusalLog refusals) {
        this.engine = engine;
        this.gatekeeper = gatekeeper;
        this.services = services;
        this.frames = frames;
        this.budget = budget;
        this.refusals = refusals;
    }

    @Override
    public NextAction handleRead(FilterChainContext context) {
        HttpContent content = context.getMessage();
        if (!(content.getHttpHeader() instanceof HttpRequestPacket request)) {
            return context.getInvokeAction();
        }
        Arrival arrival = Arrival.of(context.getConnection());
        if (arrival != null && arrival.refusal() != null) {
            refuse(context, request, arrival.refusal());
            return context.getStopAction();
        }
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            return context.getInvokeAction();
        }
        Refusal refusal = refusal(request, peer(context.getConnection()));
        if (refusal != null) {
            String peer = peer(context.getConnection()).getHostAddress();
            refusals.add("handshake refused for " + peer + ": " + refusal.sentence());
            refuse(context, request, refusal);
        } else {
            upgrade(context, request, content.getContent());
        }
        return context.getStopAction();
    }

    private @Nullable Refusal refusal(HttpRequestPacket request, InetAddress peer) {
        String path = request.getRequestURI();
        if (!path.equals(ChatEndpoint.PATH) && !path.equals("/")) {
            return new Refusal(404, "The chat is at " + ChatEndpoint.PATH + ".");
        }
        for (String name : NEVER_TWICE) {
            if (isTwice(request, name)) return new Refusal(400, name + " must not come twice.");
        }
        if (hasBody(request)) return new Refusal(400, "A WebSocket begins without a body.");
        String host = request.getHeader("Host");
        String hostRefusal = gatekeeper.refusesHost(host);
        if (hostRefusal != null) return new Refusal(403, hostRefusal);
        String originRefusal =
                gatekeeper.refusesOrigin(
                        request.getHeader("Origin"), host, request.isSecure(), peer);
        if (originRefusal != null) return new Refusal(403, originRefusal);
        if (!Method.GET.equals(request.getMethod())
                || request.getProtocol() != Protocol.HTTP_1_1
                || !asksToUpgrade(request)) {
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
        ClientConnection connection =
                new ClientConnection(socket, !request.isSecure(), services, budget);
        TyrusUpgradeResponse response = new TyrusUpgradeResponse();
        WebSocketEngine.UpgradeInfo upgrade =
                engine.getWebSocketEngine().upgrade(engineRequest(request, connection), response);
        if (upgrade.getStatus() != WebSocketEngine.UpgradeStatus.SUCCESS) {
            refuse(context, request, new Refusal(400, "This is no WebSocket handshake."));
            return;
        }
        answer(context, request, response, connection.outbox());
        ClientConnection.OF.set(socket, connection);
        IdleTimeoutFilter.setCustomTimeout(socket, IdleTimeoutFilter.FOREVER, TimeUnit.SECONDS);
        socket.setProcessor(frames);
        forgetRequest(socket);
        connection.attach(
                upgrade.createConnection(connection.outbox(), _ -> connection.outbox().close()));
        if (!socket.isOpen()) connection.closed();
        if (rest.hasRemaining()) FramesFilter.give(rest, connection);
    }

    /// Grizzly would keep the request and all that it was read with for as long as the connection
    /// lasts.
    private static void forgetRequest(Connection<?> socket) {
        AttributeHolder attributes = socket.getAttributes();
        for (String name : List.copyOf(attributes.getAttributeNames())) {
            boolean isOfHttp =
                    name.startsWith("HttpServerFilter.") || name.startsWith(HTTP_PACKAGE);
            if (isOfHttp) attributes.removeAttribute(name);
        }
    }

    private static UpgradeRequest engineRequest(
            HttpRequestPacket request, ClientConnection connection) {
        RequestContext context =
                RequestContext.Builder.create()
                        .requestURI(ENDPOINT)
                        .queryString("")
                        .parameterMap(Map.of())
                        .httpSession(connection)
                        .secure(request.isSecure())
                        .build();
        for (String name :
                List.of(
                        "Host",
                        "Upgrade",
                        "Origin",
                        "Sec-WebSocket-Key",
                        "Sec-WebSocket-Version")) {
            String value = request.getHeader(name);
            if (value != null) context.getHeaders().put(name, new ArrayList<>(List.of(value)));
        }
        context.getHeaders().put("Connection", new ArrayList<>(List.of("Upgrade")));
        return context;
    }

    @SuppressWarnings("rawtypes") // as Grizzly declares it
    private static void answer(
            FilterChainContext context,
            HttpRequestPacket request,
            TyrusUpgradeResponse response,
            Outbox outbox) {
        HttpResponsePacket packet = request.getResponse();
        packet.setProtocol(Protocol.HTTP_1_1);
        packet.setStatus(response.getStatus());
        response.getHeaders().forEach((name, values) -> packet.setHeader(name, values.getFirst()));
        context.write(
                HttpContent.builder(packet).build(),
                new EmptyCompletionHandler<WriteResult>() {
                    @Override
                    public void completed(WriteResult written) {
                        outbox.open();
                    }
                });
    }

    private void refuse(FilterChainContext context, HttpRequestPacket request, Refusal refusal) {
        context.write(refusal.answer(request));
        Farewell.to(context.getConnection(), services.timers());
    }

    private static boolean isTwice(HttpRequestPacket request, String name) {
        Iterator<String> values = request.getHeaders().values(name).iterator();
        if (values.hasNext()) values.next();
        return values.hasNext();
    }

    /// A body would be taken for frames, and by a proxy for a body.
    private static boolean hasBody(HttpRequestPacket request) {
        String length = request.getHeader("Content-Length");
        return length != null && !length.equals("0")
                || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean asksToUpgrade(HttpRequestPacket request) {
        for (String line : request.getHeaders().values("Connection")) {
            for (String option : line.split(",", -1)) {
                if (option.strip().equalsIgnoreCase("upgrade")) return true;
            }
        }
        return false;
    }

    private static boolean isKey(@Nullable String key) {
        if (key == null || key.strip().length() != KEY_LETTERS) return false;
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
