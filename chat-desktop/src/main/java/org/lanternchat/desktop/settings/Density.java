package org.lanternchat.desktop.settings;

/// How much room there is between things. Immutable, for any thread.
public enum Density {
    COMFORTABLE,
    COMPACT
}
