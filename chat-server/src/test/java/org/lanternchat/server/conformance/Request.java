package org.lanternchat.server.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An opening handshake (RFC 6455, 4.1), right unless it is told to be wrong. Immutable.
record Request(String line, List<String> fields, String lineEnd) {
    /// The key of the standard's own example.
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /// And what a server answers to it.
    static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

    Request {
        fields = List.copyOf(fields);
    }

    static Request right(Target target) {
        return new Request(
                "GET /ws HTTP/1.1",
                List.of(
                        "Host: " + target.authority(),
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: " + KEY,
                        "Sec-WebSocket-Version: 13"),
                "\r\n");
    }

    Request line(String other) {
        return new Request(other, fields, lineEnd);
    }

    Request lineEnd(String other) {
        return new Request(line, fields, other);
    }

    Request without(String name) {
        List<String> rest = new ArrayList<>(fields);
        rest.removeIf(field -> isNamed(field, name));
        return new Request(line, rest, lineEnd);
    }

    /// With another value in the same place.
    Request with(String name, String value) {
        return replaced(name, name + ": " + value);
    }

    /// With another line in the place of a field.
    Request replaced(String name, String field) {
        List<String> all = new ArrayList<>(fields);
        all.replaceAll(known -> isNamed(known, name) ? field : known);
        return new Request(line, all, lineEnd);
    }

    /// With one more line behind the others.
    Request and(String field) {
        List<String> all = new ArrayList<>(fields);
        all.add(field);
        return new Request(line, all, lineEnd);
    }

    private static boolean isNamed(String field, String name) {
        return field.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":");
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(line).append(lineEnd);
        for (String field : fields) text.append(field).append(lineEnd);
        return text.append(lineEnd).toString().getBytes(ISO_8859_1);
    }
}
