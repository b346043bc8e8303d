package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The packed app as a process, where it cannot open a window.
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LauncherIT {
    @TempDir Path data;

    /// How the process ended, and what stood on its stderr.
    private record Ended(int status, List<String> errors) {}

    private Ended start(Map<String, String> displays, String... arguments)
            throws IOException, InterruptedException {
        Path module = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().normalize();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                module.resolve("target/lantern-chat/lib") + "/*",
                                "org.lanternchat.desktop.Launcher",
                                "--data",
                                data.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"));
        builder.environment().putAll(displays);
        Process process = builder.start();
        byte[] errors = process.getErrorStream().readAllBytes();
        int status = process.waitFor();
        return new Ended(status, new String(errors, StandardCharsets.UTF_8).lines().toList());
    }

    @Test
    void withoutADisplayOneSentenceSaysWhatToDo() throws Exception {
        Ended ended = start(Map.of());
        assertThat(ended.errors())
                .containsExactly(
                        "Lantern Chat cannot open its window: there is no display here."
                                + " Open the address of the chat in a browser instead.");
        assertThat(ended.status()).isEqualTo(69);
    }

    @Test
    void aDisplayOutOfReachIsToldWithTheAddressThatABrowserCanOpen() throws Exception {
        Ended ended = start(Map.of("DISPLAY", ":4077"), "--server", "http://chat.local:8080/");
        assertThat(ended.errors()).hasSize(1);
        assertThat(ended.errors().getFirst())
                .startsWith("Lantern Chat cannot open its window: ")
                .endsWith(". Open http://chat.local:8080/ in a browser instead.");
        assertThat(ended.status()).isEqualTo(69);
    }
}
