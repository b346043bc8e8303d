package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonValue;

import java.util.Locale;

/// What somebody may do in a room or on the whole server; each may what those before it may.
public enum Role {
    @JsonEnumDefaultValue
    MEMBER,
    MODERATOR,
    OWNER;

    /// As it stands on the wire: `owner`.
    @JsonValue
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    /// The greater of two.
    public Role or(Role other) {
        return isAtLeast(other) ? this : other;
    }
}
