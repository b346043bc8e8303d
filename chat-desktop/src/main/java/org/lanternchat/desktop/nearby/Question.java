package org.lanternchat.desktop.nearby;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Fingerprint;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.Nearby;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

import javax.net.ssl.HttpsURLConnection;

/// Asks a server that was found who it is: `GET /api/info`. Blocks for some seconds at the most,
/// whatever is at the other end, and reads little.
final class Question {
    private static final int PATIENCE_MILLISECONDS = 2_000;
    private static final long LONGEST_NANOS = 4_000_000_000L;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int PIECE = 4_096;
    private static final String PROTOCOLS = "protocols";

    private Question() {}

    /// Empty when it does not answer, is no chat, or has another certificate than it announced.
    static Optional<NearbyServer> ask(Found server) {
        URI address = server.address().root().resolve("api/info");
        HttpURLConnection http = null;
        try {
            http = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            http.setConnectTimeout(PATIENCE_MILLISECONDS);
            http.setReadTimeout(PATIENCE_MILLISECONDS);
            http.setInstanceFollowRedirects(false);
            http.setUseCaches(false);
            http.setRequestProperty("Connection", "close");
            Fingerprint announced = server.fingerprint();
            if (announced != null && http instanceof HttpsURLConnection https) {
                https.setSSLSocketFactory(new OneCertificate(announced).sockets());
                https.setHostnameVerifier((_, _) -> true);
            }
            if (http.getResponseCode() != HttpURLConnection.HTTP_OK) return Optional.empty();
            return understood(server, Codec.decodeDocument(body(http)));
        } catch (IOException | IllegalArgumentException noChat) {
            return Optional.empty();
        } finally {
            if (http != null) http.disconnect();
        }
    }

    /// An answer that comes letter by letter is none.
    private static byte[] body(HttpURLConnection http) throws IOException {
        long end = System.nanoTime() + LONGEST_NANOS;
        byte[] bytes = new byte[MOST_BYTES];
        int length = 0;
        try (InputStream in = http.getInputStream()) {
            while (length < bytes.length && System.nanoTime() < end) {
                int count = in.read(bytes, length, Math.min(PIECE, bytes.length - length));
                if (count < 0) return Arrays.copyOf(bytes, length);
                length += count;
            }
        }
        throw new IOException("too long");
    }

    private static Optional<NearbyServer> understood(Found server, Map<String, Object> info) {
        if (!(info.get("name") instanceof String name) || !info.containsKey(PROTOCOLS)) {
            return Optional.empty();
        }
        return Optional.of(
                new NearbyServer(
                        Nearby.label(name),
                        server.address().text(),
                        people(info.get("people")),
                        Boolean.TRUE.equals(info.get("invite"))));
    }

    private static int people(@Nullable Object said) {
        return said instanceof Integer people && people >= 0 ? people : -1;
    }
}
