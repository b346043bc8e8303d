package org.lanternchat.desktop.settings;

/// How large everything written is. Immutable, for any thread.
public enum TextSize {
    SMALL(0.9),
    NORMAL(1),
    LARGE(1.12),
    LARGEST(1.25);

    private final double factor;

    TextSize(double factor) {
        this.factor = factor;
    }

    /// What every size of type in the style sheet is multiplied by.
    public double factor() {
        return factor;
    }
}
