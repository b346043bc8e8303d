package org.lanternchat.desktop.view;

import javafx.scene.text.Text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/// The line ends that are set into the parts of a text which the toolkit cannot wrap, and where a
/// place of that text then stands. For the window's thread.
final class LineBreaks {
    /// Lines are measured word by word, and their sum is right to a few pixels.
    static final double SLACK = 6;

    /// Where letters of two words change each other, the sum was wrong, and the next try is
    /// narrower.
    private static final int TRIES = 4;

    /// A tab is as wide as its place makes it, and no wider than this.
    private static final String WIDEST_TAB = " ".repeat(8);

    private final String content;
    private final List<Text> parts;
    private final List<String> contents;
    private final Runnable changed;
    private final Map<String, Double> widths = new HashMap<>();
    private final Text measure = new Text();
    private List<Integer> breaks = List.of();
    private double wrappedTo = -1;

    /// @param parts the nodes that show the content, one after the other
    /// @param changed told when the text has to be wrapped anew
    LineBreaks(String content, List<Text> parts, Runnable changed) {
        this.content = content;
        this.parts = parts;
        this.contents = parts.stream().map(Text::getText).toList();
        this.changed = changed;
        if (parts.isEmpty()) return;
        measure.fontProperty().bind(parts.getFirst().fontProperty());
        measure.fontProperty().addListener((_, _, _) -> forgetWidths());
    }

    /// Breaks the text so that it is no wider than this; a negative width breaks nothing.
    ///
    /// @param shownWidth how wide the text is as it is broken now
    void wrap(double width, DoubleSupplier shownWidth) {
        if (width == wrappedTo) return;
        wrappedTo = width;
        if (width < 0) {
            breakAt(List.of());
            return;
        }
        double most = width - SLACK;
        for (int tries = 0; tries < TRIES; tries++) {
            breakAt(Wrapping.breaks(content, most, this::widthOf));
            double over = shownWidth.getAsDouble() - width;
            if (over <= 0) return;
            most -= over;
        }
    }

    private void breakAt(List<Integer> found) {
        if (found.equals(breaks)) return;
        breaks = found;
        int from = 0;
        for (int i = 0; i < parts.size(); i++) {
            String part = contents.get(i);
            StringBuilder lines = new StringBuilder(part);
            int added = 0;
            for (int at : breaks) {
                if (at < from || at >= from + part.length()) continue;
                lines.insert(at - from + added++, '\n');
            }
            parts.get(i).setText(lines.toString());
            from += part.length();
        }
    }

    private double widthOf(String piece) {
        return widths.computeIfAbsent(
                piece,
                text -> {
                    measure.setText(text.replace("\t", WIDEST_TAB));
                    return measure.getLayoutBounds().getWidth();
                });
    }

    private void forgetWidths() {
        widths.clear();
        wrappedTo = -1;
        breaks = List.of();
        changed.run();
    }

    /// The place on the screen's lines of a place in the content.
    int shown(int index, boolean endOfSelection) {
        int before = 0;
        for (int at : breaks) if (endOfSelection ? at < index : at <= index) before++;
        return index + before;
    }

    /// The place in the content of a place on the screen's lines.
    int contentIndex(int shown) {
        int before = 0;
        for (int i = 0; i < breaks.size(); i++) if (breaks.get(i) + i < shown) before++;
        return Math.clamp(shown - before, 0, content.length());
    }
}
