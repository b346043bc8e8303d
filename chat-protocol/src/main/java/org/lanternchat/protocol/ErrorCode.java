package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// What an `error` event says to programs. `UNKNOWN` stands for a code of a newer server.
public enum ErrorCode {
    BAD_JSON,
    UNKNOWN_TYPE,
    BAD_FIELD,
    TOO_LONG,
    BAD_VERSION,
    INVITE_NEEDED,
    BAD_TOKEN,
    NAME_TAKEN,
    NAME_INVALID,
    NO_ROOM,
    ROOM_TAKEN,
    NOT_MEMBER,
    FORBIDDEN,
    BANNED,
    MUTED,
    LOCKED,
    SLOW,
    RATE_LIMITED,
    NOT_FOUND,
    TOO_LATE,
    FILE_TOO_BIG,
    STORAGE_FULL,
    BUSY,
    INTERNAL,
    @JsonEnumDefaultValue
    UNKNOWN;

    /// The code as it stands on the wire: `bad_json`.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
