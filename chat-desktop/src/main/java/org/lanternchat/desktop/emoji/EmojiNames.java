package org.lanternchat.desktop.emoji;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Emoji by their short names: found while somebody types, and put in place of `:smile:`. Has no
/// state, for any thread.
public final class EmojiNames {
    private static final Pattern SHORTCODE =
            Pattern.compile("(?<![\\p{L}\\p{N}]):([a-z0-9_+-]{1,60}):(?![\\p{L}\\p{N}])");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private EmojiNames() {}

    /// Emoji whose name begins with `prefix`, then those with a word for each of its words, at most
    /// `most`; all those of the picker for an empty one.
    public static List<Emoji> matching(String prefix, int most) {
        String wanted = prefix.toLowerCase(Locale.ROOT).replace(' ', '_');
        List<String> words = SPACES.splitAsStream(prefix.toLowerCase(Locale.ROOT)).toList();
        List<Emoji> begin = new ArrayList<>();
        Set<Emoji> others = new LinkedHashSet<>();
        for (Emoji emoji : EmojiTable.get().all()) {
            if (!emoji.group().isInPicker()) continue;
            if (emoji.names().stream().anyMatch(name -> name.startsWith(wanted))) {
                begin.add(emoji);
            } else if (words.stream().allMatch(word -> hasWord(emoji, word))) {
                others.add(emoji);
            }
        }
        // The shorter the name, the more of it is typed already.
        if (!wanted.isEmpty()) begin.sort(Comparator.comparingInt(its -> shortest(its, wanted)));
        begin.addAll(others);
        return List.copyOf(begin.subList(0, Math.min(most, begin.size())));
    }

    private static int shortest(Emoji emoji, String prefix) {
        return emoji.names().stream()
                .filter(name -> name.startsWith(prefix))
                .mapToInt(String::length)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private static boolean hasWord(Emoji emoji, String prefix) {
        return emoji.words().stream().anyMatch(word -> word.startsWith(prefix))
                || emoji.names().stream().anyMatch(name -> hasPart(name, prefix));
    }

    private static boolean hasPart(String name, String prefix) {
        StringTokenizer parts = new StringTokenizer(name, "_-");
        while (parts.hasMoreTokens()) if (parts.nextToken().startsWith(prefix)) return true;
        return name.contains("_" + prefix);
    }

    /// The text with emoji in place of their short names, but not inside of code.
    public static String replaced(String text) {
        if (text.indexOf(':') < 0) return text;
        StringBuilder all = new StringBuilder();
        int from = 0;
        while (from < text.length()) {
            int code = text.indexOf('`', from);
            int end = code < 0 ? text.length() : code;
            all.append(replacedIn(text.substring(from, end)));
            if (code < 0) break;
            int after = afterCode(text, code);
            all.append(text, code, after);
            from = after;
        }
        return all.toString();
    }

    private static String replacedIn(String text) {
        Matcher found = SHORTCODE.matcher(text);
        return found.replaceAll(
                match -> {
                    Emoji emoji = EmojiTable.get().named(match.group(1));
                    return Matcher.quoteReplacement(emoji == null ? match.group() : emoji.text());
                });
    }

    /// Where the code ends that begins with the back-ticks at `from`: a fence that nothing closes
    /// goes on to the end, other back-ticks that nothing closes are no code.
    private static int afterCode(String text, int from) {
        int opening = ticks(text, from);
        int at = from + opening;
        while (true) {
            int next = text.indexOf('`', at);
            if (next < 0) break;
            int closing = ticks(text, next);
            if (closing == opening) return next + closing;
            at = next + closing;
        }
        boolean fence = opening >= 3 && (from == 0 || text.charAt(from - 1) == '\n');
        return fence ? text.length() : from + opening;
    }

    private static int ticks(String text, int from) {
        int to = from;
        while (to < text.length() && text.charAt(to) == '`') to++;
        return to - from;
    }
}
