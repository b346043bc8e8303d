package org.lanternchat.desktop.settings;

/// What a person chose in the settings, the same for every chat. Immutable, for any thread.
///
/// @param notifications whether anything is told outside the window at all
/// @param quiet do not disturb: nothing is told until this ends
/// @param receipts whether others learn what this person has read
public record Preferences(
        Theme theme,
        TextSize textSize,
        Density density,
        Language language,
        boolean notifications,
        boolean quiet,
        boolean receipts) {
    public static final Preferences FIRST =
            new Preferences(
                    Theme.SYSTEM,
                    TextSize.NORMAL,
                    Density.COMFORTABLE,
                    Language.SYSTEM,
                    true,
                    false,
                    true);

    public Preferences with(Theme chosen) {
        return new Preferences(chosen, textSize, density, language, notifications, quiet, receipts);
    }

    public Preferences with(TextSize chosen) {
        return new Preferences(theme, chosen, density, language, notifications, quiet, receipts);
    }

    public Preferences with(Density chosen) {
        return new Preferences(theme, textSize, chosen, language, notifications, quiet, receipts);
    }

    public Preferences with(Language chosen) {
        return new Preferences(theme, textSize, density, chosen, notifications, quiet, receipts);
    }

    public Preferences notifying(boolean on) {
        return new Preferences(theme, textSize, density, language, on, quiet, receipts);
    }

    public Preferences quiet(boolean on) {
        return new Preferences(theme, textSize, density, language, notifications, on, receipts);
    }

    public Preferences withReceipts(boolean on) {
        return new Preferences(theme, textSize, density, language, notifications, quiet, on);
    }
}
