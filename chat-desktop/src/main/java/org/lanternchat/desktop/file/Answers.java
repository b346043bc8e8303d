package org.lanternchat.desktop.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;

import java.util.Map;

/// What the server says to an upload. Has no state; for any thread.
final class Answers {
    private Answers() {}

    /// The file as the server knows it; null when it does not say that.
    static @Nullable FileInfo file(Map<String, Object> answer) {
        String id = text(answer, "id");
        String name = text(answer, "name");
        String media = text(answer, "media");
        if (id == null || name == null || media == null) return null;
        long size = answer.get("size") instanceof Number number ? number.longValue() : 0;
        Boolean thumb = Boolean.TRUE.equals(answer.get("thumb")) ? true : null;
        return new FileInfo(
                id, name, size, media, pixels(answer, "width"), pixels(answer, "height"), thumb);
    }

    private static @Nullable Integer pixels(Map<String, Object> answer, String field) {
        return answer.get(field) instanceof Number number ? number.intValue() : null;
    }

    private static @Nullable String text(Map<String, Object> answer, String field) {
        return answer.get(field) instanceof String text ? text : null;
    }

    /// Why it was refused; empty when that is not said.
    static String sentence(Map<String, Object> answer) {
        String said = text(answer, "text");
        return said == null ? "" : said;
    }
}
