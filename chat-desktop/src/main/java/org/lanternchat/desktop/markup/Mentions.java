package org.lanternchat.desktop.markup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a person is named. Immutable.
final class Mentions {
    private static final Pattern NOWHERE = Pattern.compile("(?!)");

    private final Pattern pattern;

    /// @param name what follows the `@`; empty for nobody
    Mentions(String name) {
        pattern =
                name.isEmpty()
                        ? NOWHERE
                        : Pattern.compile(
                                "(?<![\\p{L}\\p{N}])@" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])",
                                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    Matcher in(String text) {
        return pattern.matcher(text);
    }
}
