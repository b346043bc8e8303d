package org.lanternchat.desktop.settings;

import java.util.Locale;

/// The language of the app's own words. Immutable, for any thread.
public enum Language {
    SYSTEM,
    ENGLISH,
    GERMAN;

    /// The locale of these words: with the system's way of writing dates where the language is the
    /// system's too.
    public Locale locale(Locale system) {
        return switch (this) {
            case SYSTEM -> system;
            case ENGLISH -> of(Locale.ENGLISH, system);
            case GERMAN -> of(Locale.GERMAN, system);
        };
    }

    private static Locale of(Locale language, Locale system) {
        return system.getLanguage().equals(language.getLanguage()) ? system : language;
    }
}
