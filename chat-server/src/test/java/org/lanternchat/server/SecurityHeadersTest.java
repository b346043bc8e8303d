package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Whatever the server answers says how little a browser may do with it.
class SecurityHeadersTest {
    private static final String HANDSHAKE =
            "Upgrade: websocket~Sec-WebSocket-Version: 13~Sec-WebSocket-Key: none";

    @RegisterExtension private final RunningServer server = new RunningServer();

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | GET /                     |                        | page | cross-origin",
                "200 | GET /main.js              |                        | page | cross-origin",
                "200 | GET /style.css            |                        | page | cross-origin",
                "200 | HEAD /                    |                        | page | cross-origin",
                "200 | GET /healthz              |                        | page | same-origin",
                "200 | GET /api/info             |                        | page | same-origin",
                "404 | GET /nowhere              |                        | page | same-origin",
                "405 | DELETE /                  |                        | page | same-origin",
                "403 | GET /                     | Host: evil.example     | page | same-origin",
                "404 | GET /files/none/x         |                        | file | cross-origin",
                "405 | POST /files/none/x        |                        | file | cross-origin",
                "401 | POST /api/files           |                        | none | same-origin",
                "204 | OPTIONS /api/files        |                        | none | same-origin",
                "405 | GET /api/files            |                        | none | same-origin",
                "404 | POST /hook/none           |                        | none | same-origin",
                "405 | GET /hook/none            |                        | none | same-origin",
                "400 | GET x                     |                        | none | same-origin",
                "400 | GET /                     | Content-Length: x      | none | same-origin",
                "501 | BREW /                    |                        | none | same-origin",
                "400 | GET /ws                   | HANDSHAKE              | none | same-origin",
                "404 | GET /chat                 | HANDSHAKE              | none | same-origin",
            })
    void everyAnswerHasThem(
            int status, String request, String header, String policy, String embedding)
            throws IOException {
        Map<String, String> headers = headers(status, request, header == null ? "" : header);

        assertThat(headers)
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "no-referrer")
                .containsEntry("cross-origin-opener-policy", "same-origin")
                .containsEntry("cross-origin-resource-policy", embedding)
                .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
        assertThat(headers.get("permissions-policy")).contains("camera=()", "microphone=()");
        String allowed = headers.getOrDefault("content-security-policy", "");
        assertThat(allowed).contains("default-src 'none'").doesNotContain("unsafe", "*");
        assertThat(allowed.contains("script-src 'self'")).isEqualTo(policy.equals("page"));
        assertThat(allowed.contains("sandbox")).isEqualTo(policy.equals("file"));
        assertThat(allowed.contains("frame-ancestors 'none'")).isEqualTo(!policy.equals("file"));
    }

    private Map<String, String> headers(int status, String request, String header)
            throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            String host = header.startsWith("Host") ? "" : "Host: localhost\r\n";
            String more = header.replace("HANDSHAKE", HANDSHAKE).replace("~", "\r\n");
            String whole =
                    request.strip()
                            + " HTTP/1.1\r\n"
                            + host
                            + (more.isEmpty() ? "" : more + "\r\n")
                            + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(whole.getBytes(ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            Map<String, String> headers = new HashMap<>();
            for (String line : answer.substring(0, answer.indexOf("\r\n\r\n")).split("\r\n", -1)) {
                int colon = line.indexOf(": ");
                if (colon < 0) continue;
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                assertThat(headers.put(name, line.substring(colon + 2))).as(name).isNull();
            }
            return headers;
        }
    }
}
