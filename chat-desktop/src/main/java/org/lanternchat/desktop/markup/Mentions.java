package org.lanternchat.desktop.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a person is named. Immutable.
final class Mentions {
    private static final Pattern NOWHERE = Pattern.compile("(?!)");

    /// Nearly all messages ask for the same person.
    private static volatile Mentions last = new Mentions("");

    private final String name;
    private final Pattern pattern;

    private Mentions(String name) {
        this.name = name;
        pattern =
                name.isEmpty()
                        ? NOWHERE
                        : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])@" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// @param name what follows the `@`; empty for nobody
    static Mentions of(String name) {
        Mentions known = last;
        if (known.name.equals(name)) return known;
        Mentions made = new Mentions(name);
        last = made;
        return made;
    }

    Matcher in(String text) {
        return pattern.matcher(text);
    }
}
