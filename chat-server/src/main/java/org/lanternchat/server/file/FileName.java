package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;

/// What a file is called: for people only, never where it lies. Stateless; for any thread.
final class FileName {
    /// The longest ending that cutting keeps, in code points with its dot.
    private static final int LONGEST_ENDING = 16;

    private static final String NAMELESS = "file";

    private FileName() {}

    /// The name that somebody gave, without folders and without what cannot be seen or turns the
    /// direction of writing, so that `photo(U+202E)gnp.exe` shows what it is.
    static String clean(@Nullable String given) {
        if (given == null) return NAMELESS;
        String last =
                given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder visible = new StringBuilder();
        last.codePoints().filter(FileName::isVisible).forEach(visible::appendCodePoint);
        String name = cut(visible.toString().strip().replaceAll("(?U)\\s+", " "));
        String plain = name.replaceAll("[. ]+$", "");
        return plain.isEmpty() ? NAMELESS : plain;
    }

    /// The stem is cut, so that the ending goes on saying what it is.
    private static String cut(String name) {
        if (length(name) <= Limits.FILE_NAME) return name;
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        if (length(ending) > LONGEST_ENDING) ending = "";
        return name.substring(0, name.offsetByCodePoints(0, Limits.FILE_NAME - length(ending)))
                + ending;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> true;
        };
    }
}
