package org.lanternchat.server.identity;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;

import java.util.LinkedHashSet;
import java.util.List;

/// Whom a text mentions: `@` and the name of somebody whom the server knows, the longest that fits.
/// Any thread may call it.
public final class Mentions {
    /// The `@` that are looked at, and the words that a name may have.
    private static final int TRIED = 2 * Limits.MENTIONS;

    private static final int WORDS = 4;

    private final Identities identities;

    public Mentions(Identities identities) {
        this.identities = identities;
    }

    /// The uids, in the order in which they are mentioned.
    public List<String> in(String text) {
        if (text.indexOf('@') < 0) return List.of();
        LinkedHashSet<String> uids = new LinkedHashSet<>();
        int tried = 0;
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (uids.size() == Limits.MENTIONS || tried++ == TRIED) break;
            if (at > 0 && Character.isLetterOrDigit(text.codePointBefore(at))) continue;
            String uid = longestName(text, at + 1);
            if (uid != null) uids.add(uid);
        }
        return List.copyOf(uids);
    }

    private @Nullable String longestName(String text, int start) {
        int[] ends = new int[WORDS];
        for (int i = ends(text, start, ends) - 1; i >= 0; i--) {
            Identity named = identities.named(Name.keyOf(text.substring(start, ends[i])));
            if (named != null) return named.uid();
        }
        return null;
    }

    /// Finds where a name that begins here may end: behind each run of letters and digits. How many
    /// places there are.
    private static int ends(String text, int start, int[] ends) {
        int count = 0;
        int length = 0;
        for (int i = start; i < text.length() && length < Limits.NAME && count < WORDS; length++) {
            int c = text.codePointAt(i);
            if (c == '\n' || c == '@') break;
            i += Character.charCount(c);
            boolean endsHere =
                    i == text.length() || !Character.isLetterOrDigit(text.codePointAt(i));
            if (endsHere && !Character.isWhitespace(c)) ends[count++] = i;
        }
        return count;
    }
}
