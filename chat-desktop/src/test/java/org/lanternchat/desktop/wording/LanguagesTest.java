package org.lanternchat.desktop.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Everything is said in every language, with the same places for names and numbers.
class LanguagesTest {
    private static final Path FOLDER =
            Path.of("src/main/resources/org/lanternchat/desktop/wording");

    @AfterEach
    void inEnglishAgain() {
        Wording.use(Locale.getDefault());
    }

    private static Map<String, String> read(String file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(FOLDER.resolve(file))) {
            lines.load(reader);
        }
        TreeMap<String, String> texts = new TreeMap<>();
        lines.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    private static Set<String> places(String text) {
        TreeSet<String> places = new TreeSet<>();
        var found = Pattern.compile("\\{(\\d)").matcher(text);
        while (found.find()) places.add(found.group(1));
        return places;
    }

    @Test
    void noTextIsMissingInGermanAndNoneIsLeftOver() throws IOException {
        assertThat(read("messages_de.properties").keySet())
                .isEqualTo(read("messages.properties").keySet());
    }

    @Test
    void everyTextHasTheSamePlacesAndIsAPattern() throws IOException {
        Map<String, String> german = read("messages_de.properties");
        read("messages.properties")
                .forEach(
                        (key, english) -> {
                            String text = german.getOrDefault(key, "");
                            assertThat(places(text)).as(key).isEqualTo(places(english));
                            if (places(text).isEmpty()) return;
                            Object[] values = {2, 2, 2, 2};
                            String said = new MessageFormat(text, Locale.GERMAN).format(values);
                            assertThat(said).as(key).doesNotContain("{");
                        });
    }

    @Test
    void nothingIsLeftUntranslatedByMistake() throws IOException {
        Map<String, String> german = read("messages_de.properties");
        Map<String, String> same = read("messages.properties");
        same.entrySet().removeIf(text -> !text.getValue().equals(german.get(text.getKey())));
        assertThat(same.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        List.of(
                                "alert.in",
                                "act.withKey",
                                "app.name",
                                "code.label",
                                "emoji.smileys",
                                "messages.at",
                                "people.here",
                                "presence.here",
                                "rooms.new.name",
                                "search.hit",
                                "signin.address.prompt",
                                "signin.code.prompt",
                                "signin.name.prompt",
                                "size.megabytes",
                                "text.normal",
                                "when"));
    }

    @Test
    void datesNumbersAndPluralsAreThoseOfTheLanguage() {
        Wording.use(Locale.GERMANY);
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(Wording.of("room.people", 1)).isEqualTo("1 Person");
        assertThat(Wording.of("room.people", 1_000)).isEqualTo("1.000 Personen");
        assertThat(Wording.day(today, today)).isEqualTo("Heute");
        assertThat(Wording.day(LocalDate.of(2026, 1, 2), today)).isEqualTo("Freitag, 2. Januar");
        assertThat(Wording.list(List.of("bob", "carol", "dave"))).isEqualTo("bob, carol und dave");
        assertThat(Wording.time(1_795_312_800_000L, java.time.ZoneOffset.UTC)).contains(":");
    }

    @Test
    void aLanguageWithoutWordsIsEnglishThroughout() {
        Wording.use(Locale.FRANCE);
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(Wording.of("line.connected")).isEqualTo("Connected");
        assertThat(Wording.day(LocalDate.of(2026, 1, 2), today)).isEqualTo("Friday, 2 January");
    }
}
