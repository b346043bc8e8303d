package org.lanternchat.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ServerProgramTest {
    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theInstalledAppHasTheLauncherBesideItsOwn() throws IOException {
        Path app = folder.resolve("lantern-chat");
        Path launcher = Files.writeString(folder.resolve("lantern-server"), "#!/bin/sh\n");
        assertThat(ServerProgram.installed(app.toString())).isEmpty();

        assertThat(launcher.toFile().setExecutable(true)).isTrue();

        ServerProgram found = ServerProgram.installed(app.toString()).orElseThrow();
        assertThat(found.command(Path.of("data"), 8080))
                .isEqualTo(List.of(launcher.toString(), "--port", "8080", "--data", "data"));
    }

    @Test
    void anAppThatWasNotInstalledHasNone() {
        assertThat(ServerProgram.installed("")).isEmpty();
    }
}
