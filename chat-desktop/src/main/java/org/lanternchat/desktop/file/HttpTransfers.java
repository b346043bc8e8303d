package org.lanternchat.desktop.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.FileInfo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/// Files over HTTP, at the port of the chat. Safe for any thread; works on those of its two lanes,
/// so that images do not wait behind large files.
public final class HttpTransfers implements FileTransfers {
    /// The most bytes of an image that are taken into memory.
    public static final int IMAGE_BYTES = 24 * 1024 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(30);
    private static final int MOST_ANSWER = 64 * 1024;

    private final URI server;
    private final Lane files = new Lane("lantern-transfer-");
    private final Lane images = new Lane("lantern-image-");
    private final Supplier<SSLContext> trust;
    private volatile @Nullable HttpClient http;
    private volatile boolean closed;

    /// Transfers to and from one server.
    ///
    /// @param server the address of the chat, ending with a slash
    /// @param trust makes what connects to those that are trusted only; asked at the first
    ///   transfer, on a thread of the lanes, since making it takes long
    public HttpTransfers(URI server, Supplier<SSLContext> trust) {
        this.server = server;
        this.trust = trust;
    }

    private synchronized HttpClient http() {
        HttpClient known = http;
        if (known != null) return known;
        HttpClient made =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .sslContext(trust.get())
                        .build();
        http = made;
        if (closed) made.shutdownNow();
        return made;
    }

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private static Transfer begin(Lane lane, Progress<?> progress, Work work) {
        return lane.run(
                () -> {
                    try {
                        work.run();
                    } catch (IOException | UncheckedIOException broken) {
                        progress.failed(new Problem.Unreachable());
                    } catch (InterruptedException cancelled) {
                        Thread.currentThread().interrupt();
                    }
                },
                () -> progress.failed(new Problem.Busy()));
    }

    @Override
    public void close() {
        files.close();
        images.close();
        closed = true;
        HttpClient made = http;
        if (made != null) made.shutdownNow();
    }

    // ---- to the server

    @Override
    public Transfer upload(Outgoing file, String token, Progress<FileInfo> progress) {
        return begin(files, progress, () -> send(file, token, progress));
    }

    private void send(Outgoing file, String token, Progress<FileInfo> progress)
            throws IOException, InterruptedException {
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        HttpRequest.BodyPublisher body =
                BodyPublishers.fromPublisher(
                        BodyPublishers.ofInputStream(() -> opened(file, progress)), file.size());
        HttpRequest request =
                HttpRequest.newBuilder(server.resolve("api/files?name=" + name))
                        .header("Authorization", "Bearer " + token)
                        .timeout(ANSWER)
                        .POST(body)
                        .build();
        HttpResponse<InputStream> response = http().send(request, BodyHandlers.ofInputStream());
        Map<String, Object> answer = answer(response);
        FileInfo info = response.statusCode() == 201 ? Answers.file(answer) : null;
        if (info == null) {
            progress.failed(new Problem.Refused(Answers.sentence(answer)));
        } else {
            progress.done(info);
        }
    }

    private static InputStream opened(Outgoing file, Progress<?> progress) {
        try {
            return new Counted(file.open(), progress::moved);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Object> answer(HttpResponse<InputStream> response)
            throws IOException {
        try (InputStream body = response.body()) {
            return Codec.decodeDocument(body.readNBytes(MOST_ANSWER));
        }
    }

    // ---- from the server

    private HttpRequest get(FileInfo file, boolean thumbnail) {
        String id = URLEncoder.encode(file.id(), StandardCharsets.UTF_8);
        URI address = server.resolve("files/" + id + "/file" + (thumbnail ? "?thumb" : ""));
        return HttpRequest.newBuilder(address).timeout(ANSWER).build();
    }

    private @Nullable InputStream content(FileInfo file, boolean thumbnail, Progress<?> progress)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                http().send(get(file, thumbnail), BodyHandlers.ofInputStream());
        if (response.statusCode() == 200) return new Counted(response.body(), progress::moved);
        response.body().close();
        boolean gone = response.statusCode() == 404;
        progress.failed(gone ? new Problem.Gone() : new Problem.Unreachable());
        return null;
    }

    @Override
    public Transfer image(FileInfo file, boolean thumbnail, Progress<byte[]> progress) {
        return begin(
                images,
                progress,
                () -> {
                    try (InputStream in = content(file, thumbnail, progress)) {
                        if (in == null) return;
                        byte[] bytes = in.readNBytes(IMAGE_BYTES + 1);
                        if (bytes.length > IMAGE_BYTES) {
                            progress.failed(new Problem.TooBig(IMAGE_BYTES));
                        } else {
                            progress.done(bytes);
                        }
                    }
                });
    }

    @Override
    public Transfer save(FileInfo file, Path folder, String name, Progress<Path> progress) {
        return begin(files, progress, () -> saveNow(file, folder, name, progress));
    }

    /// Written beside its place and moved there when it is whole. A file of that name stays.
    private void saveNow(FileInfo file, Path folder, String name, Progress<Path> progress)
            throws IOException, InterruptedException {
        try (InputStream in = content(file, false, progress)) {
            if (in == null) return;
            Path part = null;
            try {
                Files.createDirectories(folder);
                part = Files.createTempFile(folder, ".lantern-", ".part");
                write(in, part);
                Path made = FreeName.make(folder, FreeName.clean(name));
                Files.move(part, made, StandardCopyOption.REPLACE_EXISTING);
                progress.done(made);
            } catch (Broken cut) {
                throw new IOException(cut);
            } catch (IOException unwritable) {
                progress.failed(new Problem.Unwritable());
            } finally {
                if (part != null) Files.deleteIfExists(part);
            }
        }
    }

    /// The way from the server broke, and not that to the disk.
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(IOException why) {
            super(why);
        }
    }

    private static void write(InputStream in, Path part) throws IOException {
        byte[] some = new byte[64 * 1024];
        try (OutputStream out = Files.newOutputStream(part)) {
            for (int read = read(in, some); read >= 0; read = read(in, some)) {
                out.write(some, 0, read);
            }
        }
    }

    private static int read(InputStream in, byte[] into) {
        try {
            return in.read(into);
        } catch (IOException broken) {
            throw new Broken(broken);
        }
    }
}
