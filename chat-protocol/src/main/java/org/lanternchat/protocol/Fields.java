package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// The checks that commands share. Each throws `bad_field` with a sentence that names the field.
final class Fields {
    private Fields() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null) throw bad(field + " is missing.");
        return value;
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

    /// What all log commands share.
    static void entry(@Nullable String rid, @Nullable RoomName room, @Nullable String cid) {
        rid(rid);
        required("room", room);
        cid(cid);
    }

    static void target(@Nullable Long target) {
        if (required("target", target) < 1) throw bad("target is the seq of a message.");
    }

    /// A bounded list of ids, as the server gives them.
    static List<String> ids(String field, List<String> ids, int most) {
        if (ids.size() > most) throw bad(field + " lists at most " + most + ".");
        for (String id : ids) {
            boolean fits = id != null && !id.isEmpty() && id.length() <= Limits.ID;
            if (!fits || !id.chars().allMatch(Fields::isIdCharacter)) {
                throw bad(field + " lists the ids that the server gave.");
            }
        }
        if (Set.copyOf(ids).size() < ids.size()) throw bad(field + " lists something twice.");
        return List.copyOf(ids);
    }

    static void limit(@Nullable Integer limit) {
        if (limit != null && (limit < 1 || limit > Limits.PAGE)) {
            throw bad("limit is a number from 1 to " + Limits.PAGE + ".");
        }
    }

    static void codePoints(String field, String text, int most) {
        if (Letters.length(text) > most) {
            throw new ProtocolException(
                    ErrorCode.TOO_LONG, field + " has at most " + most + " characters.");
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
