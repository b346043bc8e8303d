package org.lanternchat.desktop.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

class WordingTest {
    private static final Set<String> KEYS =
            new TreeSet<>(
                    ResourceBundle.getBundle("org.lanternchat.desktop.wording.messages").keySet());

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> all.append(read(file)));
        }
        return all.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void everySentenceThatIsSaidIsInTheBundle() throws IOException {
        Matcher used = Pattern.compile("Wording\\.of\\(\\s*\"([^\"]+)\"").matcher(sources());
        TreeSet<String> missing = new TreeSet<>();
        while (used.find()) missing.add(used.group(1));
        missing.removeAll(KEYS);
        assertThat(missing).isEmpty();
    }

    @Test
    void everySentenceOfTheBundleIsSaidSomewhere() throws IOException {
        String sources = sources();
        List<String> unused =
                KEYS.stream()
                        .filter(key -> !sources.contains("\"" + key + "\""))
                        .filter(key -> !key.matches("signin\\.(address|name|code)\\.(prompt|hint)"))
                        .toList();
        assertThat(unused).isEmpty();
    }

    @Test
    void whatPeopleWroteIsNoPattern() {
        assertThat(Wording.of("typing.one", "{0} 'x'")).isEqualTo("{0} 'x' is typing…");
        assertThat(Wording.of("room.people", 1)).isEqualTo("1 person");
        assertThat(Wording.of("room.people", 1_000)).isEqualTo("1,000 people");
    }

    @Test
    void daysAreNamedAsPeopleNameThem() {
        LocalDate today = LocalDate.of(2026, 11, 22);
        assertThat(Wording.day(today, today)).isEqualTo("Today");
        assertThat(Wording.day(today.minusDays(1), today)).isEqualTo("Yesterday");
        assertThat(Wording.day(LocalDate.of(2026, 1, 2), today)).isEqualTo("Friday, 2 January");
        assertThat(Wording.day(LocalDate.of(2025, 1, 2), today)).isEqualTo("2 January 2025");
    }
}
