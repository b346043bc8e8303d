package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// What everybody is told of the server before they are somebody (`GET /api/info`).
class InfoTest {
    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void namesTheServerAndWhereItIs() throws Exception {
        JsonNode info = info();
        assertThat(info.get("name").asString()).isEqualTo("Test chat");
        assertThat(info.get("protocols").toString()).isEqualTo("[\"v1\",\"tutorial\"]");
        assertThat(info.get("invite").asBoolean()).isFalse();
        assertThat(info.get("address").asString()).isEqualTo(base());
    }

    @Test
    void listsOpenRoomsWithHowManyAreInTheFullestFirst() throws Exception {
        assertThat(info().get("rooms").toString())
                .isEqualTo(
                        "[{\"room\":\"general\",\"count\":0},{\"room\":\"random\",\"count\":0},"
                                + "{\"room\":\"tech\",\"count\":0}]");
        server.hello("alice").enter("tech");
        server.hello("bob").enter("tech");
        server.hello("carol").enter("random");
        JsonNode rooms = info().get("rooms");
        assertThat(rooms.toString())
                .isEqualTo(
                        "[{\"room\":\"tech\",\"count\":2},{\"room\":\"random\",\"count\":1},"
                                + "{\"room\":\"general\",\"count\":0}]");
    }

    @Test
    void keepsPrivateRoomsToItselfAndIsNeverLong() throws Exception {
        WireClient alice = server.hello("alice");
        alice.ask("{'type':'create','kind':'private','title':'Budget round'}");
        for (int i = 0; i < 30; i++) alice.enter("room-" + i);
        JsonNode rooms = info().get("rooms");
        assertThat(rooms.size()).isEqualTo(20);
        assertThat(rooms.toString()).contains("room-0").doesNotContain("~", "Budget");
    }

    private String base() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    private JsonNode info() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + "api/info")).build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }
}
