package org.lanternchat.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Starts the app again and again, as it is packaged and as `java` alone would run it, in turn, and
/// says how long its first frame takes and how much memory it holds when nobody does anything.
///
/// Arguments: rounds, the class path of jars, the flags of the package, the page whose table is
/// written anew.
public final class StartBenchmark {
    private static final int IDLE_SECONDS = 6;

    private final String java;
    private final String classPath;
    private final Path folder;

    /// @param java the program that starts it
    StartBenchmark(String java, String classPath, Path folder) {
        this.java = java;
        this.classPath = classPath;
        this.folder = folder;
    }

    record Start(double firstFrameMillis, double residentMiB) {}

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        Path folder = Files.createTempDirectory("lantern-start");
        String java = ProcessHandle.current().info().command().orElse("java");
        StartBenchmark benchmark = new StartBenchmark(java, args[1], folder);
        List<String> packaged = new ArrayList<>(List.of(args[2].split(" ", -1)));
        Path cache = folder.resolve("app.aot");
        List<String> training = new ArrayList<>(packaged);
        training.add("-XX:AOTCacheOutput=" + cache);
        var _ = benchmark.start(training);
        packaged.add("-XX:AOTCache=" + cache);
        List<Start> untuned = new ArrayList<>();
        List<Start> tuned = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            untuned.add(benchmark.start(List.of()));
            tuned.add(benchmark.start(packaged));
        }
        String table =
                "| started | first frame ms | resident MiB |\n| --- | ---: | ---: |\n"
                        + row("by `java` alone", untuned)
                        + row("as it is packaged", tuned)
                        + "\n`packaging/benchmark-desktop.sh`, medians of %d starts in turn; %s; `%s` and an AOT cache of %.0f MiB\n"
                                .formatted(
                                        rounds, platform(), args[2], Files.size(cache) / 1048576.0);
        System.out.println(table);
        Figures.write(Path.of(args[3]), "start", table);
    }

    static String platform() {
        return System.getenv("DISPLAY") == null
                ? "headless platform, drawn by software"
                : "GTK, drawn by software";
    }

    private static String row(String what, List<Start> starts) {
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f |%n",
                what,
                median(starts.stream().mapToDouble(Start::firstFrameMillis).toArray()),
                median(starts.stream().mapToDouble(Start::residentMiB).toArray()));
    }

    static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    Start start(List<String> flags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        command.add("-Dprism.order=sw");
        if (System.getenv("DISPLAY") == null) command.add("-Dglass.platform=Headless");
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath, StartProbe.class.getName()));
        command.addAll(
                List.of(
                        Integer.toString(IDLE_SECONDS),
                        "--data",
                        folder.resolve("data").toString()));
        long begin = System.nanoTime();
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.equals("drawn")) line = lines.readLine();
            double millis = (System.nanoTime() - begin) / 1e6;
            if (line == null) throw new IOException("it did not start: " + command);
            Thread.sleep((IDLE_SECONDS - 1) * 1_000L);
            double resident = residentKiB(process.pid()) / 1024.0;
            process.waitFor();
            return new Start(millis, resident);
        }
    }

    static long residentKiB(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no VmRSS in /proc/" + pid + "/status");
    }
}
