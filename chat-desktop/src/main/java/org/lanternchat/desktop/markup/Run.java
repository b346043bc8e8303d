package org.lanternchat.desktop.markup;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/// A piece of a line that looks the same throughout; `link` is where it leads, absent for nowhere.
/// Immutable.
public record Run(String text, Set<Style> styles, @Nullable String link) {
    public Run {
        styles = Set.copyOf(styles);
    }

    /// A run without any style.
    public static Run plain(String text) {
        return new Run(text, Set.of(), null);
    }

    /// How a run looks.
    public enum Style {
        BOLD,
        ITALIC,
        STRIKE,
        CODE,

        /// It names whoever reads it.
        MENTION
    }
}
