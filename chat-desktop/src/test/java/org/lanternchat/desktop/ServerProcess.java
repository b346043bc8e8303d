package org.lanternchat.desktop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The real server, as a process of its own on 127.0.0.1.
final class ServerProcess implements AutoCloseable {
    private final Path data;
    private Process process;
    private URI address;

    private ServerProcess(Path data, Process process, URI address) {
        this.data = data;
        this.process = process;
        this.address = address;
    }

    static ServerProcess start(Path data, String... options) throws IOException {
        Process process = run(data, 0, options);
        return new ServerProcess(data, process, ready(process));
    }

    private static Process run(Path data, int port, String... options) throws IOException {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        Path jar = module.resolveSibling("chat-server/target/lantern-server.jar");
        if (!Files.exists(jar)) throw new IOException("build the server first: " + jar);
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--data",
                        data.toString(),
                        "--rate",
                        "off",
                        "--per-address",
                        "off",
                        "--name",
                        "Studio 3"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static URI ready(Process process) throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        if (line == null || !line.startsWith("ready ")) {
            throw new IOException("the server did not start: " + line);
        }
        Thread.ofPlatform().daemon().name("server-output").start(() -> drain(lines));
        return URI.create(line.substring("ready ".length()).strip());
    }

    private static void drain(BufferedReader lines) {
        try {
            String line = lines.readLine();
            while (line != null) line = lines.readLine();
        } catch (IOException | UncheckedIOException ended) {
            return;
        }
    }

    /// `http://127.0.0.1:PORT/`
    URI address() {
        return address;
    }

    /// `127.0.0.1:PORT`
    String hostAndPort() {
        return address.getHost() + ":" + address.getPort();
    }

    URI socket() {
        return URI.create("ws://" + hostAndPort() + "/ws");
    }

    /// kill -9
    void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// Stops answering without a word, as a computer that was sent to sleep; or goes on.
    void freeze(boolean is) throws IOException {
        String signal = is ? "-STOP" : "-CONT";
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .start()
                .onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /// Starts it again, at the same port and with the same data.
    void startAgain(String... options) throws IOException {
        process = run(data, address.getPort(), options);
        address = ready(process);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> process).join();
        process.destroyForcibly();
    }
}
