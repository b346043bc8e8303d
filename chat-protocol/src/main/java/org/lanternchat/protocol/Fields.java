package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

/// The checks that commands share. Each throws `bad_field` with a sentence that names the field.
final class Fields {
    private Fields() {}

    static void required(String field, @Nullable Object value) {
        if (value == null) throw bad(field + " is missing.");
    }

    static void rid(@Nullable String rid) {
        if (rid != null && (rid.isEmpty() || rid.length() > Limits.ID)) {
            throw bad("rid has 1 to " + Limits.ID + " characters.");
        }
    }

    static void cid(@Nullable String cid) {
        if (cid == null) return;
        boolean fits = !cid.isEmpty() && cid.length() <= Limits.ID;
        if (!fits || !cid.chars().allMatch(Fields::isIdCharacter)) {
            throw bad("cid has 1 to " + Limits.ID + " of the characters A-Z a-z 0-9 _ -.");
        }
    }

    static void seq(String field, @Nullable Long seq) {
        if (seq != null && seq < 0) throw bad(field + " is a whole number from 0 on.");
    }

    static void atMost(String field, @Nullable String value, int most) {
        if (value != null && value.length() > most) {
            throw bad(field + " has at most " + most + " characters.");
        }
    }

    static ProtocolException bad(String sentence) {
        return new ProtocolException(ErrorCode.BAD_FIELD, sentence);
    }

    private static boolean isIdCharacter(int c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-';
    }
}
