package org.lanternchat.desktop.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.desktop.markup.Block.Paragraph;
import org.lanternchat.desktop.markup.Run.Style;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

class MarkupTest {
    private static List<Block> blocks(String text) {
        return Markup.of(text, "alice").blocks();
    }

    private static List<Run> runs(String text) {
        assertThat(blocks(text)).hasSize(1);
        return ((Paragraph) blocks(text).getFirst()).runs();
    }

    private static List<String> links(String text) {
        return runs(text).stream().map(Run::link).filter(Objects::nonNull).toList();
    }

    @Test
    void emphasisStrikeAndCodeAreStylesOfRuns() {
        assertThat(runs("a *b **c*** ~~d~~ `e*f*`"))
                .containsExactly(
                        Run.plain("a "),
                        new Run("b ", Set.of(Style.ITALIC), null),
                        new Run("c", Set.of(Style.ITALIC, Style.BOLD), null),
                        Run.plain(" "),
                        new Run("d", Set.of(Style.STRIKE), null),
                        Run.plain(" "),
                        new Run("e*f*", Set.of(Style.CODE), null));
        assertThat(runs("~about 5~")).containsExactly(Run.plain("~about 5~"));
    }

    @Test
    void lineEndsStayWhereTheyWereWritten() {
        assertThat(runs("one\ntwo  \nthree")).containsExactly(Run.plain("one\ntwo\nthree"));
        assertThat(blocks("one\n\ntwo")).hasSize(2);
    }

    @Test
    void blocksAreCodeQuotesListsHeadingsAndRules() {
        assertThat(blocks("```java\nint i;\n\n  i++;\n```"))
                .containsExactly(new Block.Code("int i;\n\n  i++;", "java"));
        assertThat(blocks("> so\n> it is"))
                .containsExactly(new Block.Quote(List.of(paragraph("so\nit is"))));
        assertThat(blocks("7. a\n8. b"))
                .containsExactly(
                        new Block.Items(
                                List.of(
                                        new Block.Item("7.", List.of(paragraph("a"))),
                                        new Block.Item("8.", List.of(paragraph("b"))))));
        assertThat(blocks("## So\n\n---"))
                .containsExactly(new Block.Heading(2, List.of(Run.plain("So"))), new Block.Rule());
    }

    private static Paragraph paragraph(String text) {
        return new Paragraph(List.of(Run.plain(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>bold</b>",
                "<script>alert(1)</script>",
                "<!-- x -->",
                "<div>\nx",
                "[x](javascript:alert(1))",
                "[x](file:///etc/passwd)",
                "![x](data:text/html,x)",
                "[a]: https://example.org",
                "javascript:alert(1)",
                "ftp://example.org",
                "https://",
                "http:///x",
                "xhttps://example.org",
                "#",
                "-",
                ">",
                "```",
                "***",
            })
    void whatIsNoMarkupHereIsShownAsItWasWritten(String text) {
        assertThat(Markup.of(text, "").plainText()).isEqualTo(text.equals("***") ? "—" : text);
        assertThat(runsOfAll(text)).noneMatch(run -> run.link() != null);
    }

    private static List<Run> runsOfAll(String text) {
        return blocks(text).stream()
                .filter(Paragraph.class::isInstance)
                .flatMap(block -> ((Paragraph) block).runs().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "see https://example.org/a for it.|https://example.org/a",
                "(https://example.org/a).|https://example.org/a",
                "https://example.org/a_(b)|https://example.org/a_(b)",
                "https://example.org/_a_/*b*/c|https://example.org/_a_/*b*/c",
                "HTTP://EXAMPLE.org:8080/x?y=1&z=[2]#f!|HTTP://EXAMPLE.org:8080/x?y=1&z=[2]#f",
                "\"https://example.org/\"|https://example.org/",
                "https://münchen.example/straße, ja|https://münchen.example/straße",
                "**https://example.org**|https://example.org",
                "<https://example.org/x>|https://example.org/x",
                "<ann@example.org>|mailto:ann@example.org",
                "[the plan](https://example.org/p \"title\")|https://example.org/p",
                "![a cat](https://example.org/cat.png)|https://example.org/cat.png",
                "![](https://example.org/cat.png)|https://example.org/cat.png",
            })
    void linksLeadToTheWebAndToMail(String text, String link) {
        assertThat(links(text)).containsOnly(link);
    }

    @Test
    void aPictureIsALinkWithItsWords() {
        assertThat(runs("![a cat](https://example.org/cat.png)"))
                .containsExactly(new Run("a cat", Set.of(), "https://example.org/cat.png"));
        assertThat(runs("![](https://example.org/cat.png)").getFirst().text())
                .isEqualTo("https://example.org/cat.png");
    }

    @Test
    void onesOwnNameStandsOutButNotInCodeOrInsideOfWords() {
        assertThat(mentioned("hi @Alice, @alices `@alice` x@alice @alice!"))
                .containsExactly("@Alice", "@alice");
        assertThat(Markup.of("@", "").blocks()).containsExactly(paragraph("@"));
    }

    private static List<String> mentioned(String text) {
        return runs(text).stream()
                .filter(run -> run.styles().contains(Style.MENTION))
                .map(Run::text)
                .toList();
    }

    @Test
    void thePlainTextHasNoSigns() {
        assertThat(
                        Markup.of("# A\n\n**b** `c`\n\n- d\n  - e\n\n> f\n\n```\ng\n```", "")
                                .plainText())
                .isEqualTo("A\nb c\n• d\n• e\nf\ng");
    }

    @Test
    void onlyTheBeginningOfALongTextIsRead() {
        Markup markup = Markup.beginning("a\n```\nb\nc\n```\nd", "", 100, 3);
        assertThat(markup.plainText()).isEqualTo("a\nb");
        assertThat(markup.source()).endsWith("d");
        assertThat(Markup.beginning("ab👍c", "", 3, 9).plainText()).isEqualTo("ab");
        assertThat(Markup.beginning("ab👍c", "", 30, 9).plainText()).isEqualTo("ab👍c");
    }

    // ---- what people might do to it

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "_",
                "**a ",
                "*a _b ",
                "[",
                "![",
                "]",
                "`",
                ">",
                "> ",
                "- ",
                "1. ",
                "<",
                "<a",
                "~~",
                "\\",
                "&",
                "&#x",
                "http://",
                "h",
                "```\n",
                "    ",
                "\t",
                "# ",
                "[](",
                "a](",
                "[a](<",
                "<!--",
                "<![CDATA[",
                "=\n",
                "\u0000",
                "\u202e",
                "@alice ",
                "e\u0301",
                "\uD83D\uDC4D",
                "\u200d"
            })
    @Timeout(10)
    void anySignMayComeFourThousandTimes(String sign) {
        String text = sign.repeat(4_000 / sign.length());
        assertThat(Markup.of(text, "alice").blocks()).isNotNull();
    }

