package org.lanternchat.desktop.emoji;

import org.jspecify.annotations.Nullable;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/// A text cut into what is written and what is an emoji, by the rules of Unicode Technical Standard
/// 51. Has no state, for any thread.
public final class EmojiText {
    private static final int JOINER = 0x200D;
    private static final int KEYCAP = 0x20E3;
    private static final int AS_TEXT = 0xFE0E;
    private static final int AS_PICTURE = 0xFE0F;

    /// No sequence in use has more code points.
    private static final int LONGEST = 12;

    private EmojiText() {}

    /// A piece of a text; all pieces together are the text.
    public sealed interface Part {
        String text();

        /// What is shown as it is written.
        record Words(String text) implements Part {}

        /// One emoji; without `emoji` there is no picture of it.
        record Sign(String text, @Nullable Emoji emoji) implements Part {}
    }

    /// Whether there is any emoji in it.
    public static boolean hasEmoji(String text) {
        if (!mayHaveEmoji(text)) return false;
        return of(text).stream().anyMatch(Part.Sign.class::isInstance);
    }

    /// How many emoji the text has when it has nothing else but spaces; otherwise 0.
    public static int countOfEmojiAlone(String text) {
        if (!mayHaveEmoji(text)) return 0;
        int count = 0;
        for (Part part : of(text)) {
            switch (part) {
                case Part.Sign _ -> count++;
                case Part.Words(String words) -> {
                    if (!words.isBlank() || words.contains("\n")) return 0;
                }
            }
        }
        return count;
    }

    public static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        if (text.isEmpty()) return parts;
        if (!mayHaveEmoji(text)) {
            parts.add(new Part.Words(text));
            return parts;
        }
        BreakIterator letters = BreakIterator.getCharacterInstance();
        letters.setText(text);
        int words = 0;
        int from = 0;
        for (int to = letters.next(); to != BreakIterator.DONE; from = to, to = letters.next()) {
            String letter = text.substring(from, to);
            if (!isEmoji(letter)) continue;
            if (words < from) parts.add(new Part.Words(text.substring(words, from)));
            addSigns(letter, parts);
            words = to;
        }
        if (words < text.length()) parts.add(new Part.Words(text.substring(words)));
        return parts;
    }

    /// A quick look, so that most texts are not looked at closely.
    private static boolean mayHaveEmoji(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0xA9) continue;
            boolean symbol = c >= 0x203C && c <= 0x3299;
            boolean beyond = c >= 0xD83C && c <= 0xD83E;
            if (symbol || beyond || c == 0xA9 || c == 0xAE) return true;
        }
        return false;
    }

    /// Whether a letter, as people count letters, is to be shown as a picture.
    private static boolean isEmoji(String letter) {
        int first = letter.codePointAt(0);
        if (letter.indexOf(AS_TEXT) >= 0) return false;
        if (letter.indexOf(KEYCAP) >= 0) return Character.isEmoji(first);
        if (isFlagLetter(first)) return true;
        if (first < 0x80 || !Character.isExtendedPictographic(first)) {
            return Character.isEmojiModifier(first);
        }
        if (Character.isEmojiPresentation(first) || letter.indexOf(AS_PICTURE) >= 0) return true;
        boolean joined = letter.indexOf(JOINER) >= 0;
        boolean toned = letter.codePoints().skip(1).anyMatch(Character::isEmojiModifier);
        return joined || toned || isSeldomInFonts(first);
    }

    private static boolean isFlagLetter(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }

    /// Hearts, suns and whatever else is a text by the standard, and an empty box in most fonts.
    private static boolean isSeldomInFonts(int c) {
        return c >= 0x1F000 || Character.isEmoji(c) && c >= 0x2600 && c < 0x27C0;
    }

    /// The emoji of one letter: one where there is a picture of the whole, else those that it is
    /// put together from. What only binds or colours belongs to the one before it.
    private static void addSigns(String letter, List<Part> parts) {
        int[] points = letter.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        Emoji emoji = null;
        int from = 0;
        while (from < points.length) {
            boolean added = from > 0 && !isShownAlone(points[from]);
            if (!added && !text.isEmpty()) {
                parts.add(new Part.Sign(text.toString(), emoji));
                text.setLength(0);
            }
            int to = from + 1;
            if (!added) {
                to = Math.max(to, endOfKnown(points, from));
                emoji = EmojiTable.get().of(new String(points, from, to - from));
            }
            text.append(new String(points, from, to - from));
            from = to;
        }
        parts.add(new Part.Sign(text.toString(), emoji));
    }

    private static boolean isShownAlone(int c) {
        return Character.isExtendedPictographic(c) || isFlagLetter(c);
    }

    private static int endOfKnown(int[] points, int from) {
        int to = Math.min(points.length, from + LONGEST);
        while (to > from && EmojiTable.get().of(new String(points, from, to - from)) == null) to--;
        return to;
    }
}
