package org.lanternchat.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// The one-file jar as its users run it: a process of its own, which can be killed.
public final class ServerProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "lantern-server.jar");

    private final Process process;
    private final URI address;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
        drain();
    }

    /// Starts it and waits until it is ready.
    public static ServerProcess start(Path data, int port, String... more) {
        List<String> options = new ArrayList<>(List.of("--port", "" + port));
        options.addAll(List.of("--bind", "127.0.0.1", "--data", data.toString()));
        return ready(launch(List.of(), concat(options, more)));
    }

    /// The same on a virtual machine with these options.
    public static ServerProcess startOn(List<String> jvm, Path data, String... more) {
        List<String> options =
                List.of("--port", "0", "--bind", "127.0.0.1", "--data", data.toString());
        return ready(launch(jvm, concat(options, more)));
    }

    /// The same with these variables in its environment.
    public static ServerProcess startIn(
            Map<String, String> environment, Path data, String... more) {
        List<String> options =
                List.of("--port", "0", "--bind", "127.0.0.1", "--data", data.toString());
        Path javaHome = Path.of(System.getProperty("java.home"));
        return ready(launch(environment, javaHome, List.of(), concat(options, more)));
    }

    /// The same with no more file descriptors than these, on a system with a shell.
    public static ServerProcess startWithDescriptors(int descriptors, Path data, String... more) {
        List<String> options =
                List.of("--port", "0", "--bind", "127.0.0.1", "--data", data.toString());
        List<String> shell =
                List.of("sh", "-c", "ulimit -n " + descriptors + "; exec \"$@\"", "sh");
        Path javaHome = Path.of(System.getProperty("java.home"));
        return ready(launch(shell, Map.of(), javaHome, List.of(), concat(options, more)));
    }

    /// One that keeps nothing on disk.
    static ServerProcess ephemeral(Map<String, String> environment, List<String> jvm) {
        List<String> options = List.of("--port", "0", "--bind", "127.0.0.1", "--ephemeral");
        Path javaHome = Path.of(System.getProperty("java.home"));
        return ready(launch(environment, javaHome, jvm, options));
    }

    /// What it says first, on a free port.
    static List<String> firstLines(int count, String... options) {
        Process process = launch(List.of(), concat(List.of("--port", "0"), options));
        try {
            return process.inputReader().lines().limit(count).toList();
        } finally {
            process.destroyForcibly();
        }
    }

    /// Runs it to its end, which must come by itself.
    static Ended run(String... options) {
        Process process = launch(List.of(), List.of(options));
        try {
            String out = new String(process.getInputStream().readAllBytes(), UTF_8);
            String error = new String(process.getErrorStream().readAllBytes(), UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) throw new AssertionError("still runs");
            return new Ended(process.exitValue(), out, error);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        } finally {
            process.destroyForcibly();
        }
    }

    record Ended(int status, String out, String error) {}

    private static ServerProcess ready(Process process) {
        try {
            BufferedReader out = process.inputReader();
            String line = out.readLine();
            if (line == null || !line.startsWith("ready ")) {
                String error = new String(process.getErrorStream().readAllBytes(), UTF_8);
                throw new AssertionError("not ready: " + line + " " + error);
            }
            return new ServerProcess(process, URI.create(line.substring("ready ".length())));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A pipe that nobody reads would stop the server one day.
    private void drain() {
        Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(_ -> {}));
        Thread.ofVirtual().start(() -> process.errorReader().lines().forEach(this::logged));
    }

    private void logged(String line) {
        System.err.println(line);
        log.add(line);
    }

    /// The lines that it has logged so far.
    public List<String> log() {
        return List.copyOf(log);
    }

    /// The same on the Java that runs the build, which may be older than the server needs.
    static ServerProcess startOnTheBuildsJava(Path data) {
        String home = System.getProperty("lantern.build.java");
        List<String> options =
                List.of("--port", "0", "--bind", "127.0.0.1", "--data", data.toString());
        return ready(launch(Path.of(home), List.of(), options));
    }

    private static Process launch(List<String> jvm, List<String> options) {
        return launch(Path.of(System.getProperty("java.home")), jvm, options);
    }

    private static Process launch(Path javaHome, List<String> jvm, List<String> options) {
        return launch(Map.of(), javaHome, jvm, options);
    }

    private static Process launch(
            Map<String, String> environment,
            Path javaHome,
            List<String> jvm,
            List<String> options) {
        return launch(List.of(), environment, javaHome, jvm, options);
    }

    private static Process launch(
            List<String> shell,
            Map<String, String> environment,
            Path javaHome,
            List<String> jvm,
            List<String> options) {
        List<String> command = new ArrayList<>(shell);
        command.add(javaHome.resolve("bin").resolve("java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(options);
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().remove("PORT");
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> concat(List<String> options, String... more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(List.of(more));
        return all;
    }

    public URI address() {
        return address;
    }

    public WireClient connect(HttpClient http) {
        return WireClient.connect(http, URI.create("ws://127.0.0.1:" + address.getPort() + "/ws"));
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// `kill -9`, until it is gone.
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /// SIGTERM; the exit status.
    public int stop() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) throw new AssertionError("still runs");
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
