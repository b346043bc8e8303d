package org.lanternchat.desktop.model;

import java.text.Bidi;

/// What the letters of a text ask of those who lay it out. Has no state, for any thread.
public final class TextParts {
    private TextParts() {}

    /// Whether the first letter that has a direction is written from right to left.
    public static boolean isRightToLeft(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            byte direction = Character.getDirectionality(text.codePointAt(i));
            if (direction == Character.DIRECTIONALITY_LEFT_TO_RIGHT) return false;
            if (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                    || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC) return true;
        }
        return false;
    }

    /// Whether anything in it is written, or made to be written, from right to left.
    public static boolean hasRightToLeft(String text) {
        char[] letters = text.toCharArray();
        return Bidi.requiresBidi(letters, 0, letters.length);
    }

    /// Whether it has signs that turn the direction of what follows, so that its end may stand
    /// anywhere.
    public static boolean isTurned(String text) {
        return text.chars()
                .anyMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
    }

    /// Whether all of it is of the kind that the toolkit wraps without fail: one glyph for one
    /// letter, as in European and East Asian scripts.
    public static boolean isSimple(String text) {
        return text.chars().allMatch(TextParts::isSimple);
    }

    private static boolean isSimple(int c) {
        return isWesternLetter(c)
                || (c >= 0x3000 && c < 0xA000)
                || (c >= 0xAC00 && c < 0xD7A4)
                || (c >= 0xFF01 && c < 0xFFDD);
    }

    /// Whether all of it is of European scripts, whose lines end at spaces.
    public static boolean isWestern(String text) {
        return text.chars().allMatch(TextParts::isWesternLetter);
    }

    /// No combining marks: with them the toolkit goes other ways.
    private static boolean isWesternLetter(int c) {
        return (c < 0x0300 && c != 0x00AD)
                || (c >= 0x0370 && c < 0x0590 && (c < 0x0483 || c > 0x0489))
                || (c >= 0x1E00 && c < 0x2000)
                || (c >= 0x2010 && c < 0x2028)
                || (c >= 0x2030 && c < 0x205F)
                || (c >= 0x20A0 && c < 0x20D0);
    }
}
