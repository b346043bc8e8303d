package org.lanternchat.desktop.markup;

import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

import java.util.List;
import java.util.Set;

/// A message as its writer meant it to look. Immutable, for any thread.
///
/// @param source the whole text as it was written
public record Markup(String source, List<Block> blocks) {
    private static final String BARE = " .,;?'\"()/%";

    /// More containers than this inside each other are text.
    private static final int DEEPEST_BLOCKS = 24;

    /// More emphasis than this inside each other is text.
    private static final int DEEPEST_RUNS = 32;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(
                            List.of(
                                    StrikethroughExtension.builder()
                                            .requireTwoTildes(true)
                                            .build()))
                    .enabledBlockTypes(
                            Set.of(
                                    BlockQuote.class,
                                    FencedCodeBlock.class,
                                    Heading.class,
                                    IndentedCodeBlock.class,
                                    ListBlock.class,
                                    ThematicBreak.class))
                    .customInlineContentParserFactory(new UrlParser.Factory())
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .maxOpenBlockParsers(DEEPEST_BLOCKS)
                    .maxInlineNesting(DEEPEST_RUNS)
                    .build();

    public Markup {
        blocks = List.copyOf(blocks);
    }

    /// Reads a text, in which `@name` stands out; an empty name stands nowhere.
    public static Markup of(String text, String name) {
        return isBare(text) ? asWritten(text) : parsed(text, name);
    }

    /// Whether a text has no sign that could mean anything: most have none, and reading them takes
    /// ten times as long as seeing that.
    static boolean isBare(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(0)) || text.endsWith(" ")) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = i + 1 == text.length();
            boolean is =
                    c >= 0x80
                            ? Character.isLetterOrDigit(c) || Character.isSurrogate(c)
                            : c == ':'
                                    ? ends || text.charAt(i + 1) == ' '
                                    : Character.isLetterOrDigit(c) || BARE.indexOf(c) >= 0;
            if (!is) return false;
        }
        return true;
    }

    static Markup parsed(String text, String name) {
        List<Block> blocks = new Converter(text, Mentions.of(name)).blocks(PARSER.parse(text));
        return PlainText.isEmpty(blocks) ? asWritten(text) : new Markup(text, blocks);
    }

    /// Reads only the beginning of a long text: so many letters and so many lines of it.
    public static Markup beginning(String text, String name, int letters, int lines) {
        int end = Math.min(letters, text.length());
        int at = -1;
        for (int line = 0; line < lines; line++) {
            at = text.indexOf('\n', at + 1);
            if (at < 0 || at >= end) break;
        }
        if (at >= 0) end = Math.min(end, at);
        boolean halved = end < text.length() && Character.isLowSurrogate(text.charAt(end));
        String read = text.substring(0, halved ? end - 1 : end);
        return new Markup(text, of(read, name).blocks());
    }

    /// A text that is shown as it is.
    public static Markup asWritten(String text) {
        return new Markup(text, List.of(new Block.Paragraph(List.of(Run.plain(text)))));
    }

    /// What can be read, without signs and with line ends between the blocks: for quoting in one
    /// line, notifications and screen readers.
    public String plainText() {
        return PlainText.of(blocks);
    }
}
