package org.lanternchat.desktop.settings;

/// The colours that a person chose. Immutable, for any thread.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK
}
