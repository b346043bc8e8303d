package org.lanternchat.desktop.nearby;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Two machines and the cable between them, as namespaces of this one's network: Linux alone has
/// them, and only root may make them.
final class TwoMachines implements AutoCloseable {
    static final String LEFT_ADDRESS = "10.77.0.1";

    private final String left;
    private final String right;

    private TwoMachines(String left, String right) {
        this.left = left;
        this.right = right;
    }

    /// @throws IOException with the reason why there are none
    static TwoMachines make() throws IOException {
        String name = "lc" + ProcessHandle.current().pid();
        TwoMachines both = new TwoMachines(name + "l", name + "r");
        try {
            both.set();
            return both;
        } catch (IOException refused) {
            both.close();
            throw refused;
        }
    }

    private void set() throws IOException {
        ip("netns", "add", left);
        ip("netns", "add", right);
        ip("link", "add", "one", "netns", left, "type", "veth", "peer", "two", "netns", right);
        ip("-n", left, "addr", "add", LEFT_ADDRESS + "/24", "dev", "one");
        ip("-n", right, "addr", "add", "10.77.0.2/24", "dev", "two");
        for (String machine : List.of(left, right)) ip("-n", machine, "link", "set", "lo", "up");
        ip("-n", left, "link", "set", "one", "up");
        ip("-n", right, "link", "set", "two", "up");
    }

    /// Pulls the cable, or puts it in again.
    void connect(boolean isIn) throws IOException {
        ip("-n", right, "link", "set", "two", isIn ? "up" : "down");
    }

    ProcessBuilder onTheLeft(List<String> command) {
        return on(left, command);
    }

    ProcessBuilder onTheRight(List<String> command) {
        return on(right, command);
    }

    private static ProcessBuilder on(String machine, List<String> command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", machine));
        all.addAll(command);
        return new ProcessBuilder(all);
    }

    private static void ip(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
            if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", command) + ": " + said);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    @Override
    public void close() {
        for (String machine : List.of(left, right)) {
            try {
                ip("netns", "delete", machine);
            } catch (IOException neverMade) {
                System.err.println(neverMade.getMessage());
            }
        }
    }
}
