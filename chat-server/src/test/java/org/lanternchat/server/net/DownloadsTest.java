package org.lanternchat.server.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Until;
import org.lanternchat.server.file.Images;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

@Timeout(60)
class DownloadsTest {
    private static final byte[] DIGITS = "0123456789".getBytes(StandardCharsets.US_ASCII);

    @TempDir Path folder;
    private FilesServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FilesServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoComesWhenTooMuchWaitsIsToldToTryAgain() throws Exception {
        String path = server.put("a", DIGITS);
        server.shelf.close();

        HttpResponse<byte[]> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void aFileComesAsItWasWithHeadersThatKeepItHarmless() throws Exception {
        byte[] content = new byte[5_000_000];
        new Random(3).nextBytes(content);
        String path = server.put("größe \"1\".bin", content);

        HttpResponse<byte[]> answer = server.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(content);
        HttpHeaders headers = answer.headers();
        assertThat(headers.firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Content-Security-Policy"))
                .hasValue("sandbox; default-src 'none'");
        assertThat(headers.firstValue("Cache-Control"))
                .hasValue("private, max-age=31536000, immutable");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(headers.firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"gr__e _1_.bin\";"
                                + " filename*=UTF-8''gr%C3%B6%C3%9Fe%20%221%22.bin");
    }

    @Test
    void onlyTheFourSafeKindsOfImageAreShownInPlace() throws Exception {
        byte[] png = Images.encoded(Images.picture(10, 10, BufferedImage.TYPE_INT_RGB), "png");

        assertThat(disposition("a.html", png)).startsWith("inline; ");
        for (String active :
                List.of("<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>", "%PDF-1.7", "GIF")) {
            assertThat(disposition("a.png", active.getBytes(StandardCharsets.US_ASCII)))
                    .startsWith("attachment; ");
        }
    }

    private String disposition(String name, byte[] content) throws Exception {
        return server.get(server.put(name, content))
                .headers()
                .firstValue("Content-Disposition")
                .orElseThrow();
    }

    @Test
    void theThumbnailIsAnImageOfItsOwn() throws Exception {
        byte[] png = Images.encoded(Images.picture(800, 600, BufferedImage.TYPE_INT_RGB), "png");
        String path = server.put("a.png", png);

        HttpResponse<byte[]> thumbnail = server.get(path + "?thumb");

        assertThat(thumbnail.statusCode()).isEqualTo(200);
        assertThat(thumbnail.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(thumbnail.body()).hasSizeLessThan(png.length).startsWith(0xFF, 0xD8);
        assertThat(thumbnail.headers().firstValue("ETag"))
                .isNotEqualTo(server.get(path).headers().firstValue("ETag"));
        assertThat(server.get(server.put("b", DIGITS) + "?thumb").statusCode()).isEqualTo(404);
    }

    @Test
    void aPartOfAFileIsAnsweredWithThatPart() throws Exception {
        String path = server.put("digits", DIGITS);

        checkPart(path, "bytes=2-4", "234", "bytes 2-4/10");
        checkPart(path, "bytes=7-", "789", "bytes 7-9/10");
        checkPart(path, "bytes=-3", "789", "bytes 7-9/10");
        checkPart(path, "bytes=8-99", "89", "bytes 8-9/10");
        checkPart(path, "bytes=0-0", "0", "bytes 0-0/10");
        for (String none : List.of("bytes=10-", "bytes=99-100", "bytes=-0")) {
            HttpResponse<byte[]> answer = server.get(path, "Range", none);
            assertThat(answer.statusCode()).isEqualTo(416);
            assertThat(answer.headers().firstValue("Content-Range")).hasValue("bytes */10");
        }
        for (String whole :
                List.of(
                        "bytes=0-9",
                        "bytes=0-1,3-4",
                        "bytes=5-2",
                        "bytes=x-y",
                        "lines=1-2",
                        "bytes=-",
                        "bytes=-99",
                        "bytes=99999999999999999999-")) {
            HttpResponse<byte[]> answer = server.get(path, "Range", whole);
            assertThat(answer.statusCode()).as(whole).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(DIGITS);
        }
    }

    private void checkPart(String path, String range, String part, String contentRange)
            throws Exception {
        HttpResponse<byte[]> answer = server.get(path, "Range", range);
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(new String(answer.body(), StandardCharsets.US_ASCII)).isEqualTo(part);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue(contentRange);
    }

    @Test
    void whatTheReaderHasIsNotSentAgain() throws Exception {
        String path = server.put("digits", DIGITS);
        String tag = server.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(server.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(server.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
        assertThat(server.get(path, "Range", "bytes=1-2", "If-Range", tag).statusCode())
                .isEqualTo(206);
        assertThat(server.get(path, "Range", "bytes=1-2", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void headTellsTheSizeAlone() throws Exception {
        String path = server.put("digits", DIGITS);

        HttpResponse<byte[]> answer =
                server.client.send(
                        HttpRequest.newBuilder(server.uri(path)).HEAD().build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("10");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void theNameInTheAddressDoesNotMatterAndTheIdMustBeRight() throws Exception {
        String path = server.put("digits", DIGITS);
        String byId = path.substring(0, path.lastIndexOf('/'));

        for (String good :
                List.of(
                        path,
                        byId,
                        byId + "/",
                        byId + "/x%0d%0aSet-Cookie:%20a=b",
                        byId + "/%22")) {
            HttpResponse<byte[]> answer = server.get(good);
            assertThat(answer.statusCode()).as(good).isEqualTo(200);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                    .contains("\"digits\"");
        }
        for (String bad :
                List.of(
                        "/files/",
                        "/files/AAAAAAAAAAAAAAAAAAAAAA/digits",
                        byId + "x/digits",
                        byId + "/a/b",
                        "/files/../files/x")) {
            assertThat(server.get(bad).statusCode()).as(bad).isEqualTo(404);
        }
        assertThat(new String(server.get("/else").body(), StandardCharsets.UTF_8))
                .isEqualTo("root");
    }

    @Test
    void whatWasDeletedIsGoneAtOnce() throws Exception {
        String path = server.put("digits", DIGITS);
        server.rows.forget(path.substring("/files/".length(), path.lastIndexOf('/')));

        assertThat(server.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void aPageThatMayTalkToTheServerMayReadItsFiles() throws Exception {
        String path = server.put("digits", DIGITS);

        HttpResponse<byte[]> fromDisk = server.get(path, "Origin", "null");
        assertThat(fromDisk.headers().firstValue("Access-Control-Allow-Origin")).hasValue("null");
        assertThat(fromDisk.headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("cross-origin");
        assertThat(server.get(path, "Origin", "http://evil.example").statusCode()).isEqualTo(403);
        HttpRequest.Builder post =
                HttpRequest.newBuilder(server.uri(path)).POST(HttpRequest.BodyPublishers.noBody());
        assertThat(server.send(post).statusCode()).isEqualTo(405);
    }

    @Test
    void slowReadersHoldNoWorkerAndAreCutInTheEnd() throws Exception {
        byte[] large = new byte[20_000_000];
        new Random(5).nextBytes(large);
        String path = server.put("large", large);
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = server.socket();
            slow.add(socket);
            FilesServer.write(socket, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
            assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 200 ");
        }

        assertThat(server.get(path).body()).isEqualTo(large);
        assertThat(slow.getFirst().getInputStream().readNBytes(large.length)).isEqualTo(large);

        server.timers.pass(Transfer.SILENCE.multipliedBy(3));
        for (Socket socket : slow.subList(1, slow.size())) {
            assertThat(socket.getInputStream().transferTo(OutputStream.nullOutputStream()))
                    .isLessThan(large.length);
            socket.close();
        }
        slow.getFirst().close();
    }

    @Test
    void aReaderWhoBreaksOffLeavesNothingOpen() throws Exception {
        String path = server.put("large", new byte[20_000_000]);
        for (int i = 0; i < Downloads.AT_ONCE / 100; i++) {
            try (Socket socket = server.socket()) {
                FilesServer.write(socket, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
                assertThat(FilesServer.head(socket)).startsWith("HTTP/1.1 200 ");
            }
        }
        Until.holds(() -> openFiles(folder) == 0);
        assertThat(server.get(path).statusCode()).isEqualTo(200);
    }

    private static long openFiles(Path folder) {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) return 0;
        try (var all = Files.list(descriptors)) {
            return all.filter(each -> target(each).startsWith(folder.toString())).count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
