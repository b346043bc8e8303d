package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.ServerProcess.Ended;

import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A server that keeps nothing, as people meet it.
class EphemeralIT {
    @TempDir Path folder;

    @Test
    void nothingIsWrittenToDiskAndTheNextServerKnowsNothing() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        List<String> jvm =
                List.of("-XX:-UsePerfData", "-Duser.home=" + home, "-Djava.io.tmpdir=" + temporary);
        Map<String, String> environment = Map.of("XDG_DATA_HOME", home.toString());
        try (HttpClient http = HttpClient.newHttpClient()) {
            try (ServerProcess server = ServerProcess.ephemeral(environment, jvm)) {
                WireClient alice = server.connect(http);
                alice.send("{'type':'join','username':'alice'}");
                alice.send("{'type':'chat','message':'for now'}");
                alice.await(frame -> frame.path("message").asString("").equals("for now"));
                WireClient bob = server.connect(http);
                bob.send("{'type':'join','name':'bob'}");
                bob.awaitText("for now");

                assertThat(home).isEmptyDirectory();
                assertThat(temporary).isEmptyDirectory();
            }
        }
    }

    @Test
    void itSaysSoBehindTheAddress() {
        List<String> lines = ServerProcess.firstLines(3, "--ephemeral", "--bind", "127.0.0.1");

        assertThat(lines.getFirst()).startsWith("ready http://127.0.0.1:");
        assertThat(lines.getLast())
                .isEqualTo(
                        "ephemeral: nothing is written to disk; everything is gone when this"
                                + " server stops");
    }

    @Test
    void aDataFolderIsRefusedAndNotMade() {
        Path data = folder.resolve("data");

        Ended ended = ServerProcess.run("--ephemeral", "--data", data.toString());

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.error()).startsWith("--ephemeral keeps nothing on disk");
        assertThat(data).doesNotExist();
    }
}
