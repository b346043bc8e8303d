package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Set;

/// The name of a person: 1–24 code points, trimmed, in normalization form KC, of scripts that are
/// written together, without invisible characters. Two names are the same when their keys are.
public record Name(@JsonValue String value) {
    private static final Set<String> RESERVED = Set.of("admin", "system", "server");

    /// @throws ProtocolException `name_invalid`, with a sentence that says what to change
    public Name {
        value = Letters.normalized(value);
        int length = Letters.length(value);
        if (length == 0) throw invalid("Please enter a name.");
        if (length > Limits.NAME) {
            throw invalid("A name has at most " + Limits.NAME + " characters.");
        }
        if (!Letters.isSimple(value)) checkLetters(value);
        if (RESERVED.contains(Letters.folded(value))) {
            throw invalid("This name is reserved. Please choose another.");
        }
    }

    private static void checkLetters(String value) {
        if (!value.codePoints().allMatch(Letters::isPlain)) {
            throw invalid("A name cannot have invisible or control characters.");
        }
        if (value.codePoints().noneMatch(c -> !Letters.isMark(c) && c != ' ')) {
            throw invalid("A name needs at least one letter, digit or sign.");
        }
        if (Letters.hasTowerOfMarks(value)) {
            throw invalid("A name cannot have more than two accents on one letter.");
        }
        if (Letters.mixesScripts(value)) {
            throw invalid("A name cannot mix letters of different alphabets.");
        }
    }

    /// As much of a text as fits into a name, as the tutorials' clients expect.
    public static String cut(String text) {
        return Letters.cut(Letters.normalized(text), Limits.NAME).strip();
    }

    /// What makes two names the same: the case-folded value.
    public String key() {
        return Letters.folded(value);
    }

    /// The key that a text has if it is a name, which is not checked: nobody has it otherwise.
    public static String keyOf(String text) {
        return Letters.folded(Letters.normalized(text));
    }

    /// This name with a number, cut so that it stays within the limit: `alice-2`.
    public Name numbered(int number) {
        String ending = "-" + number;
        return new Name(Letters.cut(value, Limits.NAME - ending.length()).strip() + ending);
    }

    @Override
    public String toString() {
        return value;
    }

    private static ProtocolException invalid(String sentence) {
        return new ProtocolException(ErrorCode.NAME_INVALID, sentence);
    }
}
