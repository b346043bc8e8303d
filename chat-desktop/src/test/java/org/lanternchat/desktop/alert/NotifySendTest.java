package org.lanternchat.desktop.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class NotifySendTest {
    @TempDir Path folder;

    @Test
    void whatPeopleWroteIsNeitherAnOptionNorMarkup() {
        assertThat(NotifySend.command("notify-send", "--help\n", "<b>a & b</b>\u0000$(rm)"))
                .containsSubsequence("--", "--help ", "&lt;b&gt;a &amp; b&lt;/b&gt; $(rm)");
    }

    @Test
    void withoutTheProgramThereIsNone() throws IOException {
        assertThat(NotifySend.ofThisSystem(Map.of())).isEmpty();
        assertThat(NotifySend.ofThisSystem(Map.of("PATH", folder + ":\u0000"))).isEmpty();
        Path program = Files.createFile(folder.resolve("notify-send"));
        assertThat(NotifySend.ofThisSystem(Map.of("PATH", folder.toString()))).isEmpty();
        if (!program.toFile().setExecutable(true)) return;
        try (var found = NotifySend.ofThisSystem(Map.of("PATH", folder.toString())).orElseThrow()) {
            found.show("title", "text");
        }
    }
}
