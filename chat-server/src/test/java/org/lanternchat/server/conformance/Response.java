package org.lanternchat.server.conformance;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// An answer of HTTP. Immutable.
public record Response(int status, List<String> fields, String body) {
    public Response {
        fields = List.copyOf(fields);
    }

    /// From everything up to the empty line.
    static Response of(String head) {
        List<String> lines = head.strip().lines().toList();
        String first = lines.getFirst();
        if (!first.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            throw new AssertionError("no status line: " + first);
        }
        return new Response(
                Integer.parseInt(first.substring(9, 12)), lines.subList(1, lines.size()), "");
    }

    Response withBody(String text) {
        return new Response(status, fields, text);
    }

    /// The value of a field; null when it is missing.
    @Nullable String field(String name) {
        String start = name.toLowerCase(Locale.ROOT) + ":";
        for (String line : fields) {
            if (line.toLowerCase(Locale.ROOT).startsWith(start)) {
                return line.substring(start.length()).strip();
            }
        }
        return null;
    }
}
