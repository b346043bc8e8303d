import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Uses the server, and the desktop app where one is given, for the short time in which Java learns
/// what their next starts will need: called by `packaging/package.sh`, which has told both with
/// `-XX:AOTCacheOutput` where to write that down when they end.
///
/// Arguments: the server's command, and after `--` the app's. Ends with 0 when both ran and ended as
/// they should.
public final class TrainingRun {
    private static final long PATIENCE_SECONDS = 60;
    private static final long DRAWING_SECONDS = 4;
    private static final long WRITING_SECONDS = 240;
    private static final List<String> PAGES =
            List.of("", "style.css", "start.js", "main.js", "plain.html", "healthz", "none");

    /// What people write, of every kind that is drawn differently.
    private static final List<String> MESSAGES =
            List.of(
                    "Does this build?",
                    "It *does*, **really**: see `run.sh` and https://example.org/ :tada: \uD83D\uDE00",
                    "```\nint answer = 42;\n```\n> quoted\n\n- one\n- two",
                    "@alice the last one");

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        int end = words.indexOf("--");
        List<String> server = end < 0 ? words : words.subList(0, end);
        List<String> app = end < 0 ? List.of() : words.subList(end + 1, words.size());
        Path folder = Files.createTempDirectory("lantern-training");
        try {
            new TrainingRun().run(server, app, folder);
        } finally {
            delete(folder);
        }
    }

    private void run(List<String> server, List<String> app, Path folder) throws Exception {
        Process serving =
                start(server, "--port", "0", "--bind", "127.0.0.1", "--data", folder + "/server");
        try {
            URI address = ready(serving);
            for (String page : PAGES) get(address.resolve("/" + page));
            WebSocket bob = join(address);
            for (int i = 0; i < MESSAGES.size(); i++) say(bob, i);
            ask(bob, "{\"type\":\"history\",\"rid\":\"h\",\"room\":\"general\"}", "\"history\"");
            ask(bob, "{\"type\":\"search\",\"rid\":\"s\",\"q\":\"build\",\"limit\":20}", "\"results\"");
            if (!app.isEmpty()) use(app, address, bob, folder);
            var _ = bob.sendClose(1000, "").get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } finally {
            stop(serving);
        }
    }

    /// The app joins, and gets the time to draw what is in the room: where it has no focus it tells
    /// nobody what it has shown.
    private void use(List<String> app, URI address, WebSocket bob, Path folder) throws Exception {
        Process window =
                start(app, "--server", address.toString(), "--name", "alice", "--data", folder + "/app");
        try {
            await("\"presence\"");
            say(bob, 0);
            if (window.waitFor(DRAWING_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("the app ended by itself, with status " + window.exitValue());
            }
        } finally {
            stop(window);
        }
    }

    private static Process start(List<String> command, String... options) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(options));
        return new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    private static URI ready(Process server) throws IOException {
        BufferedReader lines = server.inputReader();
        String first = lines.readLine();
        if (first == null || !first.startsWith("ready ")) {
            throw new IOException("the server did not start: " + first);
        }
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return URI.create(first.substring("ready ".length()));
    }

    private void get(URI page) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(page).header("Accept-Encoding", "gzip").build();
        var _ = http.send(request, HttpResponse.BodyHandlers.discarding());
    }

    private WebSocket join(URI address) throws Exception {
        URI socket = URI.create("ws://" + address.getAuthority() + "/ws");
        WebSocket bob =
                http.newWebSocketBuilder()
                        .buildAsync(socket, new Listener())
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        ask(bob, "{\"type\":\"hello\",\"v\":1,\"name\":\"bob\"}", "\"welcome\"");
        ask(bob, "{\"type\":\"join\",\"rid\":\"j\",\"room\":\"general\"}", "\"synced\"");
        return bob;
    }

    private void say(WebSocket bob, int number) throws Exception {
        String text = MESSAGES.get(number).replace("\n", "\\n");
        String cid = Base64.getUrlEncoder().encodeToString(("c" + System.nanoTime()).getBytes());
        ask(
                bob,
                "{\"type\":\"chat\",\"room\":\"general\",\"cid\":\"%s\",\"text\":\"%s\"}"
                        .formatted(cid.replace("=", ""), text),
                "\"chat\"");
    }

    private void ask(WebSocket bob, String command, String answer) throws Exception {
        var _ = bob.sendText(command, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        await(answer);
    }

    private void await(String type) throws Exception {
        String frame;
        do {
            frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) throw new IOException("the server did not answer with " + type);
        } while (!frame.contains("\"type\":" + type));
    }

    /// Told to stop, it first writes down what it has learnt.
    private static void stop(Process process) throws Exception {
        // Not the process' own `destroy`, which closes what it still writes to.
        var _ = process.toHandle().destroy();
        if (!process.waitFor(WRITING_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("it did not end: " + process.info().command().orElse(""));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
    }

    /// Puts whole frames into the queue. On a thread of the client's.
    private final class Listener implements WebSocket.Listener {
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
            parts.append(part);
            if (last) {
                frames.add(parts.toString());
                parts.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedStage(null);
        }
    }
}
