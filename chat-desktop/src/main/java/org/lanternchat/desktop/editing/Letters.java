package org.lanternchat.desktop.editing;

import java.text.BreakIterator;

/// Where letters and words of a text begin and end, as people see them. Has no state.
final class Letters {
    private Letters() {}

    static int before(String text, int place) {
        if (place <= 0) return 0;
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        return Math.max(0, letters.preceding(place));
    }

    static int after(String text, int place) {
        if (place >= text.length()) return text.length();
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        return letters.following(place);
    }

    /// The beginning of the word before a place.
    static int wordBefore(String text, int place) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(text);
        int at = place;
        while (at > 0) {
            int from = Math.max(0, words.preceding(at));
            boolean word = !text.substring(from, at).isBlank();
            at = from;
            if (word) break;
        }
        return at;
    }

    /// The end of the word after a place.
    static int wordAfter(String text, int place) {
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(text);
        int at = place;
        while (at < text.length()) {
            int to = words.following(at);
            boolean word = !text.substring(at, to).isBlank();
            at = to;
            if (word) break;
        }
        return at;
    }

    /// Without the control characters that no message may have.
    static String allowed(String text) {
        boolean plain = text.chars().noneMatch(Letters::isForbidden);
        if (plain) return text;
        StringBuilder kept = new StringBuilder();
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .chars()
                .filter(c -> !isForbidden(c))
                .forEach(c -> kept.append((char) c));
        return kept.toString();
    }

    private static boolean isForbidden(int c) {
        return c < 0x20 && c != '\n' && c != '\t' || c == 0x7F;
    }
}
