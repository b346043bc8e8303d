package org.lanternchat.desktop;

import org.lanternchat.desktop.StartBenchmark.Start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Starts what is packaged again and again, with its cache, without it, and by the JDK alone, in
/// turn, and says how long each takes, what it holds when nobody does anything, and how large the
/// packages are. For `packaging/benchmark-packages.sh`.
///
/// Arguments: rounds, the folder `packaging/target`, the jar of the benchmarks, the folder of the
/// app's jars as the build left them, the page whose table is written anew.
public final class PackagesBenchmark {
    private static final int IDLE_SECONDS = 5;

    private final Path folder = Files.createTempDirectory("lantern-packages");
    private final String jdk = ProcessHandle.current().info().command().orElse("java");
    private final Path target;

    private PackagesBenchmark(Path target) throws IOException {
        this.target = target;
    }

    /// How something is started, and how often it was.
    private record Way(String name, Starter starter, List<Start> starts) {
        Way(String name, Starter starter) {
            this(name, starter, new ArrayList<>());
        }

        String row() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f |%n",
                    name,
                    StartBenchmark.median(
                            starts.stream().mapToDouble(Start::firstFrameMillis).toArray()),
                    StartBenchmark.median(
                            starts.stream().mapToDouble(Start::residentMiB).toArray()));
        }
    }

    private interface Starter {
        Start start() throws IOException, InterruptedException;
    }

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        PackagesBenchmark benchmark = new PackagesBenchmark(Path.of(args[1]));
        List<Way> ways = new ArrayList<>(benchmark.servers());
        ways.addAll(benchmark.apps(args[2], Path.of(args[3])));
        for (int i = 0; i < rounds; i++) {
            for (Way way : ways) way.starts().add(way.starter().start());
        }
        StringBuilder table = new StringBuilder("| package | MB |\n| --- | ---: |\n");
        for (Path file : list(Path.of(args[1], "packages"))) {
            table.append("| `%s` | %.1f |\n".formatted(file.getFileName(), Files.size(file) / 1e6));
        }
        table.append("\n| started | ms | resident MiB |\n| --- | ---: | ---: |\n");
        for (Way way : ways) table.append(way.row());
        table.append(
                "\n`packaging/benchmark-packages.sh`, medians of %d starts in turn; %s; %d processors; Java %s\n"
                        .formatted(
                                rounds,
                                StartBenchmark.platform(),
                                Runtime.getRuntime().availableProcessors(),
                                Runtime.version()));
        System.out.println(table);
        Figures.write(Path.of(args[4]), "packages", table.toString());
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// The server until it says that it is ready.
    private List<Way> servers() throws IOException {
        Path lib = target.resolve("work/lantern-server/lib");
        String launcher = target.resolve("work/lantern-server/bin/lantern-server").toString();
        Path jar =
                list(target.resolve("packages")).stream()
                        .filter(file -> file.toString().endsWith(".jar"))
                        .findFirst()
                        .orElseThrow();
        List<String> uncached =
                List.of(
                        lib.resolve("runtime/bin/java").toString(),
                        "@" + lib.resolve("server.options"),
                        "-XX:AOTMode=off",
                        "-Dorg.sqlite.lib.path=" + lib,
                        "-Dorg.sqlite.tmpdir=" + lib,
                        "-jar",
                        lib.resolve("lantern-server.jar").toString());
        return List.of(
                new Way("server, as it is packaged", () -> server(List.of(launcher))),
                new Way("the same without its cache", () -> server(uncached)),
                new Way(
                        "its one file, by a JDK's `java -jar`",
                        () -> server(List.of(jdk, "-jar", jar.toString()))));
    }

    private Start server(List<String> command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(command);
        Path data = Files.createTempDirectory(folder, "data");
        all.addAll(List.of("--port", "0", "--bind", "127.0.0.1", "--data", data.toString()));
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            double millis = (System.nanoTime() - begin) / 1e6;
            if (line == null || !line.startsWith("ready ")) {
                throw new IOException("it did not start: " + all);
            }
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            double resident = StartBenchmark.residentKiB(process.pid()) / 1024.0;
            process.toHandle().destroy();
            process.waitFor();
            return new Start(millis, resident);
        }
    }

    /// The app until its first frame. `StartProbe` stands behind the app's own jars, which leaves
    /// the cache valid.
    private List<Way> apps(String probe, Path built) throws IOException {
        Path lib = target.resolve("work/image/lantern-chat/lib");
        List<String> flags = new ArrayList<>();
        StringBuilder classPath = new StringBuilder();
        for (String line : Files.readAllLines(lib.resolve("app/lantern-chat.cfg"))) {
            String value = line.substring(line.indexOf('=') + 1);
            String text = value.replace("$APPDIR", lib.resolve("app").toString());
            if (line.startsWith("app.classpath=")) classPath.append(text).append(':');
            if (line.startsWith("java-options=")) flags.add(text);
        }
        List<String> uncached = new ArrayList<>(flags);
        uncached.removeIf(flag -> flag.startsWith("-XX:AOTCache="));
        uncached.add("-XX:AOTMode=off");
        String java = lib.resolve("runtime/bin/java").toString();
        StartBenchmark packaged = new StartBenchmark(java, classPath + probe, folder);
        StartBenchmark plain = new StartBenchmark(jdk, built + "/*:" + probe, folder);
        return List.of(
                new Way("desktop app, as it is packaged", () -> packaged.start(flags)),
                new Way("the same without its cache", () -> packaged.start(uncached)),
                new Way("its jars, by a JDK's `java`", () -> plain.start(List.of())));
    }
}
