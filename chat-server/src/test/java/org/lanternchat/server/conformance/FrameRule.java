package org.lanternchat.server.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.lanternchat.server.conformance.Step.Sends;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is sent after the handshake, and what comes back. Immutable; each call that adds a step
/// makes another rule.
record FrameRule(String section, String name, boolean saysHello, List<Step> steps) implements Rule {
    FrameRule {
        steps = List.copyOf(steps);
    }

    static FrameRule rule(String section, String name) {
        return new FrameRule(section, name, false, List.of());
    }

    /// Says hello first, so that commands are answered.
    FrameRule afterHello() {
        return new FrameRule(section, name, true, steps);
    }

    /// All of it in one segment.
    FrameRule sends(ClientFrame... frames) {
        return sends(ClientFrame.bytes(List.of(frames)));
    }

    FrameRule sends(byte[] bytes) {
        return with(new Sends(List.of(ByteBuffer.wrap(bytes))));
    }

    /// The same bytes in a segment each.
    FrameRule sendsByteByByte(ClientFrame... frames) {
        byte[] bytes = ClientFrame.bytes(List.of(frames));
        List<ByteBuffer> segments = new ArrayList<>();
        for (byte one : bytes) segments.add(ByteBuffer.wrap(new byte[] {one}));
        return with(new Sends(segments));
    }

    /// The same bytes in two segments.
    FrameRule sendsCutAt(int cut, ClientFrame... frames) {
        byte[] bytes = ClientFrame.bytes(List.of(frames));
        return with(
                new Sends(
                        List.of(
                                ByteBuffer.wrap(Arrays.copyOf(bytes, cut)),
                                ByteBuffer.wrap(Arrays.copyOfRange(bytes, cut, bytes.length)))));
    }

    FrameRule pong(String payload) {
        return pong(payload.getBytes(UTF_8));
    }

    FrameRule pong(byte[] payload) {
        return with(new Step.Pong(ByteBuffer.wrap(payload)));
    }

    /// The answer to a command that asked for it with this `rid`.
    FrameRule answer(String rid) {
        return with(new Step.Answer(rid));
    }

    FrameRule refusal(String code) {
        return with(new Step.Refusal(code));
    }

    /// The server ends the connection with a close frame of this code; 1005 for one without.
    FrameRule closes(int code) {
        return closesAnd(code).ends();
    }

    /// The same, and something is sent before the end is read.
    FrameRule closesAnd(int code) {
        return with(new Step.Close(code));
    }

    FrameRule ends() {
        return with(new Step.End());
    }

    /// Ends its own direction of the connection, whereupon the server ends the other without a
    /// close frame.
    FrameRule endsWithoutAClose() {
        return with(new Step.EndOutput()).ends();
    }

    /// The connection lives on: a ping is answered next, and the closing handshake is as it should
    /// be.
    FrameRule goesOn() {
        return sends(ClientFrame.ping("still here?"))
                .pong("still here?")
                .sends(ClientFrame.close(1000))
                .closes(1000);
    }

    private FrameRule with(Step step) {
        List<Step> more = new ArrayList<>(steps);
        more.add(step);
        return new FrameRule(section, name, saysHello, more);
    }

    @Override
    public void check(Driver driver) throws IOException {
        if (!(steps.getLast() instanceof Step.End)) throw new AssertionError("how does it end?");
        try (RawConnection connection = driver.connect(saysHello)) {
            for (Step step : steps) step.take(connection);
        }
    }
}
