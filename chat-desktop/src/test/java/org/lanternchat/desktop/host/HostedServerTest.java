package org.lanternchat.desktop.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class HostedServerTest {
    @TempDir Path folder;

    private HostedServer withoutProgram() {
        return new HostedServer(folder, null);
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTheChat() throws IOException {
        long self = ProcessHandle.current().pid();
        Path note = folder.resolve("hosting.properties");
        Files.writeString(note, "pid=" + self + "\nstarted=1\naddress=http\\://127.0.0.1\\:8080/");
        assertThat(withoutProgram().find()).isEmpty();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aDamagedNoteIsNoChat() throws IOException {
        assertThat(withoutProgram().find()).isEmpty();
        Files.writeString(folder.resolve("hosting.properties"), "pid=many");
        assertThat(withoutProgram().find()).isEmpty();
    }

    @Test
    void withoutAProgramNothingIsStarted() {
        assertThat(withoutProgram().canStart()).isFalse();
        assertThatThrownBy(withoutProgram()::start).isInstanceOf(HostException.class);
    }

    @Test
    void othersAreToldTheAddressOfTheNetworkWhereThereIsOne() {
        Hosting alone = new Hosting(1, 1, "http://127.0.0.1:8080/", java.util.List.of(), null);
        assertThat(alone.addressForOthers()).isEqualTo("http://127.0.0.1:8080/");
        Hosting known =
                new Hosting(1, 1, "x", java.util.List.of("http://192.168.1.2:8080/"), "code");
        assertThat(known.addressForOthers()).isEqualTo("http://192.168.1.2:8080/");
        assertThat(known.toString()).doesNotContain("code");
    }
}
