package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;
import static org.junit.jupiter.api.condition.OS.MAC;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;

/// One member is stopped by the system while the others go on.
@EnabledOnOs({LINUX, MAC})
class SlowReaderIT {
    private static final int MESSAGES = 12_000;
    private static final String TEXT = "x".repeat(3_000);

    @TempDir Path folder;
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        http.shutdownNow();
    }

    @Test
    void aStoppedMemberIsDroppedTheOthersGoOnAndItComesBackWithoutAHole() throws Exception {
        List<String> smallHeap = List.of("-Xmx128m", "-XX:+ExitOnOutOfMemoryError");
        try (ServerProcess server = ServerProcess.startOn(smallHeap, folder, "--rate", "off")) {
            Process stopped = reader(server);
            try (BufferedReader lines = stopped.inputReader()) {
                String token = lines.readLine();
                assertThat(lines.readLine()).isEqualTo("in step");
                WireClient writer = member(server, "writer");
                signal("STOP", stopped);

                talk(writer);

                assertThat(server.isAlive()).isTrue();
                signal("CONT", stopped);
                long last = lastSeqOf(lines);
                assertThat(last).isLessThan(MESSAGES);
                catchUp(server, token, last);
            } finally {
                stopped.destroyForcibly();
            }
        }
    }

    /// Sends with a few messages under way, as a client does that waits for its echoes.
    private static void talk(WireClient writer) {
        int sent = 0;
        for (int echoed = 0; echoed < MESSAGES; echoed++) {
            while (sent < MESSAGES && sent - echoed < 16) {
                writer.send(
                        "{'type':'chat','room':'general','cid':'c"
                                + sent++
                                + "','text':'"
                                + TEXT
                                + "'}");
            }
            assertThat(writer.await("chat").get("seq").asInt()).isEqualTo(echoed + 1);
        }
    }

    /// Where the stopped one's stream ended: its messages come without a hole up to there.
    private static long lastSeqOf(BufferedReader lines) throws IOException {
        long last = 0;
        for (String line = lines.readLine();
                line != null && !line.startsWith("closed");
                line = lines.readLine()) {
            assertThat(Long.parseLong(line)).isEqualTo(++last);
        }
        return last;
    }

    private void catchUp(ServerProcess server, String token, long since) {
        WireClient back = server.connect(http);
        back.send("{'type':'hello','v':1,'token':'" + token + "'}");
        back.await("welcome");
        back.send("{'type':'join','room':'general','since':" + since + "}");
        JsonNode gap = back.await("gap");
        assertThat(gap.get("from").asLong()).isEqualTo(since + 1);
        JsonNode newest = back.await("history").get("messages");
        assertThat(newest.get(0).get("seq").asLong()).isEqualTo(gap.get("to").asLong() + 1);
        assertThat(newest.get(newest.size() - 1).get("seq").asLong()).isEqualTo(MESSAGES);
        long next = gap.get("to").asLong() + 1;
        while (next > since + 1) {
            back.send("{'type':'history','room':'general','limit':200,'before':" + next + "}");
            JsonNode page = back.await("history").get("messages");
            for (int i = page.size() - 1; i >= 0; i--) {
                assertThat(page.get(i).get("seq").asLong()).isEqualTo(--next);
            }
        }
    }

    private WireClient member(ServerProcess server, String name) {
        WireClient member = server.connect(http);
        member.send("{'type':'hello','v':1,'name':'" + name + "'}");
        member.await("welcome");
        member.send("{'type':'join','room':'general'}");
        member.await("synced");
        return member;
    }

    private static Process reader(ServerProcess server) throws IOException {
        String url = server.address().toString().replace("http:", "ws:") + "ws";
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SilentReader.class.getName(),
                        url,
                        "stopped")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void signal(String name, Process process) throws Exception {
        int status = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
        assertThat(status).isZero();
    }
}
