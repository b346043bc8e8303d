package org.lanternchat.desktop.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Starts the app with the computer, by the file that each system looks at when somebody logs in.
/// Whether it does is whether that file is there. Immutable, for any thread; `isOn` and `set` block
/// for the disk.
public final class Autostart {
    private static final String INSTALLED = "jpackage.app-path";

    private final Path file;
    private final String content;

    private Autostart(Path file, String content) {
        this.file = file;
        this.content = content;
    }

    /// Of the installed app; empty where it is not known how it was started.
    public static Optional<Autostart> ofThisSystem() {
        return of(
                System.getProperty("os.name", ""),
                System.getProperty("user.home", "."),
                System.getenv(),
                System.getProperty(INSTALLED, ""));
    }

    /// @param command the file that starts the app; empty for an unknown one
    static Optional<Autostart> of(
            String system, String home, Map<String, String> environment, String command) {
        boolean odd = command.chars().anyMatch(c -> c < ' ');
        if (command.isEmpty() || odd) return Optional.empty();
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            Path base = roaming == null ? Path.of(home, "AppData", "Roaming") : Path.of(roaming);
            Path menu = base.resolve(Path.of("Microsoft", "Windows", "Start Menu", "Programs"));
            Path file = menu.resolve(Path.of("Startup", "Lantern Chat.cmd"));
            return Optional.of(new Autostart(file, script(command)));
        }
        if (lower.startsWith("mac")) {
            Path agents = Path.of(home, "Library", "LaunchAgents");
            Path file = agents.resolve("org.lanternchat.desktop.plist");
            return Optional.of(new Autostart(file, agent(command)));
        }
        String config = environment.get("XDG_CONFIG_HOME");
        boolean given = config != null && config.startsWith("/");
        Path folder = given ? Path.of(config) : Path.of(home, ".config");
        Path file = folder.resolve(Path.of("autostart", "lantern-chat.desktop"));
        return Optional.of(new Autostart(file, entry(command)));
    }

    /// A desktop entry: the command is quoted once for itself and once as a value.
    private static String entry(String command) {
        String quoted = command.replaceAll("([\\\\\"`$])", "\\\\$1").replace("%", "%%");
        return """
        [Desktop Entry]
        Type=Application
        Name=Lantern Chat
        Exec="%s"
        Icon=lantern-chat
        Terminal=false
        """
                .formatted(quoted.replace("\\", "\\\\"));
    }

    private static String script(String command) {
        return "@echo off\r\nchcp 65001 >nul\r\nstart \"\" \"%s\"\r\n"
                .formatted(command.replace("%", "%%"));
    }

    private static String agent(String command) {
        String escaped = command.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" \
        "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>org.lanternchat.desktop</string>
          <key>ProgramArguments</key>
          <array>
            <string>%s</string>
          </array>
          <key>RunAtLoad</key>
          <true/>
        </dict>
        </plist>
        """
                .formatted(escaped);
    }

    public boolean isOn() {
        return Files.exists(file);
    }

    /// Makes the file, or takes it away.
    public void set(boolean on) throws IOException {
        if (on) {
            DiskWriter.replace(file, content);
        } else {
            Files.deleteIfExists(file);
        }
    }
}
