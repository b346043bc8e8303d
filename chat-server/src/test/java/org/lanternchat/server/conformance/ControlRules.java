package org.lanternchat.server.conformance;

import static org.lanternchat.server.conformance.ClientFrame.CLOSE;
import static org.lanternchat.server.conformance.ClientFrame.PING;
import static org.lanternchat.server.conformance.ClientFrame.PONG;
import static org.lanternchat.server.conformance.ClientFrame.frame;
import static org.lanternchat.server.conformance.ClientFrame.ping;
import static org.lanternchat.server.conformance.ClientFrame.pong;
import static org.lanternchat.server.conformance.Commands.pingCommand;
import static org.lanternchat.server.conformance.FrameRule.rule;

import java.util.ArrayList;
import java.util.List;

/// Pings and pongs, and how large a control frame may be (RFC 6455, 5.5).
final class ControlRules {
    private ControlRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        pings(rules);
        pongs(rules);
        sizes(rules);
        return rules;
    }

    private static void pings(List<Rule> rules) {
        for (int length : new int[] {0, 1, 2, 3, 4, 5, 124, 125}) {
            byte[] payload = new byte[length];
            for (int i = 0; i < length; i++) payload[i] = (byte) (0xFF - 2 * i);
            rules.add(
                    rule("5.5.2", "a ping of " + length + " bytes that are no text")
                            .sends(frame(PING, payload))
                            .pong(payload)
                            .goesOn());
        }
        rules.add(
                rule("5.5.2", "a ping byte by byte")
                        .sendsByteByByte(ping("abc"))
                        .pong("abc")
                        .goesOn());
        FrameRule storm = rule("5.5.2", "a thousand pings are answered in their order");
        List<ClientFrame> pings = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) pings.add(ping("ping " + i));
        storm = storm.sends(ClientFrame.bytes(pings));
        for (int i = 0; i < 1_000; i++) storm = storm.pong("ping " + i);
        rules.add(storm.goesOn());
        rules.add(
                rule("5.5.2", "pings and commands are answered in their order")
                        .afterHello()
                        .sends(pingCommand("a"), ping("b"), pingCommand("c"), ping("d"))
                        .answer("a")
                        .pong("b")
                        .answer("c")
                        .pong("d")
                        .goesOn());
    }

    private static void pongs(List<Rule> rules) {
        for (int length : new int[] {0, 1, 125}) {
            rules.add(
                    rule("5.5.3", "a pong that nobody asked for, of " + length + " bytes")
                            .sends(pong("p".repeat(length)))
                            .goesOn());
        }
        rules.add(
                rule("5.5.3", "many pongs that nobody asked for")
                        .sends(pong("a"), pong("b"), pong(""), pong("c"), ping("d"), pong("e"))
                        .pong("d")
                        .goesOn());
    }

    private static void sizes(List<Rule> rules) {
        for (int opcode : new int[] {CLOSE, PING, PONG}) {
            for (int length : new int[] {126, 127, 65_535, 65_536}) {
                rules.add(
                        rule("5.5", "opcode " + opcode + " with " + length + " bytes")
                                .sends(frame(opcode, new byte[length]), ping("too late"))
                                .closes(1002));
            }
        }
    }
}
