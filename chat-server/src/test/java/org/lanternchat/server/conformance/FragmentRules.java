package org.lanternchat.server.conformance;

import static org.lanternchat.server.conformance.ClientFrame.CONTINUATION;
import static org.lanternchat.server.conformance.ClientFrame.close;
import static org.lanternchat.server.conformance.ClientFrame.continuation;
import static org.lanternchat.server.conformance.ClientFrame.frame;
import static org.lanternchat.server.conformance.ClientFrame.ping;
import static org.lanternchat.server.conformance.ClientFrame.pong;
import static org.lanternchat.server.conformance.ClientFrame.text;
import static org.lanternchat.server.conformance.Commands.ofLength;
import static org.lanternchat.server.conformance.Commands.pingCommand;
import static org.lanternchat.server.conformance.FrameRule.rule;

import org.lanternchat.server.conformance.ClientFrame.Form;

import java.util.ArrayList;
import java.util.List;

/// Messages in fragments, and what comes between them (RFC 6455, 5.4).
final class FragmentRules {
    private static final String COMMAND = Commands.ping("whole");

    private FragmentRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        fragments(rules);
        interleaved(rules);
        outOfPlace(rules);
        limits(rules);
        return rules;
    }

    private static void fragments(List<Rule> rules) {
        for (int count : new int[] {2, 3, 5, 10, COMMAND.length()}) {
            rules.add(
                    rule("5.4", "a message in " + count + " fragments")
                            .afterHello()
                            .sends(inFragments(COMMAND, count))
                            .answer("whole")
                            .goesOn());
        }
        rules.add(
                rule("5.4", "an empty first fragment")
                        .afterHello()
                        .sends(text("").unfinished(), continuation(COMMAND))
                        .answer("whole")
                        .goesOn());
        rules.add(
                rule("5.4", "an empty last fragment")
                        .afterHello()
                        .sends(text(COMMAND).unfinished(), continuation(""))
                        .answer("whole")
                        .goesOn());
        rules.add(
                rule("5.4", "an empty fragment in the middle")
                        .afterHello()
                        .sends(
                                text(COMMAND.substring(0, 5)).unfinished(),
                                continuation("").unfinished(),
                                continuation(COMMAND.substring(5)))
                        .answer("whole")
                        .goesOn());
        rules.add(
                rule("5.4", "fragments that are all empty")
                        .afterHello()
                        .sends(
                                text("").unfinished(),
                                continuation("").unfinished(),
                                continuation(""))
                        .refusal("bad_json")
                        .goesOn());
        rules.add(
                rule("5.4", "fragments of two messages, one behind the other")
                        .afterHello()
                        .sends(inFragments(Commands.ping("one"), 3))
                        .sends(inFragments(Commands.ping("two"), 4))
                        .answer("one")
                        .answer("two")
                        .goesOn());
        rules.add(
                rule("5.4", "fragments byte by byte")
                        .afterHello()
                        .sendsByteByByte(inFragments(COMMAND, 4))
                        .answer("whole")
                        .goesOn());
    }

    private static void interleaved(List<Rule> rules) {
        ClientFrame start = text(COMMAND.substring(0, 9)).unfinished();
        ClientFrame end = continuation(COMMAND.substring(9));
        rules.add(
                rule("5.4", "a ping between fragments is answered at once")
                        .afterHello()
                        .sends(start, ping("between"))
                        .pong("between")
                        .sends(end)
                        .answer("whole")
                        .goesOn());
        rules.add(
                rule("5.4", "a ping with the greatest payload between fragments")
                        .afterHello()
                        .sends(start, ping("p".repeat(125)), end)
                        .pong("p".repeat(125))
                        .answer("whole")
                        .goesOn());
        rules.add(
                rule("5.4", "a pong between fragments")
                        .afterHello()
                        .sends(start, pong("between"), end)
                        .answer("whole")
                        .goesOn());
        FrameRule each = rule("5.4", "a ping behind each fragment").afterHello();
        ClientFrame[] ten = inFragments(COMMAND, 10);
        for (int i = 0; i < 9; i++) each = each.sends(ten[i], ping("p" + i)).pong("p" + i);
        rules.add(each.sends(ten[9]).answer("whole").goesOn());
        rules.add(
                rule("5.5.1", "a close between fragments: the message is not served")
                        .afterHello()
                        .sends(start, close(1001), end, ping("too late"))
                        .closes(1001));
        rules.add(
                rule("5.4", "fragments byte by byte with a ping between")
                        .afterHello()
                        .sendsByteByByte(start, ping("between"), end)
                        .pong("between")
                        .answer("whole")
                        .goesOn());
    }

    private static void outOfPlace(List<Rule> rules) {
        rules.add(
                rule("5.4", "a new text within a message")
                        .sends(text("a").unfinished(), text("b"))
                        .closes(1002));
        rules.add(
                rule("5.4", "a new first fragment within a message")
                        .sends(text("a").unfinished(), text("b").unfinished())
                        .closes(1002));
        rules.add(
                rule("5.4", "a new text after a ping within a message")
                        .sends(text("a").unfinished(), ping("p"), text("b"))
                        .pong("p")
                        .closes(1002));
        rules.add(
                rule("5.6", "binary within a text")
                        .sends(text("a").unfinished(), frame(ClientFrame.BINARY, "b"))
                        .closes(1003));
        for (String payload : List.of("", "a", "x".repeat(126))) {
            String what = "a continuation of nothing, with " + payload.length() + " bytes";
            rules.add(rule("5.4", what).sends(continuation(payload)).closes(1002));
            rules.add(
                    rule("5.4", what + ", that is not the last")
                            .sends(continuation(payload).unfinished())
                            .closes(1002));
        }
        rules.add(
                rule("5.4", "a continuation behind a whole text")
                        .afterHello()
                        .sends(pingCommand("a"), continuation("b"))
                        .answer("a")
                        .closes(1002));
        rules.add(
                rule("5.4", "a continuation behind the last fragment")
                        .afterHello()
                        .sends(inFragments(COMMAND, 2))
                        .sends(continuation("b"))
                        .answer("whole")
                        .closes(1002));
        rules.add(
                rule("5.4", "a continuation behind a ping")
                        .sends(ping("p"), continuation("b"))
                        .pong("p")
                        .closes(1002));
        for (ClientFrame control : List.of(close(1000), ping("p"), ping(""), pong("p"), pong(""))) {
            rules.add(
                    rule("5.5", "a control frame in fragments")
                            .sends(control.unfinished(), continuation("b"))
                            .closes(1002));
            rules.add(
                    rule("5.5", "a control frame in fragments, within a message")
                            .sends(text("a").unfinished(), control.unfinished(), continuation("b"))
                            .closes(1002));
        }
    }

    private static void limits(List<Rule> rules) {
        rules.add(
                rule("PROTOCOL.md", "a message in 1,000 fragments")
                        .afterHello()
                        .sends(inFragments(ofLength(1_000, "a"), 1_000))
                        .answer("a")
                        .goesOn());
        rules.add(
                rule("PROTOCOL.md", "a message in 1,001 fragments")
                        .sends(inFragments(ofLength(1_001, "a"), 1_001))
                        .closes(1008));
        rules.add(
                rule("PROTOCOL.md", "1,001 empty fragments")
                        .sends(inFragments("", 1_001))
                        .closes(1008));
        rules.add(
                rule("PROTOCOL.md", "a second message in 1,000 fragments")
                        .afterHello()
                        .sends(inFragments(ofLength(1_000, "a"), 1_000))
                        .sends(inFragments(ofLength(1_000, "b"), 1_000))
                        .answer("a")
                        .answer("b")
                        .goesOn());
        rules.add(
                rule("PROTOCOL.md", "65536 bytes in fragments")
                        .afterHello()
                        .sends(inFragments(ofLength(65_536, "a"), 7))
                        .answer("a")
                        .goesOn());
        rules.add(
                rule("PROTOCOL.md", "65537 bytes in fragments")
                        .sends(inFragments("x".repeat(65_537), 7))
                        .closes(1009));
        rules.add(
                rule("PROTOCOL.md", "fragments that announce more than 65536 bytes")
                        .sends(
                                text("x".repeat(40_000)).unfinished(),
                                frame(CONTINUATION, "").announcing(Form.MEDIUM, 25_537))
                        .closes(1009));
    }

    private static ClientFrame[] inFragments(String text, int count) {
        ClientFrame[] frames = new ClientFrame[count];
        int length = text.length();
        for (int i = 0; i < count; i++) {
            String part = text.substring(length * i / count, length * (i + 1) / count);
            frames[i] = i == 0 ? text(part) : continuation(part);
            if (i < count - 1) frames[i] = frames[i].unfinished();
        }
        return frames;
    }
}
