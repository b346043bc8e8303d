package org.lanternchat.protocol;

import java.util.regex.Pattern;

/// What a reaction may be: one emoji as people see it, in however many code points (Unicode
/// Technical Standard 51, section 1.4.5).
final class Emoji {
    /// The longest sequences in use, families and flags of regions, are shorter.
    private static final int LONGEST = 40;

    private static final Pattern ONE_CLUSTER = Pattern.compile("\\X");

    private Emoji() {}

    /// @throws ProtocolException `bad_field`
    static String checked(String text) {
        boolean fits = text.length() <= LONGEST && ONE_CLUSTER.matcher(text).matches();
        if (!fits || !text.codePoints().allMatch(Emoji::isPart) || !isShown(text)) {
            throw Fields.bad("emoji is one emoji.");
        }
        return text;
    }

    private static boolean isPart(int c) {
        return Character.isEmoji(c)
                || Character.isEmojiComponent(c)
                || c == 0x200D
                || c == 0xFE0F
                || c == 0x20E3
                || c >= 0xE0020 && c <= 0xE007F;
    }

    /// Digits and signs are emoji only with what makes keycaps of them, and the letters of flags
    /// only in pairs.
    private static boolean isShown(String text) {
        int first = text.codePointAt(0);
        if (first < 0x80) return text.indexOf(0x20E3) > 0;
        if (isFlagLetter(first)) return text.codePoints().filter(Emoji::isFlagLetter).count() == 2;
        return Character.isEmoji(first) && !Character.isEmojiModifier(first);
    }

    private static boolean isFlagLetter(int c) {
        return c >= 0x1F1E6 && c <= 0x1F1FF;
    }
}
