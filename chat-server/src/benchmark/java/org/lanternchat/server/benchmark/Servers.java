package org.lanternchat.server.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How each contender is started. Immutable.
final class Servers {
    private static final String PEERS = "org.lanternchat.server.benchmark.peer.";

    private final Surroundings surroundings;

    Servers(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The command that starts it on this port; none when it is not to be had here.
    ///
    /// @param data a folder that is not there yet
    Optional<List<String>> command(Contender contender, int port, Path data) throws IOException {
        return switch (contender) {
            case MEMORY, MEMORY_VERSION_1 ->
                    Optional.of(ours(surroundings.flags(), port, List.of("--ephemeral")));
            case DISK ->
                    Optional.of(
                            ours(surroundings.flags(), port, List.of("--data", data.toString())));
            case MEMORY_TLS -> oursWithTls(port);
            case BUN -> bun(port);
            case NODE -> node(port, List.of());
            case NODE_TLS -> node(port, List.of(surroundings.keystore().toString()));
            case NETTY -> Optional.of(inJava("NettyServer", port));
            case FLOOR -> Optional.of(inJava("FloorServer", port));
        };
    }

    private List<String> ours(String flags, int port, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Surroundings.java());
        command.addAll(List.of(flags.split(" ")));
        command.addAll(List.of("-jar", surroundings.jar().toString()));
        command.addAll(List.of("--port", String.valueOf(port), "--bind", "127.0.0.1"));
        command.addAll(List.of("--rate", "off"));
        command.addAll(options);
        return command;
    }

    private Optional<List<String>> oursWithTls(int port) {
        if (surroundings.tlsOptions().isEmpty()) return Optional.empty();
        String keystore = surroundings.keystore().toString();
        String options = "--ephemeral " + surroundings.tlsOptions().replace("{keystore}", keystore);
        return Optional.of(ours(surroundings.tlsFlags(), port, List.of(options.split(" "))));
    }

    private Optional<List<String>> bun(int port) throws IOException {
        Path packages = surroundings.peers().resolve("node_modules/@oven");
        if (!Files.isDirectory(packages)) return Optional.empty();
        try (var found = Files.list(packages)) {
            return found.map(one -> one.resolve("bin/bun"))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .map(bun -> List.of(bun.toString(), script("bun-server.js"), "" + port));
        }
    }

    private Optional<List<String>> node(int port, List<String> options) {
        if (!Files.isDirectory(surroundings.peers().resolve("node_modules/ws"))) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(List.of("node", script("ws-server.js"), "" + port));
        command.addAll(options);
        return Optional.of(command);
    }

    private String script(String name) {
        return surroundings.peers().resolve(name).toString();
    }

    private static List<String> inJava(String name, int port) {
        return List.of(
                Surroundings.java(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Surroundings.classPath(),
                PEERS + name,
                "" + port);
    }
}
