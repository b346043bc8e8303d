package org.lanternchat.protocol;

/// The text of a message: 1–4,000 code points after the white space at its end is cut, otherwise as
/// written, with line ends as `\n`.
public final class MessageText {
    private MessageText() {}

    /// The text as it is stored.
    ///
    /// @throws ProtocolException `bad_field` for an empty text or one with control characters,
    ///   `too_long` for one over the limit
    public static String checked(String text) {
        return checked(text, false);
    }

    /// The same; `mayBeEmpty` where files say enough.
    static String checked(String text, boolean mayBeEmpty) {
        if (!text.isEmpty() && isPlain(text)) return text;
        String kept = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        if (kept.isEmpty() && !mayBeEmpty) throw bad("A message needs a text.");
        if (hasControls(kept)) throw bad("A message cannot have control characters.");
        if (Letters.hasLoneSurrogate(kept)) {
            throw bad("A message cannot have half of a surrogate pair.");
        }
        if (Letters.length(kept) > Limits.TEXT) {
            throw new ProtocolException(
                    ErrorCode.TOO_LONG,
                    "A message has at most " + Limits.TEXT + " characters. Send it in parts.");
        }
        return kept;
    }

    /// A single line such as a topic, trimmed; may be empty.
    ///
    /// @throws ProtocolException `bad_field` for control characters, `too_long` for one over `most`
    ///   code points
    static String line(String field, String text, int most) {
        String kept = text.strip();
        if (Letters.hasLoneSurrogate(kept) || kept.codePoints().anyMatch(Character::isISOControl)) {
            throw bad(field + " cannot have control characters or line breaks.");
        }
        Fields.codePoints(field, kept, most);
        return kept;
    }

    /// What a tutorial's client said, made to fit: cut to the limit, without control characters.
    /// Empty when nothing is left.
    public static String lenient(String text) {
        if (isPlain(text)) return text;
        StringBuilder kept = new StringBuilder();
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .filter(c -> c >= 0x20 || c == '\n' || c == '\t')
                .filter(c -> c < 0xD800 || c > 0xDFFF)
                .limit(Limits.TEXT)
                .forEach(kept::appendCodePoint);
        return kept.toString().stripTrailing();
    }

    /// Whether it is as it should be already, which most texts are: so much can be spared then.
    private static boolean isPlain(String text) {
        int length = text.length();
        if (length > Limits.TEXT) return false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (isControl(c) || Character.isSurrogate(c)) return false;
        }
        return length == 0 || !Character.isWhitespace(text.charAt(length - 1));
    }

    private static boolean hasControls(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isControl(text.charAt(i))) return true;
        }
        return false;
    }

    private static boolean isControl(char c) {
        return c < 0x20 && c != '\n' && c != '\t';
    }

    private static ProtocolException bad(String sentence) {
        return new ProtocolException(ErrorCode.BAD_FIELD, sentence);
    }
}
