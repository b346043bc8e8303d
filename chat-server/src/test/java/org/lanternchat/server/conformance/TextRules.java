package org.lanternchat.server.conformance;

import static org.lanternchat.server.conformance.ClientFrame.continuation;
import static org.lanternchat.server.conformance.ClientFrame.ping;
import static org.lanternchat.server.conformance.ClientFrame.text;
import static org.lanternchat.server.conformance.Commands.pingCommand;
import static org.lanternchat.server.conformance.FrameRule.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// Texts are UTF-8 (RFC 6455, 5.6 and 8.1; RFC 3629, 3 and 4), wherever they are cut.
final class TextRules {
    /// The first and last code points of each row of RFC 3629's table, and what is special.
    private static final int[] CODE_POINTS = {
        0x20, 0x7E, 0x7F, 0x80, 0xFF, 0x7FF, 0x800, 0xFFF, 0x1000, 0xCFFF, 0xD000, 0xD7FF, 0xE000,
        0xFDD0, 0xFEFF, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000, 0x1F600, 0x3FFFF, 0x40000, 0xFFFFF,
        0x100000, 0x10FFFE, 0x10FFFF
    };

    private static final String[] BROKEN = {
        "80 a continuation byte alone",
        "bf the last continuation byte alone",
        "8080bf continuation bytes alone",
        "c080 NUL in two bytes",
        "c0af overlong in two bytes",
        "c1bf the last overlong of two bytes",
        "c2 a letter of two bytes cut off",
        "c220 a letter of two bytes without its second",
        "c3c3 a first byte behind a first byte",
        "c328 a second byte that is none",
        "e0 a letter of three bytes cut off behind its first",
        "e08080 NUL in three bytes",
        "e09fbf the last overlong of three bytes",
        "e282 a letter of three bytes cut off behind its second",
        "e228a1 a second byte of three that is none",
        "e28228 a third byte that is none",
        "eda080 the first surrogate",
        "edafbf the last high surrogate",
        "edb080 the first low surrogate",
        "edbfbf the last surrogate",
        "eda080edb080 a pair of surrogates",
        "f0 a letter of four bytes cut off behind its first",
        "f09f a letter of four bytes cut off behind its second",
        "f09f98 a letter of four bytes cut off behind its third",
        "f0808080 NUL in four bytes",
        "f08fbfbf the last overlong of four bytes",
        "f0288cbc a second byte of four that is none",
        "f09f2880 a third byte of four that is none",
        "f09f9828 a fourth byte that is none",
        "f4908080 U+110000",
        "f5808080 a first byte beyond Unicode",
        "f7bfbfbf four bytes beyond Unicode",
        "f888808080 five bytes",
        "fc8480808080 six bytes",
        "fe a byte that is never used",
        "ff the other byte that is never used",
    };

    private static final String MIXED = "κ😀é‿";

    private TextRules() {}

    static List<Rule> all() {
        List<Rule> rules = new ArrayList<>();
        for (int codePoint : CODE_POINTS) {
            String letter = Character.toString(codePoint);
            rules.add(
                    rule("8.1", "U+%04X arrives as it was sent".formatted(codePoint))
                            .afterHello()
                            .sends(pingCommand("a" + letter + "b"))
                            .answer("a" + letter + "b")
                            .goesOn());
        }
        rules.add(
                rule("8.1", "NUL is UTF-8, though not JSON")
                        .afterHello()
                        .sends(text("\0"))
                        .refusal("bad_json")
                        .goesOn());
        rules.add(rule("8.1", "a byte order mark is UTF-8").sends(text("\uFEFFa")).goesOn());
        for (String escape : List.of("\\u0000", "\\ud83d\\ude00", "\\ud800", "\\udc00\\ud800")) {
            StringBuilder letters = new StringBuilder();
            for (String code : escape.substring(2).split("\\\\u", -1)) {
                letters.append((char) Integer.parseInt(code, 16));
            }
            rules.add(
                    rule("PROTOCOL.md", "a letter or half of one, escaped: " + escape)
                            .afterHello()
                            .sends(pingCommand(escape))
                            .answer(letters.toString())
                            .goesOn());
        }
        for (String row : BROKEN) broken(rules, row);
        cuts(rules);
        return rules;
    }

    private static void broken(List<Rule> rules, String row) {
        byte[] bytes = HexFormat.of().parseHex(row.split(" ", 2)[0]);
        String name = row.split(" ", 2)[1];
        byte[] within = joined("{\"type\":\"ping\",\"rid\":\"".getBytes(UTF_8), bytes);
        rules.add(rule("8.1", name).sends(text(bytes)).closes(1007));
        rules.add(
                rule("8.1", name + ", behind good letters")
                        .sends(text(joined(within, "\"}".getBytes(UTF_8))), ping("too late"))
                        .closes(1007));
        rules.add(rule("8.1", name + ", byte by byte").sendsByteByByte(text(bytes)).closes(1007));
        for (int cut = 0; cut <= bytes.length; cut++) {
            rules.add(
                    rule("8.1", name + ", in fragments cut at " + cut)
                            .sends(
                                    text(Arrays.copyOf(bytes, cut)).unfinished(),
                                    continuation(Arrays.copyOfRange(bytes, cut, bytes.length)))
                            .closes(1007));
        }
    }

    private static void cuts(List<Rule> rules) {
        byte[] command = Commands.ping(MIXED).getBytes(UTF_8);
        for (int cut = 0; cut <= command.length; cut++) {
            ClientFrame start = text(Arrays.copyOf(command, cut)).unfinished();
            ClientFrame end = continuation(Arrays.copyOfRange(command, cut, command.length));
            rules.add(
                    rule("5.4", "a text in fragments cut at byte " + cut)
                            .afterHello()
                            .sends(start, ping("p"), end)
                            .pong("p")
                            .answer(MIXED)
                            .goesOn());
        }
        int length = pingCommand(MIXED).bytes().length;
        for (int cut = 1; cut < length; cut++) {
            rules.add(
                    rule("5.2", "a text in segments cut at byte " + cut)
                            .afterHello()
                            .sendsCutAt(cut, pingCommand(MIXED))
                            .answer(MIXED)
                            .goesOn());
        }
        rules.add(
                rule("5.2", "a text byte by byte")
                        .afterHello()
                        .sendsByteByByte(pingCommand(MIXED))
                        .answer(MIXED)
                        .goesOn());
        FrameRule many = rule("5.2", "a hundred texts in one segment").afterHello();
        List<ClientFrame> texts = new ArrayList<>();
        for (int i = 0; i < 100; i++) texts.add(pingCommand(MIXED + i));
        many = many.sends(ClientFrame.bytes(texts));
        for (int i = 0; i < 100; i++) many = many.answer(MIXED + i);
        rules.add(many.goesOn());
        int both = 2 * length;
        for (int cut = length - 8; cut < Math.min(both, length + 16); cut++) {
            rules.add(
                    rule("5.2", "two texts in segments cut at byte " + cut)
                            .afterHello()
                            .sendsCutAt(cut, pingCommand(MIXED), pingCommand(MIXED))
                            .answer(MIXED)
                            .answer(MIXED)
                            .goesOn());
        }
    }

    private static byte[] joined(byte[] one, byte[] two) {
        byte[] both = Arrays.copyOf(one, one.length + two.length);
        System.arraycopy(two, 0, both, one.length, two.length);
        return both;
    }
}
