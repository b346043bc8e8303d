package org.lanternchat.server.operator;

import java.util.Locale;
import java.util.Set;

/// Names for the disk out of what people wrote: letters, digits, dot, dash and underscore, which no
/// system takes for anything else. Any thread.
final class SafeName {
    private static final int MOST = 60;
    private static final String NAMELESS = "room";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    /// Endings of files that do nothing when they are opened but to be shown; `.html` and `.svg`
    /// could run scripts.
    private static final Set<String> PASSIVE =
            Set.of(
                    "txt", "md", "csv", "json", "log", "pdf", "png", "jpg", "jpeg", "gif", "webp",
                    "mp3", "ogg", "wav", "flac", "mp4", "webm", "mov", "zip", "gz", "7z", "tar",
                    "docx", "xlsx", "pptx", "odt", "ods", "odp");

    private SafeName() {}

    static String of(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints()
                .limit(MOST)
                .forEach(
                        c -> {
                            boolean isSafe = Character.isLetterOrDigit(c) || c == '-';
                            safe.appendCodePoint(isSafe ? c : '_');
                        });
        String name = safe.toString();
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isDevice = DEVICES.contains(lower) || lower.matches("(com|lpt)\\d");
        if (name.isEmpty()) return NAMELESS;
        return isDevice || name.startsWith("-") ? "_" + name : name;
    }

    /// A file's ending with its dot, where it is harmless; `.bin` otherwise.
    static String ending(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String ending = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        return PASSIVE.contains(ending) ? "." + ending : ".bin";
    }
}
