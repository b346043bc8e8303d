package org.lanternchat.server.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A request, and how it must be answered. Where the standards leave a server the choice there are
/// several statuses. Immutable.
record HandshakeRule(
        String section,
        String name,
        UnaryOperator<Request> change,
        boolean isByteByByte,
        List<ByteBuffer> behind,
        Set<Integer> statuses)
        implements Rule {
    private static final String PROBE = "pipelined";

    HandshakeRule {
        behind = List.copyOf(behind);
        statuses = Set.copyOf(statuses);
    }

    /// The right request with something changed.
    static HandshakeRule handshake(String section, String name, UnaryOperator<Request> change) {
        return new HandshakeRule(section, name, change, false, List.of(), Set.of());
    }

    HandshakeRule byteByByte() {
        return new HandshakeRule(section, name, change, true, behind, statuses);
    }

    /// With this in the same segment.
    HandshakeRule pipelining(byte[] more) {
        List<ByteBuffer> all = new ArrayList<>(behind);
        all.add(ByteBuffer.wrap(more));
        return new HandshakeRule(section, name, change, isByteByByte, all, statuses);
    }

    /// It becomes a WebSocket.
    HandshakeRule opens() {
        return answered(101);
    }

    /// It is refused with one of these, or accepted where 101 is among them.
    HandshakeRule answered(Integer... oneOf) {
        return new HandshakeRule(section, name, change, isByteByByte, behind, Set.of(oneOf));
    }

    @Override
    public void check(Driver driver) throws IOException {
        try (RawConnection connection = RawConnection.open(driver.target())) {
            send(connection, change.apply(Request.right(driver.target())).bytes());
            Response response = connection.response();
            if (!statuses.contains(response.status())) {
                throw new AssertionError("expected " + statuses + ", but there came " + response);
            }
            if (response.status() == 101) checkOpened(connection, response);
            else checkRefused(connection, response);
        }
    }

    private void send(RawConnection connection, byte[] request) {
        ByteBuffer all = ByteBuffer.allocate(request.length + pipelined()).put(request);
        for (ByteBuffer more : behind) all.put(more.duplicate());
        byte[] bytes = all.array();
        if (!isByteByByte) connection.send(bytes);
        else for (byte one : bytes) connection.send(new byte[] {one});
    }

    private int pipelined() {
        int bytes = 0;
        for (ByteBuffer more : behind) bytes += more.remaining();
        return bytes;
    }

    /// Section 4.2.2: the answer, and then a WebSocket.
    private void checkOpened(RawConnection connection, Response response) throws IOException {
        require(response, "Sec-WebSocket-Accept", Request.ACCEPT);
        require(response, "Upgrade", "websocket");
        require(response, "Connection", "upgrade");
        for (String name : List.of("Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol")) {
            if (response.field(name) != null) throw new AssertionError("chosen: " + response);
        }
        FrameRule served = FrameRule.rule(section, name);
        if (!behind.isEmpty()) served = served.pong(PROBE);
        for (Step step : served.goesOn().steps()) step.take(connection);
    }

    /// A ping that shows whether what came with the handshake is served.
    static byte[] probe() {
        return ClientFrame.ping(PROBE).bytes();
    }

    /// A refusal is a sentence for people, and names what it would take.
    private static void checkRefused(RawConnection connection, Response response)
            throws IOException {
        if (response.status() == 426) {
            require(response, "Sec-WebSocket-Version", "13");
            require(response, "Upgrade", "websocket");
        }
        if (response.field("Sec-WebSocket-Accept") != null) {
            throw new AssertionError("refused, and yet accepted: " + response);
        }
        if (response.body().contains("Exception") || response.body().contains("at org.")) {
            throw new AssertionError("a refusal with its insides: " + response);
        }
        if ("close".equalsIgnoreCase(response.field("Connection"))) connection.expectEnd();
    }

    private static void require(Response response, String field, String value) {
        if (!value.equalsIgnoreCase(response.field(field))) {
            throw new AssertionError("no " + field + ": " + value + " in " + response);
        }
    }
}
