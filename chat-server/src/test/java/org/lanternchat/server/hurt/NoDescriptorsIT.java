package org.lanternchat.server.hurt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.Figures;
import org.lanternchat.server.ServerProcess;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The system gives the server no more file descriptors.
@EnabledOnOs(LINUX)
class NoDescriptorsIT {
    private static final int DESCRIPTORS = 200;
    private static final Duration TALK = Duration.ofSeconds(Scale.of(2, 20));

    @TempDir Path folder;
    private String token = "";

    @Test
    void thoseInsideGoOnOthersWaitAndItIsLoggedOnce() throws Exception {
        try (ServerProcess server =
                        ServerProcess.startWithDescriptors(DESCRIPTORS, folder, "--rate", "off");
                Swarm swarm = new Swarm(server);
                HttpClient http = HttpClient.newHttpClient()) {
            BusyRoom room = new BusyRoom(swarm, "busy", 20, 100);
            Peer person = uploader(swarm);
            assertThat(upload(http, server)).isEqualTo(201);
            Vitals vitals = new Vitals(server);
            room.talk(20, TALK);
            Duration start = vitals.processor();
            Latencies before = room.talk(20, TALK);
            Duration usual = vitals.processor().minus(start);

            Peer inside = swarm.connect(1, 0);
            inside.send(Outgoing.request("GET /healthz HTTP/1.1", "Host: localhost"));
            swarm.until("healthy", () -> inside.status() == 200);
            List<Peer> crowd = new ArrayList<>();
            for (int i = 0; i < 2 * DESCRIPTORS; i++) crowd.add(swarm.open());
            swarm.until("a line in the log", () -> isLogged(server));
            start = vitals.processor();
            int linesBefore = server.log().size();
            Latencies without = room.talk(20, TALK);
            Duration then = vitals.processor().minus(start);
            int lines = server.log().size() - linesBefore;
            inside.send(upload());
            swarm.until("an upload", () -> inside.status() == 201);
            person.send("{'type':'history','rid':'h','room':'busy','limit':20}");
            swarm.until("a page", () -> person.count("history") >= 1);
            person.send("{'type':'search','rid':'s','q':'xxx'}");
            swarm.until("results", () -> person.count("results") >= 1);

            crowd.forEach(Peer::reset);
            Peer next = swarm.people("next", 1).getFirst();
            assertThat(next.count("welcome")).isEqualTo(1);
            assertThat(upload(http, server)).isEqualTo(201);
            Figures.HURT.report(
                    "no descriptors left: those inside %s; %d ms of processor against %d ms, %d lines of log; the next person is served when there are some again"
                            .formatted(
                                    without.beside(before),
                                    then.toMillis(),
                                    usual.toMillis(),
                                    lines));
            assertThat(crowd).anyMatch(one -> one.status() == 0);
            assertThat(server.log()).hasSizeLessThan(10);
            assertThat(then).isLessThan(usual.multipliedBy(2).plus(TALK.dividedBy(4)));
        }
    }

    private static boolean isLogged(ServerProcess server) {
        return server.log().stream().anyMatch(line -> line.contains("file descriptors"));
    }

    private Peer uploader(Swarm swarm) {
        Peer person = swarm.open(1).getFirst();
        person.onText(
                event -> {
                    if (Field.TYPE.of(event).equals("welcome")) token = Field.TOKEN.of(event);
                });
        person.send("{'type':'hello','v':1,'name':'uploader'}");
        swarm.until("known", () -> !token.isEmpty());
        return person;
    }

    /// Over a connection that was there before.
    private byte[] upload() {
        String head =
                new String(
                        Outgoing.request(
                                "POST /api/files?name=b.txt HTTP/1.1",
                                "Host: localhost",
                                "Authorization: Bearer " + token,
                                "Content-Length: 5"),
                        US_ASCII);
        return (head + "hello").getBytes(US_ASCII);
    }

    private int upload(HttpClient http, ServerProcess server)
            throws IOException, InterruptedException {
        URI address = server.address().resolve("/api/files?name=a.txt");
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(20))
                        .POST(HttpRequest.BodyPublishers.ofString("what people upload"))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
