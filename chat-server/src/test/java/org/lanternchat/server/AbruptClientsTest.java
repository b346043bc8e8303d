package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Set;
import java.util.TreeSet;

/// Clients whose connection is reset in the very moment in which the server answers them.
class AbruptClientsTest {
    private static final int TRIES = 100;

    @RegisterExtension
    private final RunningServer server = new RunningServer(RunningServer.UNLIMITED);

    @Test
    void guestsWhoVanishWhileTheyJoinLeaveNothingBehind() throws IOException {
        WireClient watcher = server.member("watcher", "general");
        for (int i = 0; i < TRIES; i++) {
            sendAndReset("{'type':'join','name':'admin','room':'general'}");
        }
        sendAndStay("{'type':'join','name':'last','room':'general'}");

        watcher.await(frame -> cameOrSaid(frame, "last"));
        watcher.send("{'type':'join','rid':'again','room':'general'}");
        JsonNode users = watcher.await("users");
        while (users.get("count").asInt() > 2) {
            watcher.await("presence");
            watcher.send("{'type':'join','room':'general'}");
            users = watcher.await("users");
        }
        assertThat(users.get("count").asInt()).isEqualTo(2);
    }

    @Test
    void peopleWhoVanishWhileTheyResumeLeaveTheirRooms() throws IOException {
        WireClient person = server.connect();
        person.send("{'type':'hello','v':1,'name':'person'}");
        String token = person.await("welcome").get("token").asString();
        WireClient watcher = server.hello("watcher");
        for (int i = 0; i < TRIES; i++) {
            sendAndReset(
                    "{'type':'hello','v':1,'token':'"
                            + token
                            + "','resume':{'epoch':'','rooms':{'r"
                            + i
                            + "':0}}}");
        }
        WireClient last = server.member("last", "fence");
        last.abort();

        Set<String> open = new TreeSet<>();
        watcher.await(
                frame -> {
                    frame.path("rooms").forEach(room -> open.add(room.get("room").asString()));
                    frame.path("gone").forEach(room -> open.remove(room.asString()));
                    return frame.path("gone").toString().contains("fence");
                });
        watcher.send("{'type':'rooms','rid':'r'}");
        JsonNode all = watcher.await(frame -> frame.path("rid").asString("").equals("r"));
        assertThat(all.get("rooms")).hasSize(3);
        assertThat(open).doesNotContain("r0", "r50", "r99");
    }

    @Test
    void handshakesThatAreResetLeaveTheServerAsItWas() throws IOException {
        for (int i = 0; i < TRIES; i++) sendAndReset("");

        assertThat(server.member("alice", "general").waiting()).hasSizeLessThan(3);
    }

    private static boolean cameOrSaid(JsonNode frame, String name) {
        for (JsonNode person : frame.path("came")) {
            if (person.get("name").asString().equals(name)) return true;
        }
        return false;
    }

    private void sendAndReset(String frame) throws IOException {
        try (Socket socket = open(frame)) {
            socket.setSoLinger(true, 0);
        }
    }

    private void sendAndStay(String frame) {
        server.connect().send(frame);
    }

    /// Handshake and first frame, whose answer is not awaited.
    private Socket open(String frame) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        String head =
                String.join(
                        "\r\n",
                        "GET /ws HTTP/1.1",
                        "Host: localhost",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "",
                        "");
        socket.getOutputStream().write(head.getBytes(ISO_8859_1));
        if (frame.isEmpty()) return socket;
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf("\r\n\r\n") < 0) answer.append((char) socket.getInputStream().read());
        socket.getOutputStream().write(masked(frame.replace('\'', '"').getBytes(UTF_8)));
        return socket;
    }

    /// A text frame under the mask 0, which changes nothing.
    private static byte[] masked(byte[] text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x81);
        bytes.write(text.length < 126 ? 0x80 | text.length : 0xFE);
        if (text.length >= 126) bytes.write(text.length >> 8);
        if (text.length >= 126) bytes.write(text.length);
        bytes.writeBytes(new byte[4]);
        bytes.writeBytes(text);
        return bytes.toByteArray();
    }
}
