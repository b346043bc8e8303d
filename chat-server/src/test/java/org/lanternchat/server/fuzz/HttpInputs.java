package org.lanternchat.server.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Random;

/// Requests: made of parts that fit together more or less, then damaged now and then. Has no state.
final class HttpInputs {
    private static final List<String> METHODS =
            List.of(
                    "GET", "GET", "GET", "HEAD", "POST", "PUT", "OPTIONS", "DELETE", "TRACE",
                    "CONNECT", "X", "get", "");
    private static final List<String> PATHS =
            List.of(
                    "/",
                    "/ws",
                    "/index.html",
                    "/main.js",
                    "/style.css",
                    "/api/info",
                    "/healthz",
                    "/metrics",
                    "/api/files",
                    "/api/files?name=a.txt",
                    "/api/files?name=%ff%00",
                    "/api/files?name=",
                    "/files/abc/a.txt",
                    "/files/",
                    "/files/../../etc/passwd",
                    "/files/%2e%2e/x?thumb",
                    "/hook/abc",
                    "/hook/",
                    "/hook/abc/def",
                    "/..",
                    "/%00",
                    "/%",
                    "/%zz",
                    "//",
                    "/a//b",
                    "*",
                    "http://localhost/",
                    "http://localhost/ws",
                    "http:",
                    "",
                    "?",
                    "#",
                    "/ws?x=%",
                    "/\\..\\x",
                    "/;jsessionid=1",
                    "/ws;a=b",
                    "/é",
                    "/" + "a".repeat(9_000));
    private static final List<String> VERSIONS =
            List.of(
                    "HTTP/1.1",
                    "HTTP/1.1",
                    "HTTP/1.1",
                    "HTTP/1.0",
                    "HTTP/0.9",
                    "HTTP/2.0",
                    "HTTP/11",
                    "HTTP/",
                    "");
    private static final List<String> FIELDS =
            List.of(
                    "Host: localhost",
                    "Host: localhost",
                    "Host: localhost",
                    "Host: evil.example",
                    "Host:",
                    "Host: [::1",
                    "Connection: close",
                    "Connection: keep-alive",
                    "Connection: Upgrade",
                    "Connection: Upgrade",
                    "Upgrade: websocket",
                    "Upgrade: websocket",
                    "Upgrade: h2c",
                    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                    "Sec-WebSocket-Key: dGhl",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Version: 8",
                    "Sec-WebSocket-Version: 13",
                    "Sec-WebSocket-Extensions: permessage-deflate",
                    "Sec-WebSocket-Protocol: chat",
                    "Origin: http://localhost",
                    "Origin: null",
                    "Origin: http://evil.example",
                    "Authorization: Bearer abc",
                    "Authorization: Bearer",
                    "Authorization: x",
                    "Content-Length: 5",
                    "Content-Length: 0",
                    "Content-Length: -1",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: 5, 5",
                    "Content-Length: x",
                    "Content-Length: 104857601",
                    "Transfer-Encoding: chunked",
                    "Transfer-Encoding: gzip",
                    "Transfer-Encoding: chunked, x",
                    "Expect: 100-continue",
                    "Expect: x",
                    "Range: bytes=0-1",
                    "Range: bytes=9-1",
                    "Range: bytes=-",
                    "Range: bytes=0-0,2-3",
                    "If-None-Match: \"x\"",
                    "If-Range: x",
                    "Content-Type: application/json",
                    "Content-Type: text/plain; charset=nonsense",
                    "Content-Type: ;;=",
                    "Accept-Encoding: gzip",
                    "Cookie: a=b; c",
                    "Cookie: $Version=1; \"",
                    "X-Forwarded-For: 1.2.3.4",
                    "TE: trailers",
                    "Trailer: x",
                    " folded",
                    "no colon",
                    ": no name",
                    "X-Long: " + "x".repeat(5_000));
    private static final List<String> BODIES =
            List.of(
                    "",
                    "",
                    "",
                    "hello",
                    "5\r\nhello\r\n0\r\n\r\n",
                    "fffffffffffffffff\r\nx",
                    "-1\r\n",
                    "0\r\nX: y\r\n\r\n",
                    "{\"text\":\"hi\"}",
                    "{",
                    "\0\0\0\0",
                    "5;x=\"\r\nhello\r\n0\r\n\r\n");
    private static final List<String> LINE_ENDS =
            List.of("\r\n", "\r\n", "\r\n", "\r\n", "\r\n", "\n", "\r", "\n\r");

    private HttpInputs() {}

    static byte[] next(Random random) {
        StringBuilder all = new StringBuilder();
        for (int i = random.nextInt(8) == 0 ? 1 + random.nextInt(3) : 0; i >= 0; i--)
            one(all, random);
        byte[] bytes = all.toString().getBytes(UTF_8);
        return random.nextInt(3) == 0 ? Mutations.of(bytes, random) : bytes;
    }

    private static void one(StringBuilder all, Random random) {
        String end = random.nextInt(10) == 0 ? of(LINE_ENDS, random) : "\r\n";
        all.append(of(METHODS, random)).append(random.nextInt(30) == 0 ? "\t" : " ");
        all.append(of(PATHS, random)).append(' ').append(of(VERSIONS, random)).append(end);
        if (random.nextInt(5) > 0) all.append("Host: localhost").append(end);
        if (random.nextInt(4) == 0) {
            all.append("Upgrade: websocket").append(end).append("Connection: Upgrade").append(end);
            all.append("Sec-WebSocket-Version: 13").append(end);
        }
        for (int i = random.nextInt(6); i > 0; i--) all.append(of(FIELDS, random)).append(end);
        all.append(end).append(of(BODIES, random));
    }

    private static String of(List<String> parts, Random random) {
        return parts.get(random.nextInt(parts.size()));
    }
}
