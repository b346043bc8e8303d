package org.lanternchat.server.net;

import org.glassfish.grizzly.http.HttpContent;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.HttpResponsePacket;
import org.glassfish.grizzly.http.Protocol;
import org.glassfish.grizzly.memory.Buffers;

import java.nio.charset.StandardCharsets;

/// Why a request is not served, for whoever sent it. The connection ends with it. Immutable.
///
/// @param retrySeconds after which it may be tried again, or 0 when that is not known
record Refusal(int status, String sentence, long retrySeconds) {
    /// What is answered anywhere on this server.
    static final String METHODS = "GET, HEAD, POST, OPTIONS";

    Refusal(int status, String sentence) {
        this(status, sentence, 0);
    }

    /// As the whole answer to the request.
    HttpContent answer(HttpRequestPacket request) {
        byte[] body = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        HttpResponsePacket packet = request.getResponse();
        packet.setProtocol(Protocol.HTTP_1_1);
        packet.setStatus(status);
        packet.setHeader("Content-Type", "text/plain; charset=utf-8");
        packet.setHeader("Connection", "close");
        packet.setHeader("Cache-Control", "no-store");
        if (retrySeconds > 0) packet.setHeader("Retry-After", String.valueOf(retrySeconds));
        if (status == 501) packet.setHeader("Allow", METHODS);
        if (status == 426) {
            packet.setHeader("Upgrade", "websocket");
            packet.setHeader("Sec-WebSocket-Version", "13");
        }
        packet.setContentLengthLong(body.length);
        return HttpContent.builder(packet).content(Buffers.wrap(null, body)).last(true).build();
    }
}
