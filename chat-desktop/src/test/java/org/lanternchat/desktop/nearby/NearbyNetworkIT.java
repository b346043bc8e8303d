package org.lanternchat.desktop.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;

/// The packed server on one machine, the search on another, and a cable between them. Where there
/// cannot be two machines, this is skipped with the reason.
class NearbyNetworkIT {
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java") + "";
    private static final Path JAR =
            Path.of("..", "chat-server", "target", "lantern-server.jar").toAbsolutePath();

    private final List<Process> processes = new ArrayList<>();
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private TwoMachines machines;
    @TempDir private Path folder;

    @BeforeEach
    void plugIn() {
        try {
            machines = TwoMachines.make();
        } catch (IOException refused) {
            Assumptions.abort("there are no two machines here: " + refused.getMessage());
        }
    }

    @AfterEach
    void unplug() {
        processes.forEach(Process::destroyForcibly);
        if (machines != null) machines.close();
    }

    private Process serve(String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", JAR.toString()));
        command.addAll(List.of("--data", folder.resolve("data" + processes.size()).toString()));
        command.addAll(List.of("--name", name));
        command.addAll(List.of(more));
        Process process = machines.onTheLeft(command).redirectErrorStream(true).start();
        processes.add(process);
        assertThat(process.inputReader(UTF_8).readLine()).startsWith("ready ");
        return process;
    }

    private void listen() throws IOException {
        String classPath = System.getProperty("java.class.path");
        Process process =
                machines.onTheRight(List.of(JAVA, "-cp", classPath, Listening.class.getName()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        processes.add(process);
        Thread.ofVirtual().start(() -> process.inputReader(UTF_8).lines().forEach(told::add));
    }

    /// Waits until exactly these are found, by what the search tells.
    private void await(String... lines) throws InterruptedException {
        String wanted = String.join("", List.of(lines).stream().map(" | "::concat).toList());
        List<String> before = new ArrayList<>();
        while (true) {
            String line = told.poll(60, SECONDS);
            if (line == null) throw new AssertionError(wanted + " never came, but " + before);
            if (line.equals("found" + wanted)) return;
            before.add(line);
            assertThat(line).doesNotContain("Silent");
        }
    }

    @Test
    void serversAreFoundBySightAndMissedWhenTheyGo() throws Exception {
        serve("Silent", "--port", "9100", "--no-announce");
        Process first = serve("Room <b>12</b>", "--port", "8080");
        listen();
        await(TwoMachines.LEFT_ADDRESS + " Room <b>12</b>");
        Process second = serve("Room <b>12</b>", "--port", "9000");
        await(
                TwoMachines.LEFT_ADDRESS + " Room <b>12</b>",
                TwoMachines.LEFT_ADDRESS + ":9000 Room <b>12</b>");
        second.destroy();
        await(TwoMachines.LEFT_ADDRESS + " Room <b>12</b>");
        first.destroyForcibly();
        await();
    }

    @Test
    void withoutANetworkNothingIsFoundAndWithOneItIs() throws Exception {
        machines.connect(false);
        serve("Late", "--port", "8080");
        listen();
        machines.connect(true);
        await(TwoMachines.LEFT_ADDRESS + " Late");
        machines.connect(false);
        await();
    }
}
