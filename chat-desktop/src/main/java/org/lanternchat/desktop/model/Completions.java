package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Finds what somebody might be typing: the word before the caret, if it begins with the sign of a
/// source. For the window's thread.
public final class Completions {
    /// So many are offered at once.
    public static final int MOST = 8;

    /// Longer words are no names any more.
    private static final int LONGEST = 40;

    private final List<CompletionSource> sources;

    /// What can take the place of the letters from `from` to `to`. Immutable.
    public record Offer(int from, int to, List<Completion> completions) {
        public Offer {
            completions = List.copyOf(completions);
        }
    }

    public Completions(List<CompletionSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// What is offered at this place of a text; null for nothing.
    public @Nullable Offer at(String text, int caret) {
        if (caret < 1 || caret > text.length()) return null;
        int from = caret;
        while (from > 0 && caret - from <= LONGEST && isInside(text.charAt(from - 1))) from--;
        if (from == caret) return null;
        for (CompletionSource source : sources) {
            int sign = text.indexOf(source.sign(), from);
            if (sign != from || (source.onlyAtStart() && from > 0)) continue;
            String letters = text.substring(from + 1, caret);
            if (letters.codePointCount(0, letters.length()) < source.fewest()) return null;
            List<Completion> found = source.find(letters, MOST);
            return found.isEmpty() ? null : new Offer(from, caret, found);
        }
        return null;
    }

    private static boolean isInside(char letter) {
        return !Character.isWhitespace(letter) && letter != '(';
    }
}
