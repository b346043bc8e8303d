package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text cut into plain parts and links. Immutable; only `http` and `https` are ever links, all
/// else is text.
public final class TextParts {
    private static final Pattern LINK =
            Pattern.compile("\\bhttps?://[^\\s<>\"\\p{Cntrl}]{1,2000}", Pattern.CASE_INSENSITIVE);
    private static final String CLOSING = ".,;:!?'\"…*_~";

    private TextParts() {}

    /// One part; `link` is where it leads, absent for plain text.
    public record Part(String text, @Nullable String link) {}

    public static List<Part> of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher found = LINK.matcher(text);
        int done = 0;
        while (found.find()) {
            String link = trimmed(found.group());
            if (!leadsSomewhere(link)) continue;
            if (found.start() > done) {
                parts.add(new Part(text.substring(done, found.start()), null));
            }
            parts.add(new Part(link, link));
            done = found.start() + link.length();
        }
        if (done < text.length()) parts.add(new Part(text.substring(done), null));
        return parts;
    }

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

    /// Whether all of it is of the kind that the toolkit wraps without fail: one glyph for one
    /// letter, as in European and East Asian scripts.
    public static boolean isSimple(String text) {
        return text.chars().allMatch(TextParts::isSimple);
    }

    private static boolean isSimple(int c) {
        return (c < 0x0590 && c != 0x00AD)
                || (c >= 0x1E00 && c < 0x2000)
                || (c >= 0x2010 && c < 0x2028)
                || (c >= 0x2030 && c < 0x205F)
                || (c >= 0x20A0 && c < 0x20D0)
                || (c >= 0x3000 && c < 0xA000)
                || (c >= 0xAC00 && c < 0xD7A4)
                || (c >= 0xFF01 && c < 0xFFDD);
    }

    /// Without the sentence's own signs at its end, and without a bracket that was open before it.
    private static String trimmed(String link) {
        String text = link;
        while (!text.isEmpty()) {
            char last = text.charAt(text.length() - 1);
            boolean unopened =
                    (last == ')' && text.indexOf('(') < 0)
                            || (last == ']' && text.indexOf('[') < 0);
            if (CLOSING.indexOf(last) < 0 && !unopened) break;
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }

    private static boolean leadsSomewhere(String link) {
        try {
            return new URI(link.replaceAll("[^\\x21-\\x7e]|[\\[\\]|\\\\^`{}]", "x")).getHost()
                    != null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
