package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// How a room is called on the wire. An open room's name has 1–24 code points, trimmed, in
/// normalization form KC, in lower case, without invisible characters; a private or direct room has
/// an id from the server instead, `~` and 22 characters of Base64url.
public record RoomName(@JsonValue String value) implements Comparable<RoomName> {
    private static final Pattern ID = Pattern.compile("~[A-Za-z0-9_-]{22}");

    /// The room that a tutorial's client joins when it names none.
    public static final RoomName GENERAL = new RoomName("general");

    /// @throws ProtocolException `bad_field`, with a sentence that says what to change
    @JsonCreator
    public RoomName {
        boolean isId = value.startsWith("~") && ID.matcher(value).matches();
        if (!isId) value = openName(value);
    }

    /// A new id, from 128 random bits that nobody can guess.
    public static RoomName ofId(byte[] random) {
        return new RoomName("~" + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /// Anyone may read and join it; otherwise it exists only for those who are in it.
    public boolean isOpen() {
        return !value.startsWith("~");
    }

    private static String openName(String text) {
        String value = Letters.normalized(Letters.normalized(text).toLowerCase(Locale.ROOT));
        int length = Letters.length(value);
        if (length == 0) throw invalid("A room needs a name.");
        if (length > Limits.ROOM) {
            throw invalid("A room's name has at most " + Limits.ROOM + " characters.");
        }
        if (Letters.isSimple(value)) return value;
        if (value.startsWith("~")) throw invalid("A room's name does not begin with ~.");
        if (!value.codePoints().allMatch(Letters::isPlain)) {
            throw invalid("A room's name cannot have invisible or control characters.");
        }
        return value;
    }

    /// The room that a tutorial's client means: cut to the limit, without what a name may not have,
    /// `general` where nothing is left.
    public static RoomName lenient(String text) {
        StringBuilder plain = new StringBuilder();
        Letters.normalized(text)
                .codePoints()
                .filter(Letters::isPlain)
                .forEach(plain::appendCodePoint);
        String cut = Letters.cut(plain.toString().replaceAll("^[~\\s]+", ""), Limits.ROOM).strip();
        if (cut.isEmpty()) return GENERAL;
        try {
            return new RoomName(cut);
        } catch (ProtocolException longerInLowerCase) {
            return GENERAL;
        }
    }

    @Override
    public int compareTo(RoomName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static ProtocolException invalid(String sentence) {
        return new ProtocolException(ErrorCode.BAD_FIELD, sentence);
    }
}
