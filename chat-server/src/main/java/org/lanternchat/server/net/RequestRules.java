package org.lanternchat.server.net;

import org.glassfish.grizzly.http.HttpRequestPacket;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What a request head must be, where Grizzly's reader takes whatever two servers could take for
/// different things (RFC 9112, sections 3, 6 and 11.2). Stateless; for any thread.
final class RequestRules {
    /// The longest request line, without method and version.
    static final int TARGET = 8 * 1024;

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE");
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    private static final Pattern METHOD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,32}");
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    private RequestRules() {}

    /// Null, or why not.
    ///
    /// @param head as it came: of two headers that contradict one another Grizzly keeps one
    static @Nullable Refusal refusal(HttpRequestPacket request, String head) {
        Refusal ofLine = ofLine(request);
        if (ofLine != null) return ofLine;
        List<String> lines = head.strip().lines().skip(1).toList();
        for (String line : lines) {
            if (line.indexOf(':') < 1) return new Refusal(400, "A header has a name and a colon.");
        }
        return ofHeaders(request, lines);
    }

    private static @Nullable Refusal ofLine(HttpRequestPacket request) {
        String protocol = request.getProtocolString();
        String method = request.getMethod().getMethodString();
        String path = request.getRequestURI();
        String query = request.getQueryString();
        if (!METHOD.matcher(method).matches()) {
            return new Refusal(400, "This is no request of HTTP.");
        }
        if (!protocol.equals("HTTP/1.1") && !protocol.equals("HTTP/1.0")) {
            return new Refusal(505, "This server speaks HTTP/1.1.");
        }
        if (!METHODS.contains(method)) {
            return new Refusal(501, "This server knows no such method.");
        }
        if (path.length() + (query == null ? 0 : query.length()) > TARGET) {
            return new Refusal(414, "The address is longer than " + TARGET + " characters.");
        }
        boolean isAddress =
                path.startsWith("/")
                        || isAbsolute(path)
                        || path.equals("*") && method.equals("OPTIONS");
        if (!isAddress
                || !PRINTABLE.matcher(path).matches()
                || query != null && !PRINTABLE.matcher(query).matches()) {
            return new Refusal(400, "This is no address: it begins with / and is in plain ASCII.");
        }
        return null;
    }

    private static boolean isAbsolute(String path) {
        return path.regionMatches(true, 0, "http://", 0, 7)
                || path.regionMatches(true, 0, "https://", 0, 8);
    }

    private static @Nullable Refusal ofHeaders(HttpRequestPacket request, List<String> lines) {
        boolean isOld = request.getProtocolString().equals("HTTP/1.0");
        int hosts = values(lines, "Host").size();
        if (hosts > 1 || hosts == 0 && !isOld) {
            return new Refusal(400, "A request names one host.");
        }
        List<String> lengths = values(lines, "Content-Length");
        List<String> codings = values(lines, "Transfer-Encoding");
        boolean isOneLength = lengths.size() == 1 && LENGTH.matcher(lengths.getFirst()).matches();
        boolean isChunked = codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
        if (lengths.size() + codings.size() > 1
                || !lengths.isEmpty() && !isOneLength
                || !codings.isEmpty() && (!isChunked || isOld)) {
            return new Refusal(
                    400, "A body has one Content-Length in digits, or Transfer-Encoding: chunked.");
        }
        boolean hasBody = isChunked || isOneLength && Long.parseLong(lengths.getFirst()) > 0;
        if (hasBody && !WITH_BODY.contains(request.getMethod().getMethodString())) {
            return new Refusal(400, "A request of this method has no body.");
        }
        for (String expectation : values(lines, "Expect")) {
            if (!expectation.equalsIgnoreCase("100-continue")) {
                return new Refusal(417, "This server can fulfil no such expectation.");
            }
        }
        return null;
    }

    private static List<String> values(List<String> lines, String name) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (line.substring(0, colon).strip().equalsIgnoreCase(name)) {
                values.add(line.substring(colon + 1).strip());
            }
        }
        return values;
    }
}
