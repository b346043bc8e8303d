package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32;

/// A text as the search sees it: without case, accents and the like, and with marks where words
/// begin. Made and used by one thread.
///
/// A word of letters and digits follows two marks: a trigram of them and a letter, or of one and
/// two letters, is a word's beginning. What stands for itself (ideographs, kana, Hangul syllables,
/// letters of scripts without spaces, symbols) has one mark before and one after it: a trigram of
/// marks and one of these is that sign, one of two of these and the mark between is two neighbours.
/// White space ends a word and is gone. Two texts fold alike on each JDK that has the same
/// `fingerprint`.
final class Folding {
    static final char MARK = '\uE000';

    /// What people can write is never in the range that the index uses for itself.
    private static final char RESERVED_TO = '\uECFF';

    private static final char UNREADABLE = '\uFFFD';

    private final String original;
    private final StringBuilder folded;
    private boolean inWord;
    private int place;
    private int placeAfter;
    private int @Nullable [] from;
    private int @Nullable [] to;

    private Folding(String original, boolean withPlaces) {
        this.original = original;
        this.folded = new StringBuilder(original.length() * 3 / 2 + 8);
        if (withPlaces) {
            from = new int[original.length() * 2 + 8];
            to = new int[original.length() * 2 + 8];
        }
        fold();
    }

    static String of(String text) {
        return new Folding(text, false).folded.toString();
    }

    /// Also remembers what in the original each character came from.
    static Folding withPlaces(String text) {
        return new Folding(text, true);
    }

    /// What a text looked for must have in it: of three letters and more anywhere in a word, of
    /// fewer a word's beginning.
    static String needle(String term) {
        String folded = of(term);
        int letters = 0;
        for (int i = 2; i < folded.length() && folded.charAt(i) != MARK; ) {
            i += Character.charCount(folded.codePointAt(i));
            letters++;
        }
        boolean isWord = folded.length() > 1 && folded.charAt(1) == MARK;
        return isWord && letters >= 3 ? folded.substring(2) : folded;
    }

    String text() {
        return folded.toString();
    }

    /// Where in the original, in code points, the part that became `start` to `end` begins and
    /// ends.
    int begin(int start) {
        int at = start;
        while (at < folded.length() - 1 && folded.charAt(at) == MARK) at++;
        return places(from)[at];
    }

    int end(int end) {
        int at = end - 1;
        while (at > 0 && folded.charAt(at) == MARK) at--;
        return places(to)[at];
    }

    private static int[] places(int @Nullable [] kept) {
        if (kept == null) throw new IllegalStateException("folded without places");
        return kept;
    }

    private void fold() {
        int length = original.length();
        for (int i = 0; i < length; ) {
            int codePoint = original.codePointAt(i);
            int end = i + Character.charCount(codePoint);
            place = placeAfter;
            placeAfter++;
            if (codePoint < 0x80 && (end == length || original.charAt(end) < 0x300)) {
                put(codePoint >= 'A' && codePoint <= 'Z' ? codePoint + 32 : codePoint);
            } else {
                for (int next; end < length; end += Character.charCount(next)) {
                    next = original.codePointAt(end);
                    if (!continues(next)) break;
                    placeAfter++;
                }
                String cluster = plain(original.substring(i, end));
                cluster.codePoints().forEach(this::put);
            }
            i = end;
        }
    }

    private void put(int codePoint) {
        if (isWordLetter(codePoint)) {
            if (!inWord) {
                mark(2);
                inWord = true;
            }
            write(codePoint);
        } else {
            inWord = false;
            if (Character.isWhitespace(codePoint)
                    || Character.isSpaceChar(codePoint)
                    || Character.isISOControl(codePoint)) return;
            boolean isReserved = codePoint >= MARK && codePoint <= RESERVED_TO;
            boolean isHalf = codePoint >= 0xD800 && codePoint <= 0xDFFF;
            mark(1);
            write(isReserved || isHalf ? UNREADABLE : codePoint);
            write(MARK);
        }
    }

    /// Sees to it that the last characters are this many marks.
    private void mark(int count) {
        int has = 0;
        for (int i = folded.length() - 1; i >= 0 && folded.charAt(i) == MARK; i--) has++;
        for (; has < count; has++) write(MARK);
    }

    private void write(int codePoint) {
        int at = folded.length();
        folded.appendCodePoint(codePoint);
        int[] starts = from;
        int[] ends = to;
        if (starts == null || ends == null) return;
        if (folded.length() > starts.length) {
            starts = from = Arrays.copyOf(starts, folded.length() * 2);
            ends = to = Arrays.copyOf(ends, folded.length() * 2);
        }
        for (; at < folded.length(); at++) {
            starts[at] = place;
            ends[at] = placeAfter;
        }
    }

    /// Belongs to the letter before it: combining marks, the halfwidth marks of kana, and what
    /// completes a Hangul syllable.
    private static boolean continues(int codePoint) {
        if (codePoint < 0x300) return false;
        return isMark(codePoint)
                || codePoint == 0xFF9E
                || codePoint == 0xFF9F
                || codePoint >= 0x1160 && codePoint <= 0x11FF;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }

    /// One letter with its marks, without case and accents; several for ligatures and the like.
    private static String plain(String cluster) {
        String parts = Normalizer.normalize(cluster, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(parts.length());
        parts.codePoints().filter(c -> !isLeftOut(c)).forEach(kept::appendCodePoint);
        String oneCase = kept.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        if (oneCase.length() == 1) return alike(oneCase);
        return Normalizer.normalize(oneCase, Normalizer.Form.NFKC);
    }

    /// Letters whose accent Unicode does not take apart, and signs that keyboards set differently.
    private static String alike(String letter) {
        return switch (letter.charAt(0)) {
            case 'ø' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð' -> "d";
            case 'ħ' -> "h";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case '‘', '’', '‚', 'ʼ', '′' -> "'";
            case '“', '”', '„', '«', '»' -> "\"";
            case '‐', '‑', '‒', '–', '—', '−' -> "-";
            default -> letter;
        };
    }

    /// Accents, and what cannot be seen. The vowel signs of Indic and other scripts are letters,
    /// the voice marks of kana are put back by composing.
    private static boolean isLeftOut(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.FORMAT || codePoint == 0x640) return true;
        if (type != Character.NON_SPACING_MARK && type != Character.ENCLOSING_MARK) return false;
        if (codePoint == 0x3099 || codePoint == 0x309A) return false;
        return switch (UnicodeScript.of(codePoint)) {
            case INHERITED, COMMON, LATIN, GREEK, CYRILLIC, HEBREW, ARABIC, SYRIAC -> true;
            default -> false;
        };
    }

    private static boolean isWordLetter(int codePoint) {
        if (codePoint < 0x80) return Character.isLetterOrDigit(codePoint);
        boolean isLetter =
                Character.isLetter(codePoint)
                        || Character.getType(codePoint) == Character.DECIMAL_DIGIT_NUMBER
                        || isMark(codePoint);
        if (!isLetter || codePoint == 'ー') return false;
        return switch (UnicodeScript.of(codePoint)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, YI, TANGUT -> false;
            case THAI, LAO, KHMER, MYANMAR, TIBETAN, JAVANESE -> false;
            default -> true;
        };
    }

    /// Changes when this class is changed, and when a JDK brings a Unicode in which letters fold
    /// otherwise: those it did not know before.
    static String fingerprint() {
        CRC32 types = new CRC32();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) types.update(Character.getType(c));
        return "1-" + Long.toHexString(types.getValue());
    }
}
