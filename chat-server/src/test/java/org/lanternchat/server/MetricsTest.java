package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

class MetricsTest {
    @TempDir Path data;

    private static HttpResponse<String> get(TestServer server) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.address().resolve("metrics")).build();
        return server.http().send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// The figures by name, in a text that is read as Prometheus does.
    private static Map<String, Double> figures(TestServer server) throws Exception {
        HttpResponse<String> answer = get(server);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain; version=0.0.4");
        Map<String, Double> figures = new TreeMap<>();
        for (String line : answer.body().split("\n", -1)) {
            if (line.isEmpty()) continue;
            if (line.startsWith("#")) {
                assertThat(line).matches("# (HELP|TYPE) lantern_[a-z_]+ .+");
                continue;
            }
            assertThat(line).matches("lantern_[a-z_]+(\\{[a-z]+=\"[^\"]+\"})? [0-9.E-]+");
            int space = line.lastIndexOf(' ');
            figures.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
        }
        return figures;
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        try (TestServer server = TestServer.start(data)) {
            Map<String, Double> before = figures(server);
            WireClient alice = server.member("alice", "general");
            server.deviceOf(alice);
            server.member("bob", "attic");
            for (int i = 0; i < 7; i++) alice.say("general", "m" + i);
            Map<String, Double> after = figures(server);
            assertThat(after.get("lantern_connections")).isEqualTo(3);
            assertThat(after.get("lantern_people")).isEqualTo(2);
            assertThat(rooms(after) - rooms(before)).isEqualTo(1);
            assertThat(after.get("lantern_entries_total")).isEqualTo(7);
            assertThat(after.get("lantern_commit_seconds_count"))
                    .isGreaterThanOrEqualTo(7)
                    .isEqualTo(after.get("lantern_commit_seconds_bucket{le=\"+Inf\"}"));
            assertThat(after.get("lantern_commit_seconds_sum")).isPositive();
            assertThat(after.get("lantern_commit_seconds_bucket{le=\"1.0\"}")).isPositive();
            assertThat(after.get("lantern_slow_readers_total")).isZero();
            assertThat(after).containsKeys("lantern_outbox_bytes", "lantern_files_received_total");
        }
    }

    private static double rooms(Map<String, Double> figures) {
        return figures.getOrDefault("lantern_rooms", -1.0);
    }
}
