package org.lanternchat.desktop.host;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The server's program beside this app. Immutable, for any thread.
public record ServerProgram(Path java, Path jar) {
    private static final String CHOSEN = "lantern.server";
    private static final String JAR = "lantern-server.jar";

    /// The one that `-Dlantern.server=JAR` names, or that lies beside the app; empty for none.
    /// Blocks for the disk.
    public static Optional<ServerProgram> ofThisApp() {
        Path java = Path.of(System.getProperty("java.home", ""), "bin", "java");
        String chosen = System.getProperty(CHOSEN);
        List<Path> places = chosen == null ? beside() : List.of(Path.of(chosen));
        return places.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .map(jar -> new ServerProgram(java, jar));
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
        return List.of(
                java.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                jar.toString(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString());
    }
}
