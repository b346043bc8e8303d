package org.lanternchat.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a window looks like: its colours, its language, its size of type and its size.
record Shape(String theme, String language, String text, int width, int height) {
    /// A folder's name.
    String label() {
        return "%s-%d-%s"
                .formatted(theme, width, language.substring(0, 2))
                .toLowerCase(Locale.ROOT);
    }

    /// What the app finds when it starts.
    void write(Path data) throws IOException {
        String lines =
                "theme=%s\nlanguage=%s\ntext=%s\nwindow.width=%d\nwindow.height=%d\n"
                        .formatted(theme, language, text, width, height);
        Files.writeString(Files.createDirectories(data).resolve("settings.properties"), lines);
    }
}
