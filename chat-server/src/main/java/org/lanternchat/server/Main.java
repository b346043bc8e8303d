package org.lanternchat.server;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.data.DataOption;
import org.lanternchat.server.data.ExitStatus;
import org.lanternchat.server.data.Explanation;
import org.lanternchat.server.data.StartException;
import org.lanternchat.server.operator.Operator;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The command `lantern-server`: reads the options, starts the server, says where it is, and stops
/// it when the process is told to. With one of the operator's commands it does that instead. On the
/// process' main thread.
@Command(
        name = "lantern-server",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Main.VersionText.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Runs a chat for this network: open the address it prints in a browser.",
        footer = {
            "",
            "The environment sets the server's options, too: LANTERN_PORT stands for --port,",
            "LANTERN_EDIT_WINDOW for --edit-window, and so on; the command line counts more.",
            "",
            "Ends with 0, or 2 wrong options, 3 address or port not to be had, 4 data folder",
            "not usable, 5 data in use by another server, 6 data of a newer version, 7 the",
            "check found damage, 8 certificate not usable."
        })
public final class Main implements Callable<Integer> {
    private static final int DEFAULT_PORT = 8080;
    private static final Duration ALWAYS = Duration.ofDays(365_000);
    private static final Pattern TIME = Pattern.compile("(\\d{1,5})([mhd])");
    private static final String EPHEMERAL =
            "ephemeral: nothing is written to disk; everything is gone when this server stops";
    private static final String STANDARD_ROOMS = "general,tech,random";

    @Spec private @Nullable CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port to listen on; 0 takes any free one. Default: the environment variable"
                            + " PORT, or 8080.")
    private @Nullable Integer port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "",
            description =
                    "Address to listen on. Default: all of this machine's; only peers of the local"
                            + " network are served.")
    private String bind = "";

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--ephemeral",
            description =
                    "Keeps everything in memory and nothing on disk: the newest messages, until the"
                            + " server stops.")
    private boolean isEphemeral;

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
            names = "--edit-window",
            paramLabel = "TIME",
            defaultValue = "24h",
            description =
                    "How long people may edit and delete what they wrote: 15m, 24h, 7d, or always."
                            + " Default: 24h.")
    private String editWindow = "24h";

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

    @Mixin private ConnectionOptions connections = new ConnectionOptions();

    @Mixin private DoorOptions doors = new DoorOptions();

    /// Runs the server until the process is told to stop.
    public static void main(String[] arguments) {
        if (System.getProperty("java.util.logging.config.file") == null) Logging.toStandardError();
        endWith(System.getProperty("lantern.launcher"));
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(System.getenv());
    }

    static CommandLine commandLine(Map<String, String> environment) {
        Main server = new Main();
        CommandLine all = new CommandLine(server);
        for (Object command : Operator.commands(server.data, Version.CURRENT)) {
            all.addSubcommand(command);
        }
        EnvironmentOptions.addTo(all, environment);
        return all.setExecutionExceptionHandler(new Explanation());
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
        Hangup.calls(server::reload);
        announce(server, System.out);
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

    /// All of it in one piece: whoever reads the first line has the others, too.
    private void announce(ChatServer server, PrintStream out) {
        List<String> addresses = server.addresses();
        List<String> lines = new ArrayList<>();
        lines.add("ready " + addresses.getFirst());
        for (String address : addresses.subList(1, addresses.size())) {
            lines.add("on this network: " + address);
        }
        String fingerprint = server.fingerprint();
        if (fingerprint != null) lines.add("fingerprint (SHA-256): " + fingerprint);
        String joinCode = server.joinCode();
        if (joinCode != null) {
            lines.add("join code: " + joinCode);
            lines.add("link for newcomers: " + addresses.getLast() + "#~!" + joinCode);
        }
        String code = server.ownerCode();
        if (code != null) lines.add("owner's code: " + code);
        if (isEphemeral) lines.add(EPHEMERAL);
        out.print(String.join(System.lineSeparator(), lines) + System.lineSeparator());
        out.flush();
    }

    private ServerConfig config() {
        return new ServerConfig(
                chosenPort(),
                bind.strip(),
                chosenData(),
                rooms.stream().filter(room -> !room.isBlank()).map(this::room).toList(),
                chosenRate(),
                chosenEditWindow(),
                allowedOrigins,
                allowedHosts,
                connections.limits(),
                connections.certificate(),
                doors.doors(connections.certificate() != null),
                name);
    }

    private @Nullable Path chosenData() {
        if (!isEphemeral) return data.folder();
        if (!data.isChosen()) return null;
        throw wrong(
                "--ephemeral keeps nothing on disk, so it has no --data folder. Leave one of them"
                        + " out.");
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

    private Duration chosenEditWindow() {
        if (editWindow.equals("always")) return ALWAYS;
        Matcher time = TIME.matcher(editWindow);
        if (!time.matches()) {
            throw wrong(
                    "--edit-window is a time such as 15m, 24h or 7d, or always; not "
                            + editWindow
                            + ".");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
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

    /// What `--version` prints.
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Lantern Chat server " + Version.CURRENT};
        }
    }
}
