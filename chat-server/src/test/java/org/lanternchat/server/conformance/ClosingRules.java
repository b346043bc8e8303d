package org.lanternchat.server.conformance;

import static org.lanternchat.server.conformance.ClientFrame.CLOSE;
import static org.lanternchat.server.conformance.ClientFrame.close;
import static org.lanternchat.server.conformance.ClientFrame.continuation;
import static org.lanternchat.server.conformance.ClientFrame.frame;
import static org.lanternchat.server.conformance.ClientFrame.ping;
import static org.lanternchat.server.conformance.ClientFrame.text;
import static org.lanternchat.server.conformance.Commands.pingCommand;
import static org.lanternchat.server.conformance.FrameRule.rule;

import java.util.ArrayList;
import java.util.List;

/// The closing handshake (RFC 6455, 5.5.1 and 7).
final class ClosingRules {
    private static final int[] MAY_BE_SENT = {
        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000,
        4999
    };
    private static final int[] MAY_NOT = {
        0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 1999, 2000, 2999, 5000, 9999, 32_768, 65_535
    };
    private static final byte[] HALF_A_LETTER = {'o', 'k', (byte) 0xC3};
    private static final byte[] OVERLONG = {(byte) 0xC0, (byte) 0xAF};
    private static final byte[] SURROGATE = {(byte) 0xED, (byte) 0xA0, (byte) 0x80};

    private ClosingRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        codes(rules);
        reasons(rules);
        afterTheClose(rules);
        afterTheServersClose(rules);
        return rules;
    }

    private static void codes(List<Rule> rules) {
        rules.add(rule("5.5.1", "a close without a body").sends(frame(CLOSE, "")).closes(1000));
        rules.add(rule("5.5.1", "a close of one byte").sends(frame(CLOSE, "a")).closes(1002));
        for (int code : MAY_BE_SENT) {
            rules.add(
                    rule("7.4", "close code " + code + " is echoed")
                            .sends(close(code))
                            .closes(code));
        }
        for (int code : MAY_NOT) {
            rules.add(
                    rule("7.4", "close code " + code + " is not to be sent")
                            .sends(close(code))
                            .closes(1002));
            rules.add(
                    rule("7.4", "close code " + code + " is not to be sent, with a reason")
                            .sends(close(code, "bye"))
                            .closes(1002));
        }
        rules.add(rule("5.5.1", "a close byte by byte").sendsByteByByte(close(1000)).closes(1000));
        rules.add(
                rule("5.5.1", "a close behind a ping and a command")
                        .afterHello()
                        .sends(ping("a"), pingCommand("b"), close(4321))
                        .pong("a")
                        .answer("b")
                        .closes(4321));
    }

    private static void reasons(List<Rule> rules) {
        for (String reason : List.of("b", "bye", "grüße 😀", "r".repeat(123))) {
            rules.add(
                    rule("5.5.1", "a close with a reason of " + reason.length() + " letters")
                            .sends(close(1000, reason))
                            .closes(1000));
        }
        for (byte[] reason : List.of(HALF_A_LETTER, OVERLONG, SURROGATE, new byte[] {-1})) {
            rules.add(
                    rule("8.1", "a reason of " + reason.length + " bytes that is not UTF-8")
                            .sends(close(1000, reason))
                            .closes(1007));
        }
        rules.add(
                rule("5.5", "a reason of 124 bytes")
                        .sends(close(1000, "r".repeat(124)))
                        .closes(1002));
    }

    private static void afterTheClose(List<Rule> rules) {
        rules.add(
                rule("5.5.1", "pings and texts behind a close are not served")
                        .afterHello()
                        .sends(close(1000), ping("too late"), pingCommand("too late"))
                        .closes(1000));
        rules.add(
                rule("5.5.1", "a second close is not answered")
                        .sends(close(1001), close(1002))
                        .closes(1001));
        rules.add(
                rule("5.5.1", "broken frames behind a close do not matter")
                        .sends(close(1000), frame(3, "x").reserved(0x70).unmasked())
                        .closes(1000));
        rules.add(
                rule("5.5.1", "a megabyte behind a close does not lose the answer")
                        .sends(close(1000))
                        .sends(new byte[1 << 20])
                        .closes(1000));
        rules.add(
                rule("5.5.1", "a continuation behind a close within a message")
                        .sends(text("a").unfinished(), close(1000), continuation("b"))
                        .closes(1000));
        rules.add(rule("7.1.1", "the end of TCP without a close").endsWithoutAClose());
        rules.add(
                rule("7.1.1", "the end of TCP within a frame")
                        .sendsCutAt(7, text("half a frame"))
                        .sends(new byte[] {(byte) 0x81, (byte) 0xFE, 1})
                        .endsWithoutAClose());
        rules.add(
                rule("7.1.1", "the end of TCP within a message")
                        .sends(text("half").unfinished())
                        .endsWithoutAClose());
    }

    private static void afterTheServersClose(List<Rule> rules) {
        rules.add(
                rule("7.1.7", "what follows a broken frame is not served")
                        .afterHello()
                        .sends(frame(3, ""), ping("too late"), pingCommand("too late"))
                        .closes(1002));
        rules.add(
                rule("7.1.7", "what is sent after the server's close is not served")
                        .sends(frame(3, ""))
                        .closesAnd(1002)
                        .sends(ping("too late"), text("too late"))
                        .ends());
        rules.add(
                rule("7.1.2", "the answer to the server's close")
                        .sends(frame(3, ""))
                        .closesAnd(1002)
                        .sends(close(1002))
                        .ends());
        rules.add(
                rule("7.1.7", "a megabyte behind a broken frame does not lose the close")
                        .sends(frame(3, ""))
                        .sends(new byte[1 << 20])
                        .closes(1002));
    }
}
