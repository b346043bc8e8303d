package org.lanternchat.server.conformance;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;

/// Holds rules against one server, as one person: who says hello is the same each time, so that the
/// server has not a newcomer for each rule. Used by one thread.
public final class Driver {
    private final Target target;
    private @Nullable String token;

    public Driver(Target target) {
        this.target = target;
    }

    Target target() {
        return target;
    }

    /// A WebSocket, welcomed in version 1 if so asked.
    public RawConnection connect(boolean sayHello) throws IOException {
        RawConnection connection = RawConnection.upgraded(target);
        if (sayHello) greet(connection);
        return connection;
    }

    private void greet(RawConnection connection) throws IOException {
        String who =
                token == null
                        ? "\"name\":\"conformance-" + Long.toString(System.nanoTime(), 36) + "\"}"
                        : "\"token\":\"" + token + "\"}";
        String hello = "{\"type\":\"hello\",\"v\":1," + who;
        connection.send(ClientFrame.text(hello).bytes());
        ServerFrame frame = connection.frame();
        while (frame.opcode() == ClientFrame.PING) frame = connection.frame();
        JsonNode answer = new JsonMapper().readTree(frame.text());
        if (answer.path("code").asString("").equals("bad_token")) {
            token = null;
            greet(connection);
            return;
        }
        if (!answer.path("type").asString("").equals("welcome")) {
            throw new AssertionError("no welcome: " + answer);
        }
        if (token == null) token = answer.path("token").asString("");
    }
}
