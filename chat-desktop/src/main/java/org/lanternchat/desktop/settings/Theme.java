package org.lanternchat.desktop.settings;

/// The colours that a person chose. Immutable, for any thread.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /// The next one when the choice is walked through with one button.
    public Theme next() {
        return switch (this) {
            case SYSTEM -> LIGHT;
            case LIGHT -> DARK;
            case DARK -> SYSTEM;
        };
    }
}
