package org.lanternchat.server.conformance;

import static org.lanternchat.server.conformance.ClientFrame.BINARY;
import static org.lanternchat.server.conformance.ClientFrame.CLOSE;
import static org.lanternchat.server.conformance.ClientFrame.CONTINUATION;
import static org.lanternchat.server.conformance.ClientFrame.PING;
import static org.lanternchat.server.conformance.ClientFrame.PONG;
import static org.lanternchat.server.conformance.ClientFrame.TEXT;
import static org.lanternchat.server.conformance.ClientFrame.frame;
import static org.lanternchat.server.conformance.ClientFrame.ping;
import static org.lanternchat.server.conformance.ClientFrame.text;
import static org.lanternchat.server.conformance.Commands.ofLength;
import static org.lanternchat.server.conformance.Commands.pingCommand;
import static org.lanternchat.server.conformance.FrameRule.rule;

import org.lanternchat.server.conformance.ClientFrame.Form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A frame's header: opcodes, reserved bits, lengths, masks (RFC 6455, 5.1 to 5.3).
final class FramingRules {
    private static final Map<Integer, String> OPCODES =
            Map.of(
                    CONTINUATION, "continuation",
                    TEXT, "text",
                    BINARY, "binary",
                    CLOSE, "close",
                    PING, "ping",
                    PONG, "pong");

