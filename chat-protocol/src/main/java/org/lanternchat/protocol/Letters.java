package org.lanternchat.protocol;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The rules that names of people and of rooms share: which characters they may have, and how two
/// of them are compared.
final class Letters {
    /// Scripts that are written together: the "highly restrictive" level of Unicode Technical
    /// Standard 39, section 5.2.
    private static final List<Set<UnicodeScript>> WRITTEN_TOGETHER =
            List.of(
                    EnumSet.of(
                            UnicodeScript.LATIN,
                            UnicodeScript.HAN,
                            UnicodeScript.HIRAGANA,
                            UnicodeScript.KATAKANA),
                    EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO),
                    EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL));

    private Letters() {}

    /// Whether there is nothing in it but ASCII letters, digits, `_` and `-`, as in most names: so
    /// much can be spared then.
    static boolean isSimple(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isSimple =
                    c >= 'a' && c <= 'z'
                            || c >= 'A' && c <= 'Z'
                            || c >= '0' && c <= '9'
                            || c == '_'
                            || c == '-';
            if (!isSimple) return false;
        }
        return true;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) return false;
        }
        return true;
    }

    /// Trimmed, in normalization form KC, with each run of spaces as one space.
    static String normalized(String text) {
        if (isSimple(text)) return text;
        String composed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
        String trimmed = composed.strip();
        return trimmed.contains("  ") ? trimmed.replaceAll(" {2,}", " ") : trimmed;
    }

    /// Full case folding, near enough: what two spellings of one name have in common.
    static String folded(String text) {
        if (isSimple(text)) return text.toLowerCase(Locale.ROOT);
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /// The first `most` code points.
    static String cut(String text, int most) {
        return length(text) <= most ? text : text.substring(0, text.offsetByCodePoints(0, most));
    }

    /// No control, format (bidi, zero-width), unassigned, private or surrogate character.
    static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> !isInvisible(codePoint);
        };
    }

    /// Letters and marks by category that nobody can see: the fillers of Hangul, the empty Braille
    /// cell, the grapheme joiner.
    private static boolean isInvisible(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> false;
        };
    }

    static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    static boolean hasTowerOfMarks(String text) {
        int[] run = {0};
        return text.codePoints().anyMatch(c -> (run[0] = isMark(c) ? run[0] + 1 : 0) > 2);
    }

    static boolean mixesScripts(String text) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        text.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1
                && WRITTEN_TOGETHER.stream().noneMatch(set -> set.containsAll(scripts));
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) return true;
        }
        return false;
    }
}
