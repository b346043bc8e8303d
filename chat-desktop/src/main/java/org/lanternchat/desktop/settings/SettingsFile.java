package org.lanternchat.desktop.settings;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/// The settings as text: `settings.properties`, one line a value. Has no state, for any thread.
///
/// A file that cannot be understood counts as a first start, and what is wrong in one line leaves
/// the others as they are.
final class SettingsFile {
    private static final System.Logger LOG = System.getLogger(SettingsFile.class.getName());

    private SettingsFile() {}

    static Settings read(Path file) {
        try {
            return decode(Files.readString(file));
        } catch (NoSuchFileException firstStart) {
            return Settings.FIRST;
        } catch (IOException | IllegalArgumentException unreadable) {
            LOG.log(Level.WARNING, "{0} could not be read: {1}", file, unreadable.toString());
            return Settings.FIRST;
        }
    }

    static String encode(Settings settings) {
        TreeMap<String, String> lines = new TreeMap<>();
        WindowPlace window = settings.window();
        lines.put("window.width", Double.toString(window.width()));
        lines.put("window.height", Double.toString(window.height()));
        if (window.x() != null) lines.put("window.x", Double.toString(window.x()));
        if (window.y() != null) lines.put("window.y", Double.toString(window.y()));
        lines.put("window.maximized", Boolean.toString(window.maximized()));
        lines.put("theme", settings.theme().name());
        lines.put("people", Boolean.toString(settings.people()));
        lines.put("server", settings.server());
        lines.put("name", settings.name());
        int number = 0;
        for (Map.Entry<String, Account> account : new TreeMap<>(settings.accounts()).entrySet()) {
            encode("account." + number++ + ".", account.getKey(), account.getValue(), lines);
        }
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key + "=" + escaped(value) + "\n"));
        return text.toString();
    }

    private static void encode(
            String prefix, String key, Account account, Map<String, String> lines) {
        lines.put(prefix + "key", key);
        if (account.token() != null) lines.put(prefix + "token", account.token());
        if (account.epoch() != null) lines.put(prefix + "epoch", account.epoch());
        if (account.lastRoom() != null) lines.put(prefix + "room", account.lastRoom());
        lines.put(prefix + "rooms", String.join("\n", account.rooms()));
        int mark = 0;
        for (Map.Entry<String, Long> read : new TreeMap<>(account.read()).entrySet()) {
            lines.put(prefix + "read." + mark++, read.getValue() + " " + read.getKey());
        }
        int draft = 0;
        for (Map.Entry<String, String> typed : new TreeMap<>(account.drafts()).entrySet()) {
            lines.put(prefix + "draft." + draft++, typed.getKey() + "\n" + typed.getValue());
        }
    }

    static Settings decode(String text) throws IOException {
        Properties lines = new Properties();
        lines.load(new StringReader(text));
        WindowPlace window =
                new WindowPlace(
                        number(lines, "window.width", WindowPlace.FIRST.width()),
                        number(lines, "window.height", WindowPlace.FIRST.height()),
                        place(lines, "window.x"),
                        place(lines, "window.y"),
                        Boolean.parseBoolean(lines.getProperty("window.maximized")));
        Settings settings =
                new Settings(
                        window,
                        theme(lines.getProperty("theme", "")),
                        Boolean.parseBoolean(lines.getProperty("people", "true")),
                        lines.getProperty("server", ""),
                        lines.getProperty("name", ""),
                        Map.of());
        for (int number = 0; ; number++) {
            String prefix = "account." + number + ".";
            String key = lines.getProperty(prefix + "key");
            if (key == null) return settings;
            settings = settings.with(key, account(lines, prefix));
        }
    }

    private static Account account(Properties lines, String prefix) {
        String rooms = lines.getProperty(prefix + "rooms", "");
        Account account =
                new Account(
                        lines.getProperty(prefix + "token"),
                        lines.getProperty(prefix + "epoch"),
                        lines.getProperty(prefix + "room"),
                        rooms.isEmpty() ? List.of() : List.of(rooms.split("\n")),
                        Map.of(),
                        Map.of());
        for (String mark : numbered(lines, prefix + "read.")) {
            int space = mark.indexOf(' ');
            if (space < 1 || !mark.substring(0, space).matches("\\d{1,18}")) continue;
            account = account.readTo(mark.substring(space + 1), Long.parseLong(mark, 0, space, 10));
        }
        for (String draft : numbered(lines, prefix + "draft.")) {
            int end = draft.indexOf('\n');
            if (end < 1) continue;
            account = account.drafting(draft.substring(0, end), draft.substring(end + 1));
        }
        return account;
    }

    private static List<String> numbered(Properties lines, String prefix) {
        List<String> values = new ArrayList<>();
        String value;
        while ((value = lines.getProperty(prefix + values.size())) != null) values.add(value);
        return values;
    }

    private static double number(Properties lines, String key, double otherwise) {
        Double value = place(lines, key);
        return value == null ? otherwise : value;
    }

    private static @Nullable Double place(Properties lines, String key) {
        String value = lines.getProperty(key, "");
        return value.matches("-?\\d{1,6}(\\.\\d{1,12})?") ? Double.valueOf(value) : null;
    }

    private static Theme theme(String name) {
        for (Theme theme : Theme.values()) {
            if (theme.name().equals(name)) return theme;
        }
        return Theme.SYSTEM;
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\f' -> text.append("\\f");
                case '\\' -> text.append("\\\\");
                case ' ' -> text.append(i == 0 ? "\\ " : " ");
                default -> {
                    boolean plain = c >= ' ' && !Character.isSurrogate(c);
                    text.append(plain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
                }
            }
        }
        return text.toString();
    }
}
