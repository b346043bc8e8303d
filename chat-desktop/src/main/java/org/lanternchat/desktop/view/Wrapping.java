package org.lanternchat.desktop.view;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Where a text breaks into lines, found without the toolkit: its own wrapping of text that is
/// written from right to left throws an exception (JavaFX 26, `computeTrailingSpaceWidth`). Has no
/// state.
final class Wrapping {
    private Wrapping() {}

    /// The places of `text` before which a line must begin so that none is wider than `width`,
    /// ascending. Words are kept together where they fit.
    ///
    /// @param measure the width of a piece of text on one line
    static List<Integer> breaks(String text, double width, ToDoubleFunction<String> measure) {
        List<Integer> breaks = new ArrayList<>();
        BreakIterator words = BreakIterator.getLineInstance();
        words.setText(text);
        double used = 0;
        int from = words.first();
        for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
            String word = text.substring(from, to);
            double its = measure.applyAsDouble(word.replace("\n", ""));
            if (used > 0 && used + its > width) {
                breaks.add(from);
                used = 0;
            }
            if (its > width) {
                used = breakInside(text, from, to, width, measure, breaks);
            } else {
                used += its;
            }
            if (word.endsWith("\n")) used = 0;
        }
        return breaks;
    }

    /// Breaks a word that is wider than a line; returns how much of the last line it fills.
    private static double breakInside(
            String text,
            int from,
            int to,
            double width,
            ToDoubleFunction<String> measure,
            List<Integer> breaks) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        int start = from;
        while (true) {
            String rest = text.substring(start, to);
            double its = measure.applyAsDouble(rest);
            if (its <= width) return its;
            int fits = start + Math.max(1, (int) (rest.length() * width / its));
            int end = letters.isBoundary(fits) ? fits : letters.preceding(fits);
            while (end > start && measure.applyAsDouble(text.substring(start, end)) > width) {
                end = letters.preceding(end);
            }
            if (end <= start) end = Math.min(to, letters.following(start));
            if (end >= to) return width;
            breaks.add(end);
            start = end;
        }
    }
}
