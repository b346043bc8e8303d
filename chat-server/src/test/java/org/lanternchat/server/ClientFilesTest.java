package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/// The browser client's files on the wire: compressed for whoever asks for it.
class ClientFilesTest {
    private static final String SCRIPT = "/client.js";

    @RegisterExtension private final RunningServer server = new RunningServer();

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whoTakesGzipGetsTheSameProgramInFewerBytes() throws Exception {
        HttpResponse<byte[]> plain = get(SCRIPT);
        HttpResponse<byte[]> small = get(SCRIPT, "Accept-Encoding", "gzip, deflate, br");
        String written = new String(plain.body(), UTF_8);
        String sent = new String(unpacked(small.body()), UTF_8);

        assertThat(small.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(small.body().length).isLessThan(plain.body().length / 2);
        assertThat(sent.lines().filter(line -> !line.isBlank()))
                .containsExactlyElementsOf(withoutComments(written));
        assertThat(sent).contains("export class Client").doesNotContain("@param");
        assertThat(small.headers().firstValue("Content-Type"))
                .isEqualTo(plain.headers().firstValue("Content-Type"));
        assertThat(small.headers().firstValue("Content-Length"))
                .contains(String.valueOf(small.body().length));
    }

    @Test
    void eachFormHasATagOfItsOwnAndCachesAreToldWhatItDependsOn() throws Exception {
        HttpResponse<byte[]> plain = get(SCRIPT);
        HttpResponse<byte[]> small = get(SCRIPT, "Accept-Encoding", "gzip");

        assertThat(tag(plain)).isNotEqualTo(tag(small));
        for (HttpResponse<byte[]> one : List.of(plain, small)) {
            assertThat(one.headers().firstValue("Vary")).contains("Accept-Encoding");
        }
        String known = tag(small).orElseThrow();
        HttpResponse<byte[]> again = get(SCRIPT, "Accept-Encoding", "gzip", "If-None-Match", known);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(tag(again)).contains(known);
        assertThat(get(SCRIPT, "If-None-Match", known).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "br",
                "gzip;q=0",
                "gzip; q=0.0, *",
                "deflate, gzip;q=0",
                "xgzip"
            })
    void whoDoesNotTakeGzipGetsTheFileAsItIs(String accepted) throws Exception {
        HttpResponse<byte[]> answer = get(SCRIPT, "Accept-Encoding", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(answer.body(), UTF_8)).startsWith("// ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br;q=1.0, gzip;q=0.8, *;q=0.1", "deflate , gzip ;q=1"})
    void gzipIsFoundHoweverItIsNamed(String accepted) throws Exception {
        HttpResponse<byte[]> answer = get("/style.css", "Accept-Encoding", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    }

    @Test
    void whatIsSaidInAWordIsNotCompressed() throws Exception {
        HttpResponse<byte[]> answer = get("/healthz", "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.body()).containsExactly('o', 'k', '\n');
    }

    private static List<String> withoutComments(String written) {
        boolean[] within = {false};
        return written.lines()
                .filter(line -> !line.isBlank())
                .filter(
                        line -> {
                            String begin = line.strip();
                            boolean is = within[0] || begin.startsWith("/*");
                            within[0] = is && !begin.endsWith("*/");
                            return !is && !begin.startsWith("//");
                        })
                .toList();
    }

    private static Optional<String> tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag");
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return content.readAllBytes();
        }
    }

    private HttpResponse<byte[]> get(String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }
}
