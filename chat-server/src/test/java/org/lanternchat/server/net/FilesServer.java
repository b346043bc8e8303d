package org.lanternchat.server.net;

import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.HttpServer;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.NetworkListener;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.nio.transport.TCPNIOTransport;
import org.glassfish.grizzly.nio.transport.TCPNIOTransportBuilder;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.lanternchat.server.file.DiskFiles;
import org.lanternchat.server.file.FileRows;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.file.SharedTimers;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// A real server on the loopback address with nothing but files, and two workers, so that whatever
/// holds one is noticed. Everybody whose token begins with `u` is that person.
final class FilesServer implements AutoCloseable {
    static final int WORKERS = 2;

    final SharedTimers timers = new SharedTimers();
    final FileRows rows = new FileRows(Runnable::run);
    final FileShelf shelf;
    final HttpClient client = HttpClient.newHttpClient();

    private final Path folder;
    private final HttpServer server = new HttpServer();
    private final NetworkListener listener = new NetworkListener("files", "127.0.0.1", 0);

    FilesServer(Path folder) throws IOException {
        this.folder = folder;
        shelf = FileShelf.in(folder, rows, rows, timers);
        TCPNIOTransport transport =
                TCPNIOTransportBuilder.newInstance()
                        .setIOStrategy(WorkerThreadIOStrategy.getInstance())
                        .setWorkerThreadPoolConfig(
                                ThreadPoolConfig.defaultConfig()
                                        .setCorePoolSize(WORKERS)
                                        .setMaxPoolSize(WORKERS))
                        .setReadBufferSize(64 * 1024)
                        .build();
        listener.setTransport(transport);
        listener.registerAddOn(
                (_, chain) -> {
                    chain.add(chain.indexOfType(HttpServerFilter.class), new OtherUpgrades());
                    chain.set(
                            chain.indexOfType(org.glassfish.grizzly.http.HttpServerFilter.class),
                            new RequestReader(listener.getKeepAlive(), timers));
                });
        server.addListener(listener);
        Gatekeeper gatekeeper = new Gatekeeper(Set.of("http://friend.lan"), Set.of(), "", false);
        Uploads uploads =
                new Uploads(
                        gatekeeper,
                        shelf,
                        token -> token.startsWith("u") ? token : null,
                        timers,
                        task -> transport.getWorkerThreadPool().execute(task));
        Downloads downloads =
                new Downloads(
                        gatekeeper,
                        shelf,
                        timers,
                        task -> transport.getWorkerThreadPool().execute(task));
        server.getServerConfiguration().addHttpHandler(new Root(), "/");
        server.getServerConfiguration().addHttpHandler(uploads, Uploads.PATH);
        server.getServerConfiguration().addHttpHandler(downloads, Downloads.PATH + "/*");
        server.start();
    }

    /// Stands for the pages.
    private static final class Root extends HttpHandler {
        @Override
        public void service(Request request, Response response) throws IOException {
            response.getWriter().write("root");
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + listener.getPort() + path);
    }

    HttpRequest.Builder upload(String query) {
        return HttpRequest.newBuilder(uri("/api/files" + query))
                .header("Authorization", "Bearer u1");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) request.headers(headers);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /// Uploads and gives the path of the file.
    String put(String name, byte[] content) throws Exception {
        HttpResponse<String> answer =
                send(
                        upload("?name=" + Answers.percentEncoded(name))
                                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
        if (answer.statusCode() != 201) throw new AssertionError(answer.body());
        return answer.body().replaceFirst(".*\"url\":\"([^\"]+)\".*", "$1");
    }

    Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The answer up to its end, of a server that closes, or as far as the first empty line.
    static String head(Socket socket) throws IOException {
        InputStream input = socket.getInputStream();
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = input.read();
            if (next < 0) return head.toString();
            head.append((char) next);
        }
        return head.toString();
    }

    List<Path> onDisk() {
        return DiskFiles.in(folder);
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.shutdownNow();
        shelf.close();
    }
}
