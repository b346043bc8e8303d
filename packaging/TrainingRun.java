import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Uses the server, and the desktop app where one is given, for the short time in which Java learns
/// what their next starts will need: called by `packaging/package.sh`, which has told both with
/// `-XX:AOTCacheOutput` where to write that down when they end.
///
/// Arguments: the server's command, and after `--` the app's. Ends with 0 when both ran and ended as
/// they should.
public final class TrainingRun {
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

    private TrainingRun() {}

    public static void main(String[] arguments) throws Exception {
        List<String> words = Arrays.asList(arguments);
        int end = words.indexOf("--");
        List<String> server = end < 0 ? words : words.subList(0, end);
        List<String> app = end < 0 ? List.of() : words.subList(end + 1, words.size());
        Path folder = Files.createTempDirectory("lantern-training");
        try {
            run(server, app, folder);
        } finally {
            delete(folder);
        }
    }

    private static void run(List<String> server, List<String> app, Path folder) throws Exception {
        Process serving =
                start(server, "--port", "0", "--bind", "127.0.0.1", "--data", folder + "/server");
        try {
            URI address = ready(serving);
            get(address);
            URI socket = URI.create("ws://" + address.getAuthority() + "/ws");
            try (Visitor bob = Visitor.join(socket, "bob")) {
                for (String message : MESSAGES) bob.say(message);
                bob.send("{\"type\":\"history\",\"rid\":\"h\",\"room\":\"general\"}");
                var _ = bob.await("\"type\":\"history\"");
                bob.send("{\"type\":\"search\",\"rid\":\"s\",\"q\":\"build\",\"limit\":20}");
                var _ = bob.await("\"type\":\"results\"");
                if (!app.isEmpty()) use(app, address, bob, folder);
            }
        } finally {
            stop(serving);
        }
    }

    /// The app joins, and gets the time to draw what is in the room: where it has no focus it tells
    /// nobody what it has shown.
    private static void use(List<String> app, URI address, Visitor bob, Path folder)
            throws Exception {
        String server = address.toString();
        Process window = start(app, "--server", server, "--name", "alice", "--data", folder + "/app");
        try {
            var _ = bob.await("\"name\":\"alice\"");
            bob.say(MESSAGES.getFirst());
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
        return URI.create(first.substring("ready ".length()));
    }

    private static void get(URI address) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (String page : PAGES) {
                HttpRequest request =
                        HttpRequest.newBuilder(address.resolve("/" + page))
                                .header("Accept-Encoding", "gzip")
                                .build();
                var _ = http.send(request, HttpResponse.BodyHandlers.discarding());
            }
        }
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
}
