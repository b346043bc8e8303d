package org.lanternchat.server.net;

import org.glassfish.grizzly.http.Method;
import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.session.Services;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/// What a browser gets: the client's files, from this program's own resources and nowhere else, and
/// the two small documents for programs. Called on worker threads; files stay in memory, as they
/// are and, without their comments, compressed once.
final class Pages extends HttpHandler {
    /// The client, and the pages beside it that have modules of the client's.
    private static final List<String> FOLDERS =
            List.of("/org/lanternchat/server/web/", "/org/lanternchat/server/beside/");

    private static final Pattern FILE = Pattern.compile("/[a-z0-9-]+\\.[a-z0-9]+");
    private static final Pattern GZIP =
            Pattern.compile(
                    "(?:^|,)\\s*(?:x-)?gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)",
                    Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> MEDIA_TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "json", "application/json",
                    "webmanifest", "application/manifest+json",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "woff2", "font/woff2",
                    "txt", "text/plain; charset=utf-8");

    /// Those that people know by another address than their file's.
    private static final Map<String, String> PAGES =
            Map.of("/", "/index.html", "/join", "/join.html", "/get", "/get.html");

    private final Gatekeeper gatekeeper;
    private final Services services;
    private final Map<String, WebFile> files = new ConcurrentHashMap<>();

    /// One of the client's files, as it goes out plain and, where that is less, compressed.
    private record WebFile(
            String mediaType, String policy, Encoded plain, @Nullable Encoded compressed) {}

    /// One form of a file: its own tag, so that no cache takes it for the other (RFC 9110, 8.8.3).
    private record Encoded(ByteBuffer content, String tag, boolean isGzip) {}

    Pages(Gatekeeper gatekeeper, Services services) {
        this.gatekeeper = gatekeeper;
        this.services = services;
    }

    @Override
    public void service(Request request, Response response) throws IOException {
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, PagePolicy.OWN_FILES);
        String refusal = gatekeeper.refusesHost(request.getHeader("Host"));
        if (refusal != null) {
            say(response, 403, refusal);
        } else if (!Method.GET.equals(request.getMethod())
                && !Method.HEAD.equals(request.getMethod())) {
            response.setHeader("Allow", "GET, HEAD");
            Answers.endSoon(request, response, services.timers());
            say(response, 405, "Only GET and HEAD are answered here.");
        } else {
            answer(request, response);
        }
    }

    private void answer(Request request, Response response) throws IOException {
        String path = request.getRequestURI();
        switch (path) {
            case "/healthz" -> say(response, 200, "ok");
            case "/api/info" -> info(response);
            default -> {
                WebFile file = file(PAGES.getOrDefault(path, path));
                if (file == null) say(response, 404, "There is nothing here.");
                else send(file, request, response);
            }
        }
    }

    private void info(Response response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        write(response, 200, "application/json", InfoDocument.of(services));
    }

    /// A page opened from disk loads the client of the server that it talks to, hence the
    /// permission for every origin: these files are public.
    private static void send(WebFile file, Request request, Response response) throws IOException {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader(SecurityHeaders.EMBEDDING, SecurityHeaders.EMBEDDING_BY_ALL);
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        Encoded compressed = file.compressed();
        Encoded form = compressed != null && takesGzip(request) ? compressed : file.plain();
        response.setHeader("ETag", form.tag());
        response.setHeader(SecurityHeaders.CONTENT_SECURITY_POLICY, file.policy());
        if (form.tag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(304);
            return;
        }
        if (form.isGzip()) response.setHeader("Content-Encoding", "gzip");
        write(response, 200, file.mediaType(), form.content().array());
    }

    /// Whether gzip is named and not refused with a weight of 0 (RFC 9110, 12.5.3).
    private static boolean takesGzip(Request request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && GZIP.matcher(accepted).find();
    }

    private @Nullable WebFile file(String path) {
        WebFile known = files.get(path);
        if (known != null || !FILE.matcher(path).matches()) return known;
        String mediaType = MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (mediaType == null) return null;
        try (InputStream resource = resource(path.substring(1))) {
            if (resource == null) return null;
            byte[] content = resource.readAllBytes();
            CRC32C checksum = new CRC32C();
            checksum.update(content);
            String tag = Long.toHexString(checksum.getValue()) + "-" + content.length;
            String policy = path.endsWith(".html") ? PagePolicy.of(content) : PagePolicy.OWN_FILES;
            Encoded plain = new Encoded(ByteBuffer.wrap(content), "\"" + tag + "\"", false);
            byte[] gzip = gzip(isProgram(mediaType) ? withoutComments(content) : content);
            Encoded compressed =
                    gzip.length < content.length
                            ? new Encoded(ByteBuffer.wrap(gzip), "\"" + tag + "-gzip\"", true)
                            : null;
            WebFile file = new WebFile(mediaType, policy, plain, compressed);
            files.put(path, file);
            return file;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static @Nullable InputStream resource(String name) {
        for (String folder : FOLDERS) {
            InputStream found = Pages.class.getResourceAsStream(folder + name);
            if (found != null) return found;
        }
        return null;
    }

    private static boolean isProgram(String mediaType) {
        return mediaType.startsWith("text/javascript") || mediaType.startsWith("text/css");
    }

    private static byte[] withoutComments(byte[] content) {
        String source = new String(content, StandardCharsets.UTF_8);
        return Comments.without(source).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(content);
        }
        return compressed.toByteArray();
    }

    private static void say(Response response, int status, String sentence) throws IOException {
        byte[] text = (sentence + "\n").getBytes(StandardCharsets.UTF_8);
        write(response, status, "text/plain; charset=utf-8", text);
    }

    private static void write(Response response, int status, String mediaType, byte[] content)
            throws IOException {
        response.setStatus(status);
        response.setHeader("Content-Type", mediaType);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
