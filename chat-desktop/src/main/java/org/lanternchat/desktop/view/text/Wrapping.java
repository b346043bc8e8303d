package org.lanternchat.desktop.view.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/// Where a text breaks into lines, found without the toolkit: its own wrapping of text that is
/// written from right to left throws an exception (JavaFX 26, `computeTrailingSpaceWidth`). Has no
/// state.
public final class Wrapping {
    private Wrapping() {}

    /// How wide the text between two places is on one line.
    public interface Measure {
        double width(int from, int to);
    }

    /// The places of `text` before which a line must begin so that none is wider than `width`,
    /// ascending. Words are kept together where they fit.
    public static List<Integer> breaks(String text, double width, Measure measure) {
        List<Integer> breaks = new ArrayList<>();
        BreakIterator words = BreakIterator.getLineInstance();
        words.setText(text);
        double used = 0;
        int from = words.first();
        for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
            boolean ends = text.charAt(to - 1) == '\n';
            double its = measure.width(from, ends ? to - 1 : to);
            if (used > 0 && used + its > width) {
                breaks.add(from);
                used = 0;
            }
            if (its > width) {
                used = breakInside(text, from, to, width, measure, breaks);
            } else {
                used += its;
            }
            if (ends) used = 0;
        }
        return breaks;
    }

    /// Breaks a word that is wider than a line; returns how much of the last line it fills.
    private static double breakInside(
            String text, int from, int to, double width, Measure measure, List<Integer> breaks) {
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        int start = from;
        while (true) {
            double its = measure.width(start, to);
            if (its <= width) return its;
            int fits = start + Math.max(1, (int) ((to - start) * width / its));
            int end = letters.isBoundary(fits) ? fits : letters.preceding(fits);
            while (end > start && measure.width(start, end) > width) end = letters.preceding(end);
            if (end <= start) end = Math.min(to, letters.following(start));
            if (end >= to) return width;
            breaks.add(end);
            start = end;
        }
    }
}
