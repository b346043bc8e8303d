package org.lanternchat.desktop.host;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The server's program beside this app: the first words of its command. Immutable, for any thread.
public record ServerProgram(List<String> start) {
    private static final String CHOSEN = "lantern.server";
    private static final String INSTALLED = "jpackage.app-path";
    private static final String JAR = "lantern-server.jar";

    public ServerProgram {
        start = List.copyOf(start);
    }

    /// The one that `-Dlantern.server=JAR` names, that was installed with the app, or whose jar
    /// lies beside the app; empty for none. Blocks for the disk.
    public static Optional<ServerProgram> ofThisApp() {
        String chosen = System.getProperty(CHOSEN);
        if (chosen != null) return first(List.of(Path.of(chosen)));
        Optional<ServerProgram> installed = installed(System.getProperty(INSTALLED, ""));
        return installed.isPresent() ? installed : first(beside());
    }

    /// The launcher of the server in the folder of the app's own; it knows the flags and the cache
    /// that the server starts quickly with.
    static Optional<ServerProgram> installed(String app) {
        if (app.isEmpty()) return Optional.empty();
        Path launcher = Path.of(app).resolveSibling("lantern-server");
        return Files.isExecutable(launcher)
                ? Optional.of(new ServerProgram(List.of(launcher.toString())))
                : Optional.empty();
    }

    private static Optional<ServerProgram> first(List<Path> jars) {
        return jars.stream().filter(Files::isRegularFile).findFirst().map(ServerProgram::ofJar);
    }

    private static ServerProgram ofJar(Path jar) {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        return new ServerProgram(
                List.of(
                        java.toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-jar",
                        jar.toString()));
    }

    private static List<Path> beside() {
        try {
            var source = ServerProgram.class.getProtectionDomain().getCodeSource();
            Path folder = Path.of(source.getLocation().toURI()).getParent();
            if (folder == null) return List.of();
            return List.of(folder.resolve(JAR), folder.resolveSibling(JAR));
        } catch (URISyntaxException notAFile) {
            return List.of();
        }
    }

    List<String> command(Path data, int port) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        return command;
    }
}
