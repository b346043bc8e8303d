package org.lanternchat.server.operator;

/// What people wrote as text of a page, never as markup, in elements and in quoted attributes. Any
/// thread.
final class Html {
    private static final int REPLACEMENT = 0xFFFD;

    private Html() {}

    /// Control characters, which no page may have, and lone halves of characters are shown as such.
    static String text(String written) {
        StringBuilder text = new StringBuilder(written.length() + 16);
        written.codePoints().forEach(c -> append(text, c));
        return text.toString();
    }

    private static void append(StringBuilder text, int codePoint) {
        switch (codePoint) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '"' -> text.append("&quot;");
            case '\'' -> text.append("&#39;");
            case '\n', '\t' -> text.append((char) codePoint);
            default -> {
                boolean isBroken =
                        Character.isISOControl(codePoint)
                                || Character.getType(codePoint) == Character.SURROGATE;
                text.appendCodePoint(isBroken ? REPLACEMENT : codePoint);
            }
        }
    }
}
