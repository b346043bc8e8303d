package org.lanternchat.desktop.wording;

import java.text.ListFormat;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of the app. Immutable, for any thread.
public final class Wording {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.lanternchat.desktop.wording.messages");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM);

    private Wording() {}

    /// The sentence with this key.
    ///
    /// @throws java.util.MissingResourceException for a key that is not in the bundle: a bug
    public static String of(String key) {
        return BUNDLE.getString(key);
    }

    /// The sentence with this key, its places filled. What people wrote may stand in them: it is
    /// never read as a pattern.
    public static String of(String key, Object... values) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(values);
    }

    /// What a room is called where it stands alone: its name, its title or the other person, and
    /// never an id.
    public static String room(String label) {
        return label.isEmpty() ? of("room.hidden") : label;
    }

    /// What a room is called in a sentence: `#general`, or as it is labelled.
    public static String roomInSentence(String room, String label) {
        return label.equals(room) ? "#" + room : room(label);
    }

    /// Several as a sentence names them: `bob, carol and dave`.
    public static String list(List<String> several) {
        return ListFormat.getInstance().format(several);
    }

    /// The time of day: `10:31`.
    public static String time(long at, ZoneId zone) {
        return TIME.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /// Day and time in full, for a tooltip.
    public static String moment(long at, ZoneId zone) {
        return MOMENT.format(Instant.ofEpochMilli(at).atZone(zone));
    }

    /// A day as its separator names it: `Today`, `Yesterday`, `Monday, 16 November`.
    public static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) return of("day.today");
        if (day.equals(today.minusDays(1))) return of("day.yesterday");
        String pattern = of(day.getYear() == today.getYear() ? "day.pattern" : "day.pattern.year");
        return DateTimeFormatter.ofPattern(pattern, Locale.getDefault()).format(day);
    }
}