    @Test
    @Timeout(60)
    void noTextBreaksIt() {
        String[] bits = {
            "*",
            "**",
            "_",
            "~~",
            "`",
            "```",
            "\n",
            "\n\n",
            " ",
            "    ",
            "> ",
            "- ",
            "1. ",
            "# ",
            "[",
            "](",
            ")",
            "https://x.org/",
            "<",
            ">",
            "a",
            "word ",
            "\\",
            "&amp;",
            "@alice",
            "👍",
            "\u202e",
            "שלום",
            "\t",
            "![",
            "---",
            "===",
            "mailto:",
            "\"",
        };
        for (int seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.append(bits[random.nextInt(bits.length)]);
            }
            Markup markup = Markup.of(text.toString(), "alice");
            assertThat(markup.plainText().isBlank())
                    .as("seed %d", seed)
                    .isEqualTo(text.toString().isBlank());
        }
    }

    @Test
    void depthIsBounded() {
        assertThat(depth(blocks("> ".repeat(500) + "x"))).isLessThanOrEqualTo(7);
        assertThat(depth(blocks("- ".repeat(500) + "x"))).isLessThanOrEqualTo(7);
    }

    private static int depth(List<Block> blocks) {
        int deepest = 0;
        for (Block block : blocks) {
            int its =
                    switch (block) {
                        case Block.Quote(var inside) -> 1 + depth(inside);
                        case Block.Items(var items) ->
                                1
                                        + items.stream()
                                                .mapToInt(item -> depth(item.blocks()))
                                                .max()
                                                .orElse(0);
                        default -> 0;
                    };
            deepest = Math.max(deepest, its);
        }
        return deepest;
    }

    @Test
    void aTextWithoutSignsIsWhatTheParserMakesOfIt() {
        String letters = "ab1hHz .,;?'\"()/%:é漢🎉 *_`-#>&<\\[]!+=~@\n";
        Random random = new Random(5);
        int bare = 0;
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            // Most of the letters are harmless, so that many of the texts are.
            for (int j = 0; j < length; j++) {
                int many = random.nextInt(8) == 0 ? letters.length() : 21;
                text.append(letters.charAt(random.nextInt(many)));
            }
            String some = text.toString();
            if (!Markup.isBare(some)) continue;
            bare++;
            assertThat(Markup.of(some, "b")).as(some).isEqualTo(Markup.parsed(some, "b"));
        }
        assertThat(bare).isGreaterThan(10_000);
    }
}
