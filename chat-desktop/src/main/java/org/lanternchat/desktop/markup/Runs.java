package org.lanternchat.desktop.markup;

import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.markup.Run.Style;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/// Flattens what stands inside of a paragraph into runs. Made for one paragraph, on any thread.
final class Runs {
    private final String source;
    private final Mentions mentions;
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Set<Style> styles = EnumSet.noneOf(Style.class);
    private @Nullable String link;

    Runs(String source, Mentions mentions) {
        this.source = source;
        this.mentions = mentions;
    }

    List<Run> of(Node paragraph) {
        addInside(paragraph);
        end();
        return runs;
    }

    private void addInside(Node parent) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) add(node);
    }

    private void add(Node node) {
        switch (node) {
            case Text its -> text.append(its.getLiteral());
            case Code code -> styled(Style.CODE, () -> text.append(code.getLiteral()));
            case HtmlInline html -> text.append(html.getLiteral());
            case SoftLineBreak _ -> text.append('\n');
            case HardLineBreak _ -> text.append('\n');
            case Emphasis _ -> styled(Style.ITALIC, () -> addInside(node));
            case StrongEmphasis _ -> styled(Style.BOLD, () -> addInside(node));
            case Strikethrough _ -> styled(Style.STRIKE, () -> addInside(node));
            case Link its -> addLink(node, its.getDestination());
            case Image its -> addLink(node, its.getDestination());
            default -> text.append(Converter.written(source, node));
        }
    }

    /// A link inside of a link, as the text of a picture may be, leads where the outer one does.
    private void addLink(Node node, String destination) {
        if (link != null) {
            addInside(node);
        } else if (!Links.mayBeOpened(destination)) {
            text.append(Converter.written(source, node));
        } else {
            end();
            link = destination;
            int before = runs.size();
            addInside(node);
            if (text.isEmpty() && runs.size() == before) text.append(destination);
            end();
            link = null;
        }
    }

    private void styled(Style style, Runnable inside) {
        if (styles.contains(style)) {
            inside.run();
            return;
        }
        end();
        Set<Style> outer = styles;
        styles = EnumSet.copyOf(outer);
        styles.add(style);
        inside.run();
        end();
        styles = outer;
    }

    private void end() {
        if (text.isEmpty()) return;
        String all = text.toString();
        text.setLength(0);
        if (link != null || styles.contains(Style.CODE)) {
            runs.add(new Run(all, styles, link));
            return;
        }
        int from = 0;
        Matcher mention = mentions.in(all);
        while (mention.find()) {
            if (from < mention.start()) add(all.substring(from, mention.start()), false);
            add(mention.group(), true);
            from = mention.end();
        }
        if (from < all.length()) add(all.substring(from), false);
    }

    private void add(String piece, boolean mention) {
        Set<Style> its = EnumSet.copyOf(styles);
        if (mention) its.add(Style.MENTION);
        runs.add(new Run(piece, its, null));
    }
}
