package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is left of connections that have ended: nothing.
class LeakIT {
    private static final int CONNECTIONS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern SESSIONS =
            Pattern.compile("(\\d+) +\\d+ +org\\.lanternchat\\.server\\.session\\.Session\\n");

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void connectionsThatEndAreForgotten() throws IOException {
        try (ServerProcess server = ServerProcess.start(folder, 0, "--rate", "off")) {
            for (int i = 0; i < CONNECTIONS; i++) {
                WireClient client = server.connect(http);
                client.send("{'type':'join','username':'guest " + i + "'}");
                client.await("users");
                if (i % 2 == 0) client.close();
                else client.abort();
            }

            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (liveSessions(server) > CONNECTIONS / 20) {
                assertThat(System.nanoTime()).as("forgotten in time").isLessThan(deadline);
            }
        }
    }

    /// Counted after a full collection, which the question brings about.
    private static int liveSessions(ServerProcess server) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        List<String> question = List.of(jcmd.toString(), "" + server.pid(), "GC.class_histogram");
        Process process = new ProcessBuilder(question).redirectErrorStream(true).start();
        String histogram = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(histogram).contains("java.lang.String");
        Matcher sessions = SESSIONS.matcher(histogram);
        return sessions.find() ? Integer.parseInt(sessions.group(1)) : 0;
    }
}
