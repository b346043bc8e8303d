package org.lanternchat.desktop.model;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A text without case and accents, which knows for each of its letters where in the text that one
/// stood. Immutable, for any thread.
final class FoldedText {
    /// Shorter words are found at the beginning of a word only.
    private static final int ANYWHERE_FROM = 3;

    private int[] letters = new int[32];
    private int[] origins = new int[32];
    private int length;

    private FoldedText() {}

    static FoldedText of(String text) {
        FoldedText folded = new FoldedText();
        int origin = 0;
        for (int at = 0; at < text.length(); origin++) {
            int letter = text.codePointAt(at);
            folded.fold(letter, origin);
            at += Character.charCount(letter);
        }
        return folded;
    }

    private void fold(int letter, int origin) {
        if (letter < 128) {
            add(Character.toLowerCase(letter), origin);
            return;
        }
        String apart = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFKD);
        String low = apart.toLowerCase(Locale.ROOT);
        for (int at = 0; at < low.length(); ) {
            int one = low.codePointAt(at);
            if (Character.getType(one) != Character.NON_SPACING_MARK) add(one, origin);
            at += Character.charCount(one);
        }
    }

    private void add(int letter, int origin) {
        if (length == letters.length) {
            letters = Arrays.copyOf(letters, 2 * length);
            origins = Arrays.copyOf(origins, 2 * length);
        }
        letters[length] = letter;
        origins[length] = origin;
        length++;
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// Where this word is, from the letter `from` on; negative for nowhere.
    int find(FoldedText word, int from) {
        for (int at = from; at + word.length <= length; at++) {
            boolean there =
                    Arrays.equals(letters, at, at + word.length, word.letters, 0, word.length);
            if (there && (word.length >= ANYWHERE_FROM || beginsWord(at))) return at;
        }
        return -1;
    }

    private boolean beginsWord(int at) {
        return at == 0 || !Character.isLetterOrDigit(letters[at - 1]);
    }

    /// The place of a word that was found: where it begins in the text and how long it is there, in
    /// code points.
    List<Integer> mark(int at, FoldedText word) {
        int begin = origins[at];
        return List.of(begin, origins[at + word.length - 1] - begin + 1);
    }

    /// Where to go on looking for the same word.
    static int after(int at, FoldedText word) {
        return at + word.length;
    }
}
