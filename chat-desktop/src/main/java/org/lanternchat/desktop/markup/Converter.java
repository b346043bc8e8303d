package org.lanternchat.desktop.markup;

import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;

import java.util.ArrayList;
import java.util.List;

/// Turns the nodes of the parser into blocks. Made for one text, on any thread.
final class Converter {
    /// Quotes and lists deeper than this are shown at this depth: each takes of the width.
    private static final int DEEPEST = 6;

    private final String source;
    private final Mentions mentions;

    Converter(String source, Mentions mentions) {
        this.source = source;
        this.mentions = mentions;
    }

    List<Block> blocks(Node document) {
        return inside(document, 0);
    }

    private List<Block> inside(Node parent, int depth) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            add(node, depth, blocks);
        }
        return blocks;
    }

    private void add(Node node, int depth, List<Block> blocks) {
        switch (node) {
            case Heading heading -> blocks.add(new Block.Heading(heading.getLevel(), runs(node)));
            case FencedCodeBlock code -> blocks.add(code(code.getLiteral(), code.getInfo()));
            case IndentedCodeBlock code -> blocks.add(code(code.getLiteral(), ""));
            case ThematicBreak _ -> blocks.add(new Block.Rule());
            case LinkReferenceDefinition _ -> blocks.add(asWritten(node));
            case BlockQuote _ -> {
                List<Block> quoted = inside(node, depth + 1);
                if (depth < DEEPEST) {
                    blocks.add(new Block.Quote(quoted));
                } else {
                    blocks.addAll(quoted);
                }
            }
            case BulletList _ -> addItems(node, -1, depth, blocks);
            case OrderedList list -> addItems(node, start(list), depth, blocks);
            default -> blocks.add(new Block.Paragraph(runs(node)));
        }
    }

    private static int start(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        return start == null ? 1 : start;
    }

    private void addItems(Node list, int first, int depth, List<Block> blocks) {
        List<Block.Item> items = new ArrayList<>();
        int number = first;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            if (!(item instanceof ListItem)) continue;
            List<Block> inside = inside(item, depth + 1);
            String marker = first < 0 ? "•" : number++ + ".";
            items.add(new Block.Item(marker, inside));
            if (depth >= DEEPEST) blocks.addAll(inside);
        }
        if (depth < DEEPEST) blocks.add(new Block.Items(items));
    }

    private static Block.Code code(String literal, String info) {
        String text = literal.endsWith("\n") ? literal.substring(0, literal.length() - 1) : literal;
        int space = info == null ? -1 : info.indexOf(' ');
        String language = info == null ? "" : space < 0 ? info : info.substring(0, space);
        return new Block.Code(text, language);
    }

    private Block.Paragraph asWritten(Node node) {
        return new Block.Paragraph(List.of(Run.plain(written(source, node))));
    }

    private List<Run> runs(Node node) {
        return new Runs(source, mentions).of(node);
    }

    /// What stands in the source where the node was read.
    static String written(String source, Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) return "";
        SourceSpan last = spans.getLast();
        int end = Math.min(source.length(), last.getInputIndex() + last.getLength());
        return source.substring(spans.getFirst().getInputIndex(), end);
    }
}
