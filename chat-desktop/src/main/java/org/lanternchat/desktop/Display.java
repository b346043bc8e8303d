package org.lanternchat.desktop;

import org.lanternchat.desktop.wording.Wording;

import java.util.Locale;
import java.util.Map;

/// What the toolkit needs of the system before it can open a window. Has no state, for any thread.
final class Display {
    private Display() {}

    /// Whether it is worth trying: elsewhere than on Windows and macOS a display has a name, and no
    /// name is needed where nothing is to be seen.
    static boolean mayExist() {
        String platform = System.getProperty("glass.platform", "");
        return mayExist(System.getProperty("os.name", ""), platform, System.getenv());
    }

    static boolean mayExist(String system, String platform, Map<String, String> environment) {
        String lower = system.toLowerCase(Locale.ROOT);
        boolean named =
                !environment.getOrDefault("DISPLAY", "").isEmpty()
                        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
        return named
                || platform.equalsIgnoreCase("Headless")
                || lower.startsWith("windows")
                || lower.startsWith("mac");
    }

    /// Why the toolkit did not start, in words.
    static String problem(UnsupportedOperationException thrown) {
        String told = String.valueOf(thrown.getMessage());
        return told.contains("DISPLAY")
                ? Wording.of("window.unreachable")
                : Wording.of("window.toolkit", told);
    }
}
