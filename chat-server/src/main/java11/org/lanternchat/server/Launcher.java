package org.lanternchat.server;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where `java -jar lantern-server.jar` begins, on any Java from 11 on: goes on in `Main` if this
/// one is new enough, and otherwise on one of this machine's that is, or says what is missing.
/// Compiled for Java 11, unlike everything else.
public final class Launcher {
    private static final int NEEDED = 25;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    private Launcher() {}

    /// Runs the server with these options.
    public static void main(String[] arguments) throws Exception {
        if (Runtime.version().feature() >= NEEDED) {
            Class<?> main = Class.forName("org.lanternchat.server.Main");
            main.getMethod("main", String[].class).invoke(null, (Object) arguments);
            return;
        }
        Optional<Path> java = newerJava();
        if (java.isEmpty()) {
            System.err.println(
                    "lantern-server: needs Java "
                            + NEEDED
                            + " or newer, this is "
                            + Runtime.version().feature()
                            + ". Install one, or set JAVA25_HOME to where it is.");
            System.exit(70);
            return;
        }
        System.exit(runOn(java.get(), arguments));
    }

    private static int runOn(Path java, String[] arguments)
            throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.add("-Dlantern.launcher=" + ProcessHandle.current().pid());
        command.add("-jar");
        command.add(jar().toString());
        command.addAll(List.of(arguments));
        Process server = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server.waitFor();
    }

    private static void stop(Process server) {
        server.destroy();
        try {
            server.waitFor();
        } catch (InterruptedException hurried) {
            server.destroyForcibly();
        }
    }

    private static File jar() throws URISyntaxException {
        return new File(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /// The `java` of the newest installation that is new enough.
    private static Optional<Path> newerJava() throws IOException {
        Optional<Path> best = Optional.empty();
        int newest = NEEDED - 1;
        for (Path home : homes()) {
            int version = versionOf(home);
            Path java = home.resolve("bin").resolve("java");
            if (version > newest && Files.isExecutable(java)) {
                best = Optional.of(java);
                newest = version;
            }
        }
        return best;
    }

    private static List<Path> homes() throws IOException {
        List<Path> homes = new ArrayList<>();
        for (String variable : List.of("JAVA25_HOME", "JAVA_HOME")) {
            String home = System.getenv(variable);
            if (home != null && !home.isEmpty()) homes.add(Path.of(home));
        }
        addAllIn(Path.of("/usr/lib/jvm"), "", homes);
        addAllIn(Path.of("/Library/Java/JavaVirtualMachines"), "Contents/Home", homes);
        addAllIn(Path.of("C:\\Program Files\\Java"), "", homes);
        return homes;
    }

    private static void addAllIn(Path folder, String below, List<Path> homes) throws IOException {
        if (!Files.isDirectory(folder)) return;
        try (DirectoryStream<Path> installations = Files.newDirectoryStream(folder)) {
            for (Path one : installations) homes.add(one.resolve(below));
        }
    }

    private static int versionOf(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isReadable(release)) return 0;
        Matcher version = VERSION.matcher(Files.readString(release));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }
}
