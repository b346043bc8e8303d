package org.lanternchat.desktop.nearby;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lanternchat.desktop.connection.ServerAddress;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a server that was found says of itself, over a real socket of the loopback interface.
class QuestionTest {
    private HttpServer server;
    private String answer = "";
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/api/info",
                exchange -> {
                    byte[] body = answer.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status, body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    } catch (IOException notReadToTheEnd) {
                        assertThat(body.length).isGreaterThan(64 * 1024);
                    }
                });
        server.createContext("/elsewhere", _ -> answer = "followed");
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Optional<NearbyServer> ask() {
        int port = server.getAddress().getPort();
        ServerAddress address = new ServerAddress(false, "127.0.0.1", port, null);
        return Question.ask(new Found("00000000", "service", address, null));
    }

    @Test
    void itSaysItsNameAndHowManyAreIn() {
        answer = "{\"name\":\"Room 12\",\"protocols\":[\"v1\"],\"people\":12}";
        assertThat(ask()).get().extracting(NearbyServer::name).isEqualTo("Room 12");
        assertThat(ask()).get().extracting(NearbyServer::people).isEqualTo(12);
    }

    @Test
    void aNameIsOneLineWithNothingHiddenInIt() {
        answer =
                "{\"name\":\"<b>a</b>\\u202e\\u0000\\nb"
                        + "x".repeat(500)
                        + "\",\"protocols\":[],\"people\":-3}";
        NearbyServer said = ask().orElseThrow();
        assertThat(said.name()).startsWith("<b>a</b>bx").hasSize(63);
        assertThat(said.people()).isEqualTo(-1);
    }

    @Test
    void whatIsNoChatIsNotShown() {
        answer = "<html>printer</html>";
        assertThat(ask()).isEmpty();
        answer = "{\"name\":\"no protocols\"}";
        assertThat(ask()).isEmpty();
        answer = "{\"name\":\"" + "x".repeat(70_000) + "\",\"protocols\":[]}";
        assertThat(ask()).isEmpty();
    }

    @Test
    void noAnswerLeadsElsewhere() {
        status = 302;
        assertThat(ask()).isEmpty();
        assertThat(answer).isEmpty();
    }

    @Test
    void whoeverIsGoneDoesNotAnswer() {
        server.stop(0);
        assertThat(ask()).isEmpty();
    }
}
