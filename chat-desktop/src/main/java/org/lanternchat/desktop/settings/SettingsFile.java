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
        encode(settings.preferences(), lines);
        lines.put("people", Boolean.toString(settings.people()));
        lines.put("server", settings.server());
        lines.put("name", settings.name());
        lines.put("emoji", String.join(" ", settings.emoji()));
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
        int told = 0;
        for (Map.Entry<String, Telling> chosen : new TreeMap<>(account.tellings()).entrySet()) {
            lines.put(prefix + "telling." + told++, chosen.getValue() + " " + chosen.getKey());
        }
    }

    private static void encode(Preferences chosen, Map<String, String> lines) {
        lines.put("theme", chosen.theme().name());
        lines.put("text", chosen.textSize().name());
        lines.put("density", chosen.density().name());
        lines.put("language", chosen.language().name());
        lines.put("notifications", Boolean.toString(chosen.notifications()));
        lines.put("quiet", Boolean.toString(chosen.quiet()));
        lines.put("receipts", Boolean.toString(chosen.receipts()));
    }

    private static Preferences preferences(Properties lines) {
        return new Preferences(
                choice(lines, "theme", Theme.SYSTEM),
                choice(lines, "text", TextSize.NORMAL),
                choice(lines, "density", Density.COMFORTABLE),
                choice(lines, "language", Language.SYSTEM),
                Boolean.parseBoolean(lines.getProperty("notifications", "true")),
                Boolean.parseBoolean(lines.getProperty("quiet")),
                Boolean.parseBoolean(lines.getProperty("receipts", "true")));
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
                        preferences(lines),
                        Boolean.parseBoolean(lines.getProperty("people", "true")),
                        lines.getProperty("server", ""),
                        lines.getProperty("name", ""),
                        Map.of(),
                        words(lines.getProperty("emoji", "")));
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
        for (String chosen : numbered(lines, prefix + "telling.")) {
            int space = chosen.indexOf(' ');
            if (space < 1) continue;
            Telling telling = choice(chosen.substring(0, space), Telling.values());
            account = account.telling(chosen.substring(space + 1), telling);
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

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split(" +"));
    }

    private static <E extends Enum<E>> E choice(Properties lines, String key, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        E chosen = choice(lines.getProperty(key, ""), all);
        return chosen == null ? otherwise : chosen;
    }

    private static <E extends Enum<E>> @Nullable E choice(String name, E[] all) {
        for (E one : all) {
            if (one.name().equals(name)) return one;
        }
        return null;
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
