package org.lanternchat.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.file.FileTransfers.Progress;
import org.lanternchat.protocol.FileInfo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;

class HttpTransfersTest {
    private static final FileInfo FILE =
            new FileInfo("f1", "../plan.txt", 5, "text/plain", null, null, null);

    @TempDir Path folder;
    private HttpServer server;
    private HttpTransfers transfers;
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicLong received = new AtomicLong();
    private final AtomicReference<String> trustMadeBy = new AtomicReference<>("");

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
        transfers = new HttpTransfers(URI.create(address), this::trust);
    }

    private SSLContext trust() {
        trustMadeBy.set(Thread.currentThread().getName());
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @AfterEach
    void stop() {
        transfers.close();
        server.stop(0);
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> say(exchange, status, body));
    }

    private void say(HttpExchange exchange, int status, String body) throws IOException {
        asked.set(
                exchange.getRequestURI()
                        + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
        received.set(exchange.getRequestBody().readAllBytes().length);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /// What becomes of a transfer: its result, or its problem as a failure.
    private static final class Outcome<T> implements Progress<T> {
        final CompletableFuture<T> result = new CompletableFuture<>();
        final CompletableFuture<Problem> problem = new CompletableFuture<>();
        final AtomicLong moved = new AtomicLong();

        @Override
        public void moved(long bytes) {
            moved.set(bytes);
        }

        @Override
        public void done(T done) {
            result.complete(done);
        }

        @Override
        public void failed(Problem why) {
            problem.complete(why);
        }
    }

    private static <T> T soon(CompletableFuture<T> future) {
        return future.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Test
    void whatTakesLongIsMadeWithTheFirstTransferAndNotByWhoAsks() throws Exception {
        answer("/files/f1/file", 200, "12345");
        assertThat(trustMadeBy).hasValue("");
        Outcome<byte[]> image = new Outcome<>();
        var _ = transfers.image(FILE, false, image);
        assertThat(image.result.get(10, TimeUnit.SECONDS)).hasSize(5);
        assertThat(trustMadeBy.get()).startsWith("lantern-image-");
    }

    @Test
    void aFileIsSentWithItsNameAndTheToken() {
        answer(
                "/api/files",
                201,
                "{\"id\":\"f1\",\"name\":\"a b.png\",\"size\":300000,\"media\":\"image/png\","
                        + "\"width\":4,\"height\":3,\"thumb\":true}");
        Outcome<FileInfo> outcome = new Outcome<>();
        transfers.upload(Outgoing.of("a b.png", new byte[300_000]), "secret", outcome);
        assertThat(soon(outcome.result))
                .isEqualTo(new FileInfo("f1", "a b.png", 300_000, "image/png", 4, 3, true));
        assertThat(asked.get()).isEqualTo("/api/files?name=a%20b.png Bearer secret");
        assertThat(received.get()).isEqualTo(300_000);
        assertThat(outcome.moved.get()).isPositive();
    }

    @Test
    void aRefusalIsTheServersSentence() {
        answer("/api/files", 507, "{\"code\":\"storage_full\",\"text\":\"The disk is full.\"}");
        Outcome<FileInfo> outcome = new Outcome<>();
        transfers.upload(Outgoing.of("a", new byte[1]), "secret", outcome);
        assertThat(soon(outcome.problem)).isEqualTo(new Problem.Refused("The disk is full."));
    }

    @Test
    void aServerThatIsNotThereIsUnreachable() {
        server.stop(0);
        Outcome<FileInfo> outcome = new Outcome<>();
        transfers.upload(Outgoing.of("a", new byte[1]), "secret", outcome);
        assertThat(soon(outcome.problem)).isEqualTo(new Problem.Unreachable());
    }

    @Test
    void aSavedFileStaysInItsFolderAndOverwritesNothing() throws IOException {
        answer("/files/f1/file", 200, "hello");
        Outcome<Path> first = new Outcome<>();
        transfers.save(FILE, folder, FILE.name(), first);
        Path made = soon(first.result);
        assertThat(made).hasParent(folder).hasContent("hello");
        Outcome<Path> second = new Outcome<>();
        transfers.save(FILE, folder, FILE.name(), second);
        assertThat(soon(second.result)).isNotEqualTo(made).hasContent("hello");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void aFileThatIsGoneLeavesNothingBehind() throws IOException {
        answer("/files/f1/file", 404, "");
        Outcome<Path> outcome = new Outcome<>();
        transfers.save(FILE, folder, "plan.txt", outcome);
        assertThat(soon(outcome.problem)).isEqualTo(new Problem.Gone());
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void anImageComesIntoMemoryByItsThumbnail() {
        answer("/files/f1/file", 200, "pixels");
        Outcome<byte[]> outcome = new Outcome<>();
        transfers.image(FILE, true, outcome);
        assertThat(soon(outcome.result)).asString(StandardCharsets.UTF_8).isEqualTo("pixels");
        assertThat(asked.get()).startsWith("/files/f1/file?thumb");
    }
}
