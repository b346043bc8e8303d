package org.lanternchat.desktop.model;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.ServerEvent.Failure;

/// Says in the person's language what the server, or a rule of the protocol, stands against. Where
/// a code can mean many things, the English sentence that came with it says more. Has no state.
final class Refusals {
    private Refusals() {}

    static String of(Failure failure) {
        return switch (failure.code()) {
            case NAME_TAKEN -> Wording.of("refused.nameTaken");
            case MUTED -> Wording.of("refused.muted");
            case LOCKED -> Wording.of("refused.locked");
            case BANNED -> Wording.of(failure.room() == null ? "line.banned" : "refused.banned");
            case ROOM_TAKEN -> Wording.of("refused.roomTaken");
            case TOO_LATE -> Wording.of("refused.tooLate");
            case BUSY -> Wording.of("refused.busy");
            case STORAGE_FULL -> Wording.of("refused.full");
            case BAD_JSON,
                    UNKNOWN_TYPE,
                    BAD_FIELD,
                    TOO_LONG,
                    BAD_VERSION,
                    INVITE_NEEDED,
                    BAD_TOKEN,
                    NAME_INVALID,
                    NO_ROOM,
                    NOT_MEMBER,
                    FORBIDDEN,
                    SLOW,
                    RATE_LIMITED,
                    NOT_FOUND,
                    FILE_TOO_BIG,
                    INTERNAL,
                    UNKNOWN ->
                    failure.text();
        };
    }

    /// A code of another device is not taken.
    static String ofCode(Failure failure) {
        return failure.code() == ErrorCode.BAD_TOKEN
                ? Wording.of("signin.code.wrong")
                : of(failure);
    }

    /// Nobody can be called so.
    static String ofName(ProtocolException wrong) {
        return worded(wrong, "signin.name.invalid", Limits.NAME);
    }

    /// No room can be called so.
    static String ofRoomName(ProtocolException wrong) {
        return worded(wrong, "rooms.new.name.invalid", Limits.ROOM);
    }

    private static String worded(ProtocolException wrong, String key, int longest) {
        boolean english = Wording.locale().getLanguage().equals("en");
        return english ? wrong.sentence() : Wording.of(key, longest);
    }
}
