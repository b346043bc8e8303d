package org.lanternchat.desktop.view.text;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.emoji.EmojiText;
import org.lanternchat.desktop.markup.Block;
import org.lanternchat.desktop.markup.Markup;
import org.lanternchat.desktop.markup.Run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Lays the tree of a message out flat: one slot below the other, each with its indent. Made for
/// one message, on the window's thread.
final class Slots {
    private static final double PARAGRAPH = 8;
    private static final double ITEM = 4;
    private static final double QUOTE = 14;
    private static final double LIST = 22;
    private static final double DIGIT = 9;

    /// With up to so many emoji and nothing else a message is shown large.
    private static final int FEW = 6;

    private static final double LARGE = 2;

    private final Consumer<String> openLink;
    private final List<Slot> slots = new ArrayList<>();
    private final List<Slot.Bar> bars = new ArrayList<>();
    private double indent;
    private double gap = PARAGRAPH;
    private @Nullable String marker;

    Slots(Markup markup, Consumer<String> openLink) {
        this.openLink = openLink;
        int emojiAlone = EmojiText.countOfEmojiAlone(markup.source());
        if (emojiAlone > 0 && emojiAlone <= FEW) {
            addFlow(List.of(Run.plain(markup.source().strip())), "large", LARGE);
        } else {
            markup.blocks().forEach(this::add);
        }
    }

    List<Slot> slots() {
        return slots;
    }

    List<Slot.Bar> bars() {
        return bars;
    }

    private void add(Block block) {
        switch (block) {
            case Block.Paragraph(var runs) -> addFlow(runs, "paragraph", 1);
            case Block.Heading(int level, var runs) ->
                    addFlow(runs, "heading-" + Math.min(level, 4), 1);
            case Block.Code code -> {
                CodeBox box = new CodeBox(code);
                add(box, box.flow());
            }
            case Block.Rule _ -> {
                Region rule = new Region();
                rule.getStyleClass().add("message-rule");
                add(rule, null);
            }
            case Block.Quote(var inside) -> addQuote(inside);
            case Block.Items(var items) -> addItems(items);
        }
    }

    private void addFlow(List<Run> runs, String style, double emojiScale) {
        InlineFlow flow = new InlineFlow(emojiScale);
        flow.getStyleClass().add(style);
        flow.show(runs, openLink);
        add(flow, flow);
    }

    private void add(Region node, @Nullable InlineFlow flow) {
        Label before = null;
        if (marker != null) {
            before = new Label(marker);
            before.getStyleClass().add("list-marker");
            marker = null;
        }
        slots.add(new Slot(node, flow, indent, slots.isEmpty() ? 0 : gap, before));
        gap = PARAGRAPH;
    }

    private void addQuote(List<Block> inside) {
        int first = slots.size();
        double x = indent;
        indent += QUOTE;
        inside.forEach(this::add);
        indent = x;
        if (slots.size() == first) return;
        Region bar = new Region();
        bar.getStyleClass().add("quote-bar");
        bars.add(new Slot.Bar(bar, first, slots.size() - 1, x));
    }

    private void addItems(List<Block.Item> items) {
        double outer = indent;
        int longest = items.stream().mapToInt(item -> item.marker().length()).max().orElse(0);
        indent += LIST + Math.max(0, longest - 2) * DIGIT;
        boolean first = true;
        for (Block.Item item : items) {
            if (!first) gap = ITEM;
            first = false;
            marker = item.marker();
            boolean tight = true;
            for (Block block : item.blocks()) {
                if (tight && block instanceof Block.Items) gap = ITEM;
                add(block);
                tight = false;
            }
            if (item.blocks().isEmpty()) addFlow(List.of(), "paragraph", 1);
        }
        indent = outer;
    }
}
