package org.lanternchat.server.conformance;

import static org.lanternchat.server.conformance.HandshakeRule.handshake;
import static org.lanternchat.server.conformance.Request.KEY;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The opening handshake (RFC 6455, 4.2) and the HTTP that it is written in (RFC 9112).
final class HandshakeRules {
    private static final String VERSION = "Sec-WebSocket-Version";
    private static final String KEY_FIELD = "Sec-WebSocket-Key";

    private HandshakeRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        accepted(rules);
        requestLine(rules);
        upgradeAndConnection(rules);
        keys(rules);
        versions(rules);
        offers(rules);
        hosts(rules);
        origins(rules);
        delivery(rules);
        writing(rules);
        sizes(rules);
        return rules;
    }

    private static void accepted(List<Rule> rules) {
        rules.add(handshake("4.2.2", "the standard's own example", r -> r).opens());
        rules.add(handshake("4.2.2", "at the root", r -> r.line("GET / HTTP/1.1")).opens());
        rules.add(
                handshake("3", "with a query", r -> r.line("GET /ws?room=tech HTTP/1.1")).opens());
        rules.add(
                handshake(
                                "4.2.1",
                                "names of fields in capitals",
                                r ->
                                        r.replaced("Upgrade", "UPGRADE: websocket")
                                                .replaced("Connection", "CONNECTION: Upgrade")
                                                .replaced(VERSION, "SEC-WEBSOCKET-VERSION: 13")
                                                .replaced(KEY_FIELD, "SEC-WEBSOCKET-KEY: " + KEY))
                        .opens());
        rules.add(
                handshake(
                                "4.2.1",
                                "names of fields in small letters",
                                r ->
                                        r.replaced("Upgrade", "upgrade: websocket")
                                                .replaced("Connection", "connection: upgrade")
                                                .replaced(VERSION, "sec-websocket-version: 13")
                                                .replaced(KEY_FIELD, "sec-websocket-key: " + KEY))
                        .opens());
        rules.add(
                handshake("4.2.1", "further fields", r -> r.and("Cookie: a=b").and("X-Y: z"))
                        .opens());
    }

    private static void requestLine(List<Rule> rules) {
        for (String method :
                List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "TRACE")) {
            rules.add(
                    handshake("4.2.1", "by " + method, r -> r.line(method + " /ws HTTP/1.1"))
                            .answered(400, 405, 501));
        }
        rules.add(
                handshake("4.2.1", "get in small letters", r -> r.line("get /ws HTTP/1.1"))
                        .answered(400, 405, 501));
        rules.add(handshake("4.2.1", "in HTTP/1.0", r -> r.line("GET /ws HTTP/1.0")).answered(400));
        rules.add(
                handshake("RFC 9112, 2.3", "in HTTP/2.0", r -> r.line("GET /ws HTTP/2.0"))
                        .answered(400, 505));
        rules.add(
                handshake("RFC 9112, 2.3", "in HTTP/0.9", r -> r.line("GET /ws HTTP/0.9"))
                        .answered(400, 505));
        rules.add(
                handshake("RFC 9112, 3", "in no version", r -> r.line("GET /ws"))
                        .answered(400, 505));
        rules.add(
                handshake("RFC 9112, 3", "in what is no version", r -> r.line("GET /ws FTP/1.1"))
                        .answered(400, 505));
        for (String path :
                List.of("/other", "/ws/", "/WS", "/ws/x", "//ws", "/w%73x", "/..", "/%")) {
            rules.add(
                    handshake("4.2.2", "at " + path, r -> r.line("GET " + path + " HTTP/1.1"))
                            .answered(404, 400));
        }
        rules.add(
                handshake(
                                "RFC 9112, 3.2.2",
                                "an address in the absolute form",
                                r -> r.line("GET http://" + hostOf(r) + "/ws HTTP/1.1"))
                        .opens());
        rules.add(
                handshake("RFC 9112, 3.2.4", "in the asterisk form", r -> r.line("GET * HTTP/1.1"))
                        .answered(400, 404));
    }

    private static String hostOf(Request request) {
        for (String field : request.fields()) {
            if (field.startsWith("Host: ")) return field.substring(6);
        }
        throw new IllegalArgumentException("no host: " + request);
    }

    private static void upgradeAndConnection(List<Rule> rules) {
        rules.add(
                handshake("4.2.1", "no Upgrade: a page, or none", r -> r.without("Upgrade"))
                        .answered(404, 400, 426));
        rules.add(
                handshake("4.2.1", "Upgrade to something else", r -> r.with("Upgrade", "h2c"))
                        .answered(404, 400, 426));
        rules.add(
                handshake("4.2.1", "an empty Upgrade", r -> r.with("Upgrade", ""))
                        .answered(404, 400, 426));
        for (String good : List.of("WebSocket", "WEBSOCKET", "  websocket", "websocket \t")) {
            rules.add(handshake("4.2.1", "Upgrade: " + good, r -> r.with("Upgrade", good)).opens());
        }
        rules.add(handshake("4.2.1", "no Connection", r -> r.without("Connection")).answered(400));
        for (String bad :
                List.of("close", "keep-alive", "", "Upgraded", "Up grade", "keep-alive;upgrade")) {
            rules.add(
                    handshake("4.2.1", "Connection: " + bad, r -> r.with("Connection", bad))
                            .answered(400));
        }
        for (String good :
                List.of(
                        "upgrade",
                        "UPGRADE",
                        "keep-alive, Upgrade",
                        "Upgrade,keep-alive",
                        "a,, Upgrade ,b")) {
            rules.add(
                    handshake("4.2.1", "Connection: " + good, r -> r.with("Connection", good))
                            .opens());
        }
        rules.add(
                handshake(
                                "RFC 9110, 5.3",
                                "Connection in two lines",
                                r -> r.with("Connection", "keep-alive").and("Connection: Upgrade"))
                        .opens());
        rules.add(
                handshake(
                                "RFC 9110, 5.3",
                                "Upgrade offers two protocols in a list",
                                r -> r.with("Upgrade", "websocket, foo"))
                        .answered(101, 400, 404));
    }

    private static void keys(List<Rule> rules) {
        rules.add(handshake("4.2.1", "no key", r -> r.without(KEY_FIELD)).answered(400));
        Map<String, String> bad =
                Map.of(
                        "an empty key", "",
                        "a key of 15 bytes", "AAAAAAAAAAAAAAAAAAAA",
                        "a key of 17 bytes", "AAAAAAAAAAAAAAAAAAAAAAA=",
                        "a key that is not Base64", "!!!!IHNhbXBsZSBub25jZQ==",
                        "a key of other letters", "dGhlIHNhbXBsZSBub25jZ_==",
                        "a key with a gap", "dGhlIHNh bXBsZSBub25jZQ==",
                        "a key without its padding", "dGhlIHNhbXBsZSBub25jZQ",
                        "a key with too much padding", "dGhlIHNhbXBsZSBub25jZQ===",
                        "two keys in one", KEY + ", " + KEY,
                        "a key of a thousand letters", "A".repeat(1_000));
        bad.forEach(
                (name, key) ->
                        rules.add(
                                handshake("4.2.1", name, r -> r.with(KEY_FIELD, key))
                                        .answered(400)));
        rules.add(
                handshake("11.3.1", "the key twice", r -> r.and(KEY_FIELD + ": " + KEY))
                        .answered(400));
        rules.add(
                handshake(
                                "4.2.1",
                                "white space around the key",
                                r -> r.with(KEY_FIELD, " " + KEY + "\t"))
                        .opens());
    }

    private static void versions(List<Rule> rules) {
        rules.add(handshake("4.2.1", "no version", r -> r.without(VERSION)).answered(426, 400));
        for (String other :
                List.of(
                        "0", "4", "7", "8", "12", "14", "25", "255", "256", "-13", "13.0", "013",
                        "x", "")) {
            rules.add(
                    handshake("4.4", "version " + other, r -> r.with(VERSION, other))
                            .answered(426));
        }
        for (String list : List.of("13, 8, 7", "8, 13", "13 13", "13,")) {
            rules.add(
                    handshake("4.4", "versions in a list: " + list, r -> r.with(VERSION, list))
                            .answered(426));
        }
        rules.add(
                handshake("11.3.5", "the version twice", r -> r.and(VERSION + ": 13"))
                        .answered(400));
        rules.add(
                handshake("11.3.5", "two versions", r -> r.and(VERSION + ": 8"))
                        .answered(400, 426));
        rules.add(
                handshake("4.2.1", "white space around the version", r -> r.with(VERSION, " 13 "))
                        .opens());
    }

    private static void offers(List<Rule> rules) {
        for (String offer :
                List.of(
                        "permessage-deflate",
                        "permessage-deflate; client_max_window_bits",
                        "permessage-deflate; server_no_context_takeover, x-webkit-deflate-frame",
                        "foo; bar=\"baz\"",
                        ";;;,,,=")) {
            rules.add(
                    handshake(
                                    "9.1",
                                    "no extension is chosen from " + offer,
                                    r -> r.and("Sec-WebSocket-Extensions: " + offer))
                            .opens());
        }
        for (String offer : List.of("chat", "chat, superchat", "v1.lantern, v2", "(){}")) {
            rules.add(
                    handshake(
                                    "1.9",
                                    "no subprotocol is chosen from " + offer,
                                    r -> r.and("Sec-WebSocket-Protocol: " + offer))
                            .opens());
        }
        rules.add(
                handshake(
                                "11.3.2",
                                "offers in two lines",
                                r ->
                                        r.and("Sec-WebSocket-Extensions: foo")
                                                .and("Sec-WebSocket-Extensions: bar"))
                        .opens());
    }

    private static void hosts(List<Rule> rules) {
        rules.add(handshake("RFC 9112, 3.2", "no Host", r -> r.without("Host")).answered(400));
        rules.add(
                handshake("RFC 9112, 3.2", "Host twice", r -> r.and("Host: localhost"))
                        .answered(400));
        rules.add(
                handshake("RFC 9112, 3.2", "two different hosts", r -> r.and("Host: evil.example"))
                        .answered(400));
        for (String bad : List.of("", "a b", "localhost:x", "user@localhost")) {
            rules.add(
                    handshake("RFC 9112, 3.2", "Host: " + bad, r -> r.with("Host", bad))
                            .answered(400, 403));
        }
        for (String good :
                List.of(
                        "localhost",
                        "LOCALHOST",
                        "127.0.0.1:80",
                        "[::1]:80",
                        "room.local",
                        "10.1.2.3")) {
            rules.add(handshake("PROTOCOL.md", "Host: " + good, r -> r.with("Host", good)).opens());
        }
        for (String other :
                List.of("evil.example", "localhost.evil.example", "127.0.0.1.evil.example")) {
            rules.add(
                    handshake("PROTOCOL.md", "Host: " + other, r -> r.with("Host", other))
                            .answered(403));
        }
        rules.add(
                handshake(
                                "RFC 9112, 3.2.2",
                                "a strange host in the absolute form",
                                r -> r.line("GET http://evil.example/ws HTTP/1.1"))
                        .answered(400, 403));
    }

    private static void origins(List<Rule> rules) {
        rules.add(
                handshake("10.2", "its own origin", r -> r.and("Origin: http://" + hostOf(r)))
                        .opens());
        for (String other :
                List.of(
                        "http://evil.example",
                        "https://localhost",
                        "localhost",
                        "null.example",
                        "")) {
            rules.add(
                    handshake("10.2", "Origin: " + other, r -> r.and("Origin: " + other))
                            .answered(403));
        }
        rules.add(
                handshake(
                                "10.2",
                                "its own origin and another",
                                r ->
                                        r.and("Origin: http://" + hostOf(r))
                                                .and("Origin: http://evil.example"))
                        .answered(400, 403));
    }

    private static void delivery(List<Rule> rules) {
        rules.add(handshake("4.1", "byte by byte", r -> r).byteByByte().opens());
        rules.add(
                handshake("4.1", "with a frame behind it in the same segment", r -> r)
                        .pipelining(HandshakeRule.probe())
                        .opens());
        rules.add(
                handshake("4.1", "with a frame behind it, byte by byte", r -> r)
                        .pipelining(HandshakeRule.probe())
                        .byteByByte()
                        .opens());
        rules.add(
                handshake("4.2.1", "with a body, which no GET has", r -> r.and("Content-Length: 5"))
                        .pipelining("hello".getBytes(US_ASCII))
                        .answered(400));
        rules.add(
                handshake(
                                "4.2.1",
                                "in chunks, which no GET has",
                                r -> r.and("Transfer-Encoding: chunked"))
                        .pipelining("0\r\n\r\n".getBytes(US_ASCII))
                        .answered(400));
    }

    private static void writing(List<Rule> rules) {
        rules.add(
                handshake("RFC 9112, 2.2", "lines that end in LF alone", r -> r.lineEnd("\n"))
                        .answered(101, 400));
        rules.add(
                handshake("RFC 9112, 2.2", "an empty line before", r -> r.line("\r\n" + r.line()))
                        .answered(101, 400));
        rules.add(
                handshake(
                                "RFC 9112, 5.1",
                                "white space before a colon",
                                r -> r.replaced(VERSION, VERSION + " : 13"))
                        .answered(400));
        rules.add(
                handshake("RFC 9112, 5.2", "a field over two lines", r -> r.and("X-Fold: a\r\n b"))
                        .answered(101, 400));
        rules.add(
                handshake("RFC 9112, 5", "a line without a colon", r -> r.and("no field at all"))
                        .answered(400));
        rules.add(
                handshake("RFC 9110, 5.1", "a field without a name", r -> r.and(": x"))
                        .answered(101, 400));
        rules.add(
                handshake("RFC 9110, 5.1", "a name with a bracket", r -> r.and("X(Y): x"))
                        .answered(101, 400));
        rules.add(
                handshake("RFC 9110, 5.5", "NUL in a value", r -> r.and("X-Nul: a\0b"))
                        .answered(400));
        rules.add(
                handshake("RFC 9110, 5.5", "NUL in the key", r -> r.with(KEY_FIELD, KEY + "\0"))
                        .answered(400));
        rules.add(
                handshake("RFC 9110, 5.5", "CR alone in a value", r -> r.and("X-Cr: a\rb"))
                        .answered(101, 400));
        rules.add(
                handshake(
                                "RFC 9110, 5.5",
                                "letters beyond ASCII",
                                r -> r.and("X-Name: gr\u00FC\u00DFe"))
                        .answered(101, 400));
        rules.add(
                handshake(
                                "RFC 9112, 3",
                                "a tab in the request's line",
                                r -> r.line("GET\t/ws\tHTTP/1.1"))
                        .answered(101, 400, 404, 501));
        rules.add(
                handshake("RFC 9112, 3", "a space too many", r -> r.line("GET  /ws HTTP/1.1"))
                        .answered(101, 400, 404));
        rules.add(
                handshake(
                                "RFC 9112, 3",
                                "NUL in the request's line",
                                r -> r.line("GET /ws\0 HTTP/1.1"))
                        .answered(400, 404));
    }

    private static void sizes(List<Rule> rules) {
        rules.add(
                handshake(
                                "RFC 9110, 5.4",
                                "a field of 4 KiB",
                                r -> r.and("X-Long: " + "a".repeat(4_096)))
                        .opens());
        rules.add(
                handshake(
                                "RFC 9110, 5.4",
                                "a field of 100 KiB",
                                r -> r.and("X-Long: " + "a".repeat(102_400)))
                        .answered(400, 431));
        rules.add(
                handshake(
                                "RFC 9110, 5.4",
                                "a thousand fields",
                                r -> {
                                    Request all = r;
                                    for (int i = 0; i < 1_000; i++) all = all.and("X-" + i + ": x");
                                    return all;
                                })
                        .answered(101, 400, 431));
        rules.add(
                handshake(
                                "RFC 9112, 3",
                                "an address of 100 KiB",
                                r -> r.line("GET /" + "a".repeat(102_400) + " HTTP/1.1"))
                        .answered(400, 414, 431));
        rules.add(
                handshake(
                                "RFC 9112, 3",
                                "a method of 20 KiB",
                                r -> r.line("G".repeat(20_480) + " /ws HTTP/1.1"))
                        .answered(400, 405, 414, 431, 501));
    }
}
