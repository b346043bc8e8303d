package org.lanternchat.desktop.view;

import org.lanternchat.desktop.settings.TextSize;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// The style sheet of the app, in every size of type: `chat.css` names each size once, in pixels,
/// and a larger one is the same sheet with larger numbers. Immutable, for any thread.
public final class StyleSheet {
    private static final Pattern SIZE = Pattern.compile("-fx-font-size: (\\d+)px");

    private final String asWritten;
    private final String text;

    /// @param asWritten the address of the sheet itself
    /// @param text what stands in it
    public StyleSheet(String asWritten, String text) {
        this.asWritten = asWritten;
        this.text = text;
    }

    /// The address of the sheet in this size.
    String scaled(TextSize size) {
        if (size == TextSize.NORMAL) return asWritten;
        String larger =
                SIZE.matcher(text)
                        .replaceAll(
                                found -> {
                                    double pixels = Integer.parseInt(found.group(1));
                                    return String.format(
                                            Locale.ROOT,
                                            "-fx-font-size: %.1fpx",
                                            pixels * size.factor());
                                });
        byte[] bytes = larger.getBytes(StandardCharsets.UTF_8);
        return "data:text/css;charset=UTF-8;base64," + Base64.getEncoder().encodeToString(bytes);
    }
}
