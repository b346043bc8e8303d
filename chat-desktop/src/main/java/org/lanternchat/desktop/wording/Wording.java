package org.lanternchat.desktop.wording;

import java.text.Collator;
import java.text.ListFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The words of the app, in the language that is chosen. For any thread: what it knows of a
/// language is replaced as a whole.
public final class Wording {
    /// Controls, line ends and signs that turn the direction; those that join letters stay.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\u200c\\u200d]]");

    private static final String BUNDLE = "org.lanternchat.desktop.wording.messages";

    private static volatile Words words = Words.of(Locale.getDefault());

    /// One language, with the patterns that were read already. For any thread.
    private record Words(
            Locale locale,
            ResourceBundle bundle,
            Map<String, MessageFormat> formats,
            DateTimeFormatter time,
            DateTimeFormatter moment) {
        static Words of(Locale wanted) {
            ResourceBundle.Control exactly =
                    ResourceBundle.Control.getNoFallbackControl(
                            ResourceBundle.Control.FORMAT_PROPERTIES);
            ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, wanted, exactly);
            // Without words in that language, English ones, with dates to match.
            boolean translated = !bundle.getLocale().getLanguage().isEmpty();
            boolean english = wanted.getLanguage().equals(Locale.ENGLISH.getLanguage());
            Locale locale = translated || english ? wanted : Locale.ENGLISH;
            return new Words(
                    locale,
                    bundle,
                    new ConcurrentHashMap<>(),
                    DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).localizedBy(locale),
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
                            .localizedBy(locale));
        }
    }

    private Wording() {}

    /// From now on everything is said in the language of this locale, or in English.
    public static void use(Locale locale) {
        words = Words.of(locale);
    }

    /// The locale of what is said now.
    public static Locale locale() {
        return words.locale();
    }

    /// The sentence with this key.
    ///
    /// @throws java.util.MissingResourceException for a key that is not in the bundle: a bug
    public static String of(String key) {
        return words.bundle().getString(key);
    }

    /// The sentence with this key, its places filled. What people wrote may stand in them: it is
    /// never read as a pattern.
    public static String of(String key, Object... values) {
        Words now = words;
        MessageFormat format =
                now.formats()
                        .computeIfAbsent(
                                key,
                                its ->
                                        new MessageFormat(
                                                now.bundle().getString(its), now.locale()));
        // A format is for one thread; a copy of it is much less work than reading the pattern.
        return ((MessageFormat) format.clone()).format(values);
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
        if (several.isEmpty()) return "";
        return ListFormat.getInstance(
                        words.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(several);
    }

    /// So many of them at the most, and how many there are besides.
    public static String list(List<String> all, int most) {
        return list(all, most, 0);
    }

    /// The same where so many more are known only by their number.
    public static String list(List<String> all, int most, int besides) {
        if (besides == 0 && all.size() <= most) return list(all);
        List<String> some = new ArrayList<>(all.subList(0, Math.min(all.size(), most - 1)));
        some.add(of("notice.others", besides + all.size() - some.size()));
        return list(some);
    }

    /// A number of things, its thousands apart: `2,002`.
    public static String count(long things) {
        return NumberFormat.getIntegerInstance(locale()).format(things);
    }

    /// How large a file is: `8.1 KB`.
    public static String size(long bytes) {
        if (bytes < 1_000) return of("size.bytes", bytes);
        if (bytes < 1_000_000) return of("size.kilobytes", bytes / 1_000.0);
        return of("size.megabytes", bytes / 1_000_000.0);
    }

    /// What a file is called, on one line and in the order of its letters, where somebody gave it
    /// no name too.
    public static String file(String name) {
        String shown = UNSEEN.matcher(name).replaceAll("");
        return shown.isBlank() ? of("file.unnamed") : shown;
    }

    /// How names follow each other in this language.
    public static Collator order() {
        return Collator.getInstance(words.locale());
    }

    /// The time of day: `10:31`.
    public static String time(long at, ZoneId zone) {
        return evenly(words.time().format(Instant.ofEpochMilli(at).atZone(zone)));
    }

    /// English times have a narrow space, which small type rounds away: `9:49PM`.
    private static String evenly(String time) {
        return time.replace('\u202f', '\u00a0');
    }

    /// Day and time in full, for a tooltip.
    public static String moment(long at, ZoneId zone) {
        return evenly(words.moment().format(Instant.ofEpochMilli(at).atZone(zone)));
    }

    /// A day as its separator names it: `Today`, `Yesterday`, `Monday, 16 November`.
    public static String day(LocalDate day, LocalDate today) {
        if (day.equals(today)) return of("day.today");
        if (day.equals(today.minusDays(1))) return of("day.yesterday");
        String pattern = of(day.getYear() == today.getYear() ? "day.pattern" : "day.pattern.year");
        return DateTimeFormatter.ofPattern(pattern, words.locale()).format(day);
    }

    /// The day and the time of something found: `Yesterday, 10:31`.
    public static String when(long at, LocalDate today, ZoneId zone) {
        LocalDate day = Instant.ofEpochMilli(at).atZone(zone).toLocalDate();
        return of("when", day(day, today), time(at, zone));
    }
}