    private FramingRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        opcodes(rules);
        reservedBits(rules);
        lengths(rules);
        wrongLengths(rules);
        masks(rules);
        return rules;
    }

    private static void opcodes(List<Rule> rules) {
        for (int opcode = 0; opcode < 16; opcode++) {
            if (OPCODES.containsKey(opcode)) continue;
            for (int length : new int[] {0, 1, 125}) {
                rules.add(
                        rule("5.2", "opcode " + opcode + " is reserved, with " + length + " bytes")
                                .sends(frame(opcode, new byte[length]), ping("too late"))
                                .closes(1002));
            }
            rules.add(
                    rule("5.2", "opcode " + opcode + " is reserved, within a message")
                            .sends(text("a").unfinished(), frame(opcode, "b"))
                            .closes(1002));
        }
        for (int length : new int[] {0, 1, 125, 126, 65_535, 65_536, 70_000}) {
            rules.add(
                    rule("5.6", "binary of " + length + " bytes is not taken here")
                            .sends(frame(BINARY, new byte[length]), ping("too late"))
                            .closes(1003));
        }
        rules.add(
                rule("5.6", "the first fragment of a binary message is not taken here")
                        .sends(frame(BINARY, "a").unfinished())
                        .closes(1003));
        rules.add(
                rule("5.6", "a text is taken")
                        .afterHello()
                        .sends(pingCommand("a"))
                        .answer("a")
                        .goesOn());
        rules.add(rule("5.5.3", "a pong is taken").sends(ClientFrame.pong("a")).goesOn());
    }

    private static void reservedBits(List<Rule> rules) {
        OPCODES.forEach(
                (opcode, kind) -> {
                    for (int bits = 0x10; bits <= 0x70; bits += 0x10) {
                        rules.add(
                                rule("5.2", "reserved bits %02x in a %s".formatted(bits, kind))
                                        .sends(frame(opcode, "ab").reserved(bits), ping("too late"))
                                        .closes(1002));
                    }
                });
        rules.add(
                rule("5.2", "a reserved bit behind good frames, which are served")
                        .sends(ping("a"), text("b"), ping("c"), text("d").reserved(0x40))
                        .pong("a")
                        .pong("c")
                        .closes(1002));
    }

    private static void lengths(List<Rule> rules) {
        for (int length : new int[] {0, 1, 2}) {
            rules.add(
                    rule("5.2", "a text of " + length + " bytes")
                            .afterHello()
                            .sends(text("x".repeat(length)))
                            .refusal("bad_json")
                            .goesOn());
        }
        for (int length : new int[] {124, 125, 126, 127, 128, 255, 256, 65_534, 65_535, 65_536}) {
            rules.add(
                    rule("5.2", "a text of " + length + " bytes")
                            .afterHello()
                            .sends(text(ofLength(length, "a")))
                            .answer("a")
                            .goesOn());
        }
        rules.add(
                rule("PROTOCOL.md", "a text of 65537 bytes is too long")
                        .sends(text("x".repeat(65_537)))
                        .closes(1009));
        for (long length : new long[] {65_537, 1L << 31, 1L << 32, Long.MAX_VALUE}) {
            rules.add(
                    rule("PROTOCOL.md", length + " bytes are refused as soon as they are announced")
                            .sends(text("").announcing(Form.LONG, length))
                            .closes(1009));
        }
        rules.add(
                rule("PROTOCOL.md", "what is too long is refused behind good frames")
                        .sends(ping("a"), text("").announcing(Form.LONG, 1L << 40))
                        .pong("a")
                        .closes(1009));
    }

    private static void wrongLengths(List<Rule> rules) {
        for (int opcode : OPCODES.keySet()) {
            if (opcode == BINARY || opcode == CONTINUATION) continue;
            String kind = OPCODES.get(opcode);
            for (int length : new int[] {0, 1, 125}) {
                byte[] payload = new byte[length];
                rules.add(
                        rule(
                                        "5.2",
                                        "a "
                                                + kind
                                                + " of "
                                                + length
                                                + " bytes that says so in 16 bits")
                                .sends(frame(opcode, payload).announcing(Form.MEDIUM, length))
                                .closes(1002));
                rules.add(
                        rule(
                                        "5.2",
                                        "a "
                                                + kind
                                                + " of "
                                                + length
                                                + " bytes that says so in 64 bits")
                                .sends(frame(opcode, payload).announcing(Form.LONG, length))
                                .closes(1002));
            }
        }
        for (int length : new int[] {126, 65_535}) {
            rules.add(
                    rule("5.2", "a text of " + length + " bytes that says so in 64 bits")
                            .sends(text("x".repeat(length)).announcing(Form.LONG, length))
                            .closes(1002));
        }
        for (long length : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 126, -65_537, -126, -1}) {
            rules.add(
                    rule("5.2", "the highest bit of a length is set: " + Long.toHexString(length))
                            .sends(text("abcd").announcing(Form.LONG, length), ping("too late"))
                            .closes(1002));
        }
        rules.add(
                rule("5.2", "a continuation whose length has its highest bit set")
                        .sends(
                                text("a").unfinished(),
                                frame(CONTINUATION, "b").announcing(Form.LONG, -16))
                        .closes(1002));
        rules.add(
                rule("5.6", "binary of a length that breaks engines")
                        .sends(frame(BINARY, "").announcing(Form.LONG, 0x7FFF_FFF0L))
                        .closes(1003));
    }

    private static void masks(List<Rule> rules) {
        OPCODES.forEach(
                (opcode, kind) ->
                        rules.add(
                                rule("5.1", "an unmasked " + kind)
                                        .sends(frame(opcode, "ab").unmasked(), ping("too late"))
                                        .closes(1002)));
        rules.add(rule("5.1", "an unmasked empty text").sends(text("").unmasked()).closes(1002));
        rules.add(
                rule("5.1", "an unmasked continuation of a masked text")
                        .sends(text("a").unfinished(), frame(CONTINUATION, "b").unmasked())
                        .closes(1002));
        int[] masks = {0, 0xFF00_0000, 0x00FF_0000, 0x0000_FF00, 0xFF, -1, 0x8080_8080, 1};
        for (int mask : masks) {
            for (int more = 0; more < 4; more++) {
                String rid = "mask".repeat(4) + "x".repeat(more);
                rules.add(
                        rule("5.3", "the mask %08x, %d bytes behind".formatted(mask, more))
                                .afterHello()
                                .sends(pingCommand(rid).masked(mask))
                                .answer(rid)
                                .goesOn());
            }
            rules.add(
                    rule("5.3", "the mask %08x over a ping".formatted(mask))
                            .sends(ping("payload").masked(mask))
                            .pong("payload")
                            .goesOn());
        }
        rules.add(
                rule("5.3", "each fragment has a mask of its own")
                        .afterHello()
                        .sends(
                                text("{\"type\":\"pi").masked(0x01020304).unfinished(),
                                frame(CONTINUATION, "ng\",\"rid\":").masked(0).unfinished(),
                                frame(CONTINUATION, "\"own\"}").masked(-2))
                        .answer("own")
                        .goesOn());
    }
}
