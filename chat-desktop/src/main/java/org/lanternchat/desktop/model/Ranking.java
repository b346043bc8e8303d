package org.lanternchat.desktop.model;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How well a name fits to a few letters that somebody typed. Has no state.
final class Ranking {
    /// The letters are not in the name, or not in this order.
    static final int NONE = 0;

    private static final int SCATTERED = 1;
    private static final int INSIDE = 2;
    private static final int WORD = 3;
    private static final int START = 4;
    private static final int WHOLE = 5;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Ranking() {}

    /// How well `name` fits to what is typed, which is folded already: the greater the better, and
    /// `NONE` when it does not.
    static int of(String typed, String name) {
        String folded = folded(name);
        if (folded.equals(typed)) return WHOLE;
        int at = folded.indexOf(typed);
        if (at == 0) return START;
        while (at > 0) {
            if (!Character.isLetterOrDigit(folded.charAt(at - 1))) return WORD;
            int next = folded.indexOf(typed, at + 1);
            if (next < 0) return INSIDE;
            at = next;
        }
        return isScattered(typed, folded) ? SCATTERED : NONE;
    }

    /// Whether what is typed, which is folded already, stands in the name.
    static boolean has(String typed, String name) {
        return folded(name).contains(typed);
    }

    /// Without case and accents, as names are compared.
    static String folded(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        boolean ascii = plain.chars().allMatch(c -> c < 0x80);
        if (ascii) return plain;
        return MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFD)).replaceAll("");
    }

    private static boolean isScattered(String typed, String name) {
        int at = 0;
        for (int i = 0; i < typed.length(); i++) {
            int found = name.indexOf(typed.charAt(i), at);
            if (found < 0) return false;
            at = found + 1;
        }
        return true;
    }
}
