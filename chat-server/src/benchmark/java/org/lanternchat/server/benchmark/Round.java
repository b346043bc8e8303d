package org.lanternchat.server.benchmark;

import org.lanternchat.protocol.Codec;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// One server once under one work: started anew, loaded, stopped. On the program's one thread.
final class Round {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Work work;
    private final Contender contender;
    private final Surroundings surroundings;

    Round(Work work, Contender contender, Surroundings surroundings) {
        this.work = work;
        this.contender = contender;
        this.surroundings = surroundings;
    }

    /// What the load printed; nothing when this server is not to be had.
    Optional<Map<String, Object>> run() throws IOException, InterruptedException {
        int port = freePort();
        Path data = Files.createTempDirectory(surroundings.folder(), "data");
        Servers servers = new Servers(surroundings);
        Optional<List<String>> command = servers.command(contender, port, data.resolve("chat"));
        if (command.isEmpty()) return Optional.empty();
        Path log = surroundings.folder().resolve(contender + ".log");
        Process server =
                new ProcessBuilder(pinned(0, command.get()))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            awaitListening(server, port, log);
            return Optional.of(load(server, port));
        } finally {
            stop(server);
            delete(data);
        }
    }

    private Map<String, Object> load(Process server, int port)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Surroundings.java(), "-XX:+UseSerialGC", "-Xms256m"));
        command.addAll(List.of("-cp", Surroundings.classPath()));
        command.add("org.lanternchat.server.benchmark.load.Load");
        command.addAll(List.of("--port", "" + port, "--pid", "" + server.pid()));
        command.addAll(List.of(work.load().split(" ")));
        if (contender == Contender.MEMORY_VERSION_1) command.add("--version-1");
        Process load =
                new ProcessBuilder(pinned(1, command)).redirectError(Redirect.INHERIT).start();
        try {
            byte[] figures = load.getInputStream().readAllBytes();
            boolean hasEnded = load.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!hasEnded || load.exitValue() != 0) {
                throw new IllegalStateException("the load failed on " + contender.title());
            }
            return Codec.decodeDocument(figures);
        } finally {
            load.destroyForcibly();
        }
    }

    private List<String> pinned(int processor, List<String> command) {
        if (!work.isPinned()) return command;
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "" + processor));
        pinned.addAll(command);
        return pinned;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private void awaitListening(Process server, int port, Path log)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!listens(port)) {
            boolean hasEnded = server.waitFor(50, TimeUnit.MILLISECONDS);
            if (hasEnded || System.nanoTime() - begin > PATIENCE.toNanos()) {
                String said = Files.readString(log, StandardCharsets.UTF_8).strip();
                throw new IllegalStateException(contender.title() + " did not start: " + said);
            }
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void stop(Process server) throws InterruptedException {
        server.destroy();
        if (server.waitFor(5, TimeUnit.SECONDS)) return;
        server.destroyForcibly().waitFor();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (var files = Files.walk(folder)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) Files.delete(file);
    }
}
