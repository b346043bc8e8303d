package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the requests for files and of bots have in common: who may ask, the parts of an address,
/// and answers in JSON. Stateless; for any thread.
final class Answers {
    /// After a refusal the rest of a body is read and thrown away for so long, since a sender whose
    /// connection breaks would never see the answer.
    private static final Duration LINGER = Duration.ofSeconds(10);

    private Answers() {}

    /// Null, or why not: a sentence. On the way it permits the answer to pages that may read it.
    static @Nullable String refusal(Gatekeeper gatekeeper, Request request, Response response) {
        String host = request.getHeader("Host");
        String hostRefusal = gatekeeper.refusesHost(host);
        if (hostRefusal != null) return hostRefusal;
        String origin = request.getHeader("Origin");
        if (origin == null) return null;
        String refusal = gatekeeper.refusesOrigin(origin, host, request.isSecure(), peer(request));
        response.setHeader("Vary", "Origin");
        if (refusal == null) response.setHeader("Access-Control-Allow-Origin", origin);
        return refusal;
    }

    /// Who asks.
    static InetAddress peer(Request request) {
        return InetAddress.ofLiteral(withoutZone(request.getRemoteAddr()));
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /// The decoded value of a parameter in the address; empty when it has none, null when it is not
    /// there or not readable. The body is left alone.
    static @Nullable String parameter(Request request, String name) {
        String query = request.getQueryString();
        if (query == null) return null;
        for (String part : query.split("&", 100)) {
            int equals = part.indexOf('=');
            if (!(equals < 0 ? part : part.substring(0, equals)).equals(name)) continue;
            try {
                String value = equals < 0 ? "" : part.substring(equals + 1);
                return URLDecoder.decode(value, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notEncoded) {
                return null;
            }
        }
        return null;
    }

    /// For a path, and for `filename*` (RFC 8187): nothing but letters, digits, `.`, `_`, `-` and
    /// `%` comes out.
    static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /// For an answer to a request whose body has not come as a whole. Grizzly throws away what
    /// still comes of it; this puts an end to that.
    static void endSoon(Request request, Response response, Timers timers) {
        if (request.getInputBuffer().isFinished()) return;
        Connection<?> socket = request.getContext().getConnection();
        response.setHeader("Connection", "close");
        timers.after(LINGER, socket::closeSilently);
    }

    static void refuse(Response response, int status, ErrorCode code, String sentence)
            throws IOException {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("code", code.wire());
        error.put("text", sentence);
        json(response, status, error);
    }

    static void json(Response response, int status, Map<String, ?> document) throws IOException {
        byte[] content = Codec.encodeDocument(document);
        response.setStatus(status);
        response.setHeader("Content-Type", "application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /// For people and programs that want no JSON.
    static void say(Response response, int status, String sentence) throws IOException {
        byte[] text = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setHeader("Content-Type", "text/plain; charset=utf-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
