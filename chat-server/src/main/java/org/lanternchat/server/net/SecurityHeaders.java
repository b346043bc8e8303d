package org.lanternchat.server.net;

import org.glassfish.grizzly.http.HttpResponsePacket;

import java.util.Map;

/// What every answer says to a browser about how little it may do with it. Whatever part of the
/// server has said something of its own is left alone. Stateless; for any thread.
final class SecurityHeaders {
    /// For whatever shows something that comes with the answer: pages name more, files less.
    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /// Whose pages may embed it: pages that were opened from disk have the client and images of the
    /// server that they talk to.
    static final String EMBEDDING = "Cross-Origin-Resource-Policy";

    static final String EMBEDDING_BY_ALL = "cross-origin";

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "no-referrer",
                    CONTENT_SECURITY_POLICY,
                    "default-src 'none'; frame-ancestors 'none'",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    EMBEDDING,
                    "same-origin",
                    "Permissions-Policy",
                    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(),"
                            + " usb=()");

    private SecurityHeaders() {}

    /// Adds what is missing. An answer that ends HTTP (101) has nothing that a browser shows.
    static void addTo(HttpResponsePacket answer) {
        if (answer.getStatus() < 200) return;
        ALWAYS.forEach(
                (name, value) -> {
                    if (!answer.containsHeader(name)) answer.setHeader(name, value);
                });
    }
}
