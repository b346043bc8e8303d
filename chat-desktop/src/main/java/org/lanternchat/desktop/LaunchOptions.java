package org.lanternchat.desktop;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// What the command line says. Immutable, for any thread.
record LaunchOptions(
        @Nullable String server,
        @Nullable String name,
        @Nullable Path data,
        boolean help,
        boolean version) {
    /// @throws IllegalArgumentException with a sentence for people
    static LaunchOptions parse(List<String> arguments) {
        String server = null;
        String name = null;
        Path data = null;
        boolean help = false;
        boolean version = false;
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            String word = words.next();
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            String given = equals < 0 ? null : word.substring(equals + 1);
            switch (option) {
                case "--server" -> server = value(option, given, words);
                case "--name" -> name = value(option, given, words);
                case "--data" -> data = path(option, value(option, given, words));
                case "--help", "-h" -> help = true;
                case "--version" -> version = true;
                default ->
                        throw new IllegalArgumentException(Wording.of("options.unknown", option));
            }
        }
        return new LaunchOptions(server, name, data, help, version);
    }

    private static String value(String option, @Nullable String given, Iterator<String> words) {
        if (given != null) return given;
        if (words.hasNext()) return words.next();
        throw new IllegalArgumentException(Wording.of("options.value", option));
    }

    private static Path path(String option, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException notAPath) {
            throw new IllegalArgumentException(Wording.of("options.value", option), notAPath);
        }
    }
}
