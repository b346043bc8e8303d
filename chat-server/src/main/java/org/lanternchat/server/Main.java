package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/// The command `lantern-server`: reads the options, starts the server, says where it is, and stops
/// it when the process is told to.
@Command(
        name = "lantern-server",
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Runs a chat for this network: open the address it prints in a browser.",
        footer = {
            "",
            "The environment variable PORT stands for --port.",
            "Ends with 0, or 2 wrong options, 3 address or port not to be had, 4 data folder not",
            "usable, 5 data in use by another server, 6 data of a newer version."
        })
public final class Main implements Callable<Integer> {
    private static final int DEFAULT_PORT = 8080;
    private static final String STANDARD_ROOMS = "general,tech,random";

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 takes any free one. Default: 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description =
                    "Address to listen on. Default: all of this machine's; only peers of the local"
                            + " network are served.")
    private String bind = "";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for everything that is kept. Default: ${sys:lantern.data}.")
    private @Nullable Path data;

    @Option(
            names = "--rooms",
            paramLabel = "A,B,C",
            split = ",",
            defaultValue = STANDARD_ROOMS,
            description = "Rooms that stand from the start. Default: " + STANDARD_ROOMS + ".")
    private List<String> rooms = List.of();

    @Option(
            names = "--name",
            paramLabel = "TEXT",
            defaultValue = "Lantern Chat",
            description = "What this chat is called. Default: Lantern Chat.")
    private String name = "";

    @Option(
            names = "--rate",
            paramLabel = "N|off",
            defaultValue = "1",
            description = "Multiplies how fast people may write and read; off lifts the limits.")
    private String rate = "1";

    @Option(
            names = "--allow-origin",
            paramLabel = "ORIGIN",
            split = ",",
            description =
                    "Web pages of this origin may talk to the server; null stands for pages opened"
                            + " from disk on other machines.")
    private Set<String> allowedOrigins = Set.of();

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            split = ",",
            description = "The server answers to this name too.")
    private Set<String> allowedHosts = Set.of();

    /// Runs the server until the process is told to stop.
    public static void main(String[] arguments) {
        if (System.getProperty("java.util.logging.config.file") == null) Logging.toStandardError();
        System.setProperty("lantern.data", standardData().toString());
        endWith(System.getProperty("lantern.launcher"));
        int status =
                new CommandLine(new Main())
                        .setExecutionExceptionHandler(Main::explain)
                        .execute(arguments);
        System.exit(status);
    }

    @Override
    public Integer call() throws StartException, InterruptedException {
        ChatServer server = ChatServer.start(config());
        CountDownLatch stopped = new CountDownLatch(1);
        Thread stop =
                new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        announce(server.addresses(), System.out);
        stopped.await();
        return ExitStatus.OK.code();
    }

    /// Ends this process when the one that started it on a newer Java is gone, however it went.
    private static void endWith(@Nullable String launcherPid) {
        if (launcherPid == null) return;
        Optional<ProcessHandle> launcher = ProcessHandle.of(Long.parseLong(launcherPid));
        if (launcher.isEmpty()) System.exit(0);
        var _ = launcher.get().onExit().thenRun(() -> System.exit(0));
    }

    private static void announce(List<String> addresses, PrintStream out) {
        out.println("ready " + addresses.getFirst());
        for (String address : addresses.subList(1, addresses.size())) {
            out.println("on this network: " + address);
        }
        out.flush();
    }

    private ServerConfig config() {
        return new ServerConfig(
                chosenPort(),
                bind.strip(),
                data == null ? standardData() : data.toAbsolutePath(),
                rooms.stream().filter(room -> !room.isBlank()).map(this::room).toList(),
                chosenRate(),
                allowedOrigins,
                allowedHosts,
                name);
    }

    private int chosenPort() {
        String fromEnvironment = System.getenv("PORT");
        String text =
                port != null
                        ? port.toString()
                        : fromEnvironment == null || fromEnvironment.isBlank()
                                ? String.valueOf(DEFAULT_PORT)
                                : fromEnvironment.strip();
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number <= 65_535) return number;
        } catch (NumberFormatException notANumber) {
            throw wrong("A port is a number from 0 to 65535, not " + text + ".");
        }
        throw wrong("A port is a number from 0 to 65535, not " + text + ".");
    }

    private double chosenRate() {
        if (rate.equals("off")) return Double.POSITIVE_INFINITY;
        try {
            double number = Double.parseDouble(rate);
            if (number > 0 && number <= 1e6) return number;
        } catch (NumberFormatException notANumber) {
            throw wrong("--rate is a number above 0, or off; not " + rate + ".");
        }
        throw wrong("--rate is a number above 0, or off; not " + rate + ".");
    }

    private RoomName room(String room) {
        try {
            return new RoomName(room);
        } catch (ProtocolException refused) {
            throw wrong("--rooms: " + refused.sentence());
        }
    }

    private ParameterException wrong(String sentence) {
        if (spec == null)
            throw new IllegalStateException("options are read before the command runs");
        return new ParameterException(spec.commandLine(), sentence);
    }

    private static Path standardData() {
        return DataFolder.standard(
                System.getenv(),
                System.getProperty("os.name", ""),
                Path.of(System.getProperty("user.home", ".")));
    }

    private static int explain(
            Exception failed, CommandLine command, CommandLine.ParseResult ignored)
            throws Exception {
        if (!(failed instanceof StartException start)) throw failed;
        command.getErr().println("lantern-server: " + start.getMessage());
        return start.status().code();
    }

    /// What `--version` prints.
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Lantern Chat server " + Version.CURRENT};
        }
    }
}
