package org.lanternchat.desktop.view;

import org.lanternchat.desktop.settings.TextSize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/// The style sheet of the app, in every size of type: the files of the folder `look`, in their
/// order, as one sheet. They name each size once, in pixels, and a larger one is the same sheet
/// with larger numbers. The normal one is parsed when the app is built, by
/// `packaging/CompileStyleSheet.java`. Immutable, for any thread.
public final class StyleSheet {
    private static final List<String> PARTS =
            List.of(
                    "palette",
                    "controls",
                    "panes",
                    "conversation",
                    "composer",
                    "cards",
                    "variants");

    /// The sheet of the normal size as the toolkit keeps it in a file.
    static final String PARSED = "/org/lanternchat/desktop/view/look/normal.bss";

    private static final Pattern SIZE = Pattern.compile("-fx-font-size: (\\d+)px");

    private final String text;

    private StyleSheet(String text) {
        this.text = text;
    }

    /// Reads the files of the app.
    public static StyleSheet load() {
        StringBuilder text = new StringBuilder();
        for (String part : PARTS) {
            String file = "look/" + part + ".css";
            try (var in = StyleSheet.class.getResourceAsStream(file)) {
                byte[] bytes = Objects.requireNonNull(in, file).readAllBytes();
                text.append(new String(bytes, StandardCharsets.UTF_8));
            } catch (IOException damagedInstallation) {
                throw new UncheckedIOException(damagedInstallation);
            }
        }
        return new StyleSheet(text.toString());
    }

    /// What stands in it, in pixels of the normal size.
    public String text() {
        return text;
    }

    /// The address of the sheet in this size.
    String address(TextSize size) {
        boolean isParsed = size == TextSize.NORMAL && StyleSheet.class.getResource(PARSED) != null;
        return isParsed ? PARSED : scaled(size);
    }

    /// The same, whether or not it was parsed before.
    String scaled(TextSize size) {
        String sized =
                SIZE.matcher(text)
                        .replaceAll(
                                found -> {
                                    double pixels = Integer.parseInt(found.group(1));
                                    return String.format(
                                            Locale.ROOT,
                                            "-fx-font-size: %.1fpx",
                                            pixels * size.factor());
                                });
        byte[] bytes = sized.getBytes(StandardCharsets.UTF_8);
        return "data:text/css;charset=UTF-8;base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
