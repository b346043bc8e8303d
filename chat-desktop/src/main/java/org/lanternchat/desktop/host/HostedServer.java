package org.lanternchat.desktop.host;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// Starts, finds again and stops the server of this computer. Its output goes into a file and not
/// to this app, so that it can go on when the app has ended. Every method blocks; for any thread
/// but the window's, and for one at a time.
public final class HostedServer {
    /// The port that people try first.
    static final int PORT = 8080;

    private static final System.Logger LOG = System.getLogger(HostedServer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final String READY = "ready ";
    private static final String NETWORK = "on this network: ";
    private static final String CODE = "owner's code: ";

    private final Path folder;
    private final Path note;
    private final Path output;
    private final @Nullable ServerProgram program;
    private final boolean data;

    /// @param folder where the chat's data lie, and what is known of the running one
    /// @param program null when this app came without a server
    public HostedServer(Path folder, @Nullable ServerProgram program) {
        this.folder = folder;
        this.note = folder.resolve("hosting.properties");
        this.output = folder.resolve("hosting.log");
        this.program = program;
        this.data = Files.isDirectory(folder.resolve("chat"));
    }

    public boolean canStart() {
        return program != null;
    }

    /// Whether a chat was hosted here in an earlier run. Does not block.
    public boolean hasData() {
        return data;
    }

    /// The chat that was started earlier and still runs.
    public Optional<Hosting> find() {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(Files.readString(note)));
            Hosting known =
                    new Hosting(
                            Long.parseLong(lines.getProperty("pid", "0")),
                            Long.parseLong(lines.getProperty("started", "0")),
                            lines.getProperty("address", ""),
                            lines.getProperty("network", "").lines().toList(),
                            null);
            return process(known).isPresent() ? Optional.of(known) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.log(Level.WARNING, "{0} could not be read: {1}", note, unreadable.toString());
            return Optional.empty();
        }
    }

    /// The chat of this computer, started if it does not run.
    ///
    /// @throws HostException with a sentence for people
    public Hosting start() throws HostException {
        Optional<Hosting> running = find();
        if (running.isPresent()) return running.get();
        if (program == null) throw new HostException("");
        try {
            Files.createDirectories(folder);
            Process process = run(program);
            Hosting hosting = ready(process);
            Files.writeString(note, encode(hosting));
            return hosting;
        } catch (IOException failed) {
            throw new HostException(failed.toString());
        }
    }

    private Process run(ServerProgram server) throws IOException {
        List<String> command = server.command(folder.resolve("chat"), freePort());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    /// The usual port, or any where that is taken.
    private static int freePort() {
        try (ServerSocket taken = new ServerSocket(PORT, 1, InetAddress.getByName("0.0.0.0"))) {
            return taken.getLocalPort();
        } catch (IOException inUse) {
            return 0;
        }
    }

    private Hosting ready(Process process) throws IOException, HostException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            boolean ready =
                    Files.readAllLines(output).stream().anyMatch(line -> line.startsWith(READY));
            try {
                // What else it says about itself comes in the same breath.
                boolean ended = process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                List<String> lines = Files.readAllLines(output);
                if (ended) throw new HostException(String.join(" ", lines));
                if (ready) return hosting(process, lines);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroy();
        throw new HostException("");
    }

    private static Hosting hosting(Process process, List<String> lines) {
        String address = "";
        String code = null;
        List<String> network = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(READY)) address = line.substring(READY.length()).strip();
            if (line.startsWith(NETWORK)) network.add(line.substring(NETWORK.length()).strip());
            if (line.startsWith(CODE)) code = line.substring(CODE.length()).strip();
        }
        return new Hosting(process.pid(), started(process.toHandle()), address, network, code);
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Optional<ProcessHandle> process(Hosting hosting) {
        return ProcessHandle.of(hosting.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> started(process) == hosting.started());
    }

    /// Ends the chat; its data stay.
    public void stop(Hosting hosting) {
        Optional<ProcessHandle> process = process(hosting);
        if (process.isPresent()) {
            process.get().destroy();
            process.get().onExit().orTimeout(10, TimeUnit.SECONDS).exceptionally(_ -> null).join();
        }
        try {
            Files.deleteIfExists(note);
        } catch (IOException stays) {
            LOG.log(Level.WARNING, "{0} could not be deleted: {1}", note, stays.toString());
        }
    }

    private static String encode(Hosting hosting) throws IOException {
        Properties lines = new Properties();
        lines.setProperty("pid", Long.toString(hosting.pid()));
        lines.setProperty("started", Long.toString(hosting.started()));
        lines.setProperty("address", hosting.address());
        lines.setProperty("network", String.join("\n", hosting.network()));
        StringWriter out = new StringWriter();
        lines.store(out, null);
        return out.toString();
    }
}
