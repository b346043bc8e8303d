package org.lanternchat.server.net;

import java.util.regex.Pattern;

/// Takes the comments out of the client's own scripts and style sheets: those that begin a line,
/// which are nearly all, since telling others from text would take a parser. What begins with `/*!`
/// stays. Has no state, for any thread.
final class Comments {
    private static final Pattern WHOLE_LINES =
            Pattern.compile("(?m)^[ \\t]*(?:/\\*(?!!)[\\s\\S]*?\\*/[ \\t]*\\n?|//.*\\n?)");

    private Comments() {}

    /// The same program without them.
    static String without(String source) {
        return WHOLE_LINES.matcher(source).replaceAll("");
    }
}
