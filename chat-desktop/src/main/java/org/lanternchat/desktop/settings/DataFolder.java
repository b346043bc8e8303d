package org.lanternchat.desktop.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where each system wants an app to keep its files. Has no state, for any thread.
public final class DataFolder {
    private DataFolder() {}

    public static Path ofThisSystem() {
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("user.home", "."),
                System.getenv());
    }

    static Path of(String system, String home, Map<String, String> environment) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            Path base = roaming == null ? Path.of(home, "AppData", "Roaming") : Path.of(roaming);
            return base.resolve("Lantern Chat");
        }
        if (lower.startsWith("mac")) {
            return Path.of(home, "Library", "Application Support", "Lantern Chat");
        }
        String config = environment.get("XDG_CONFIG_HOME");
        boolean given = config != null && config.startsWith("/");
        return (given ? Path.of(config) : Path.of(home, ".config")).resolve("lantern-chat");
    }
}
