package org.lanternchat.desktop.model;

import java.util.List;

/// Knows how to go on with what begins with its sign. For the window's thread; asked with each key,
/// so that it answers at once.
public interface CompletionSource {
    /// `@`, `#`, `:` or `/`.
    char sign();

    /// Only the first word of a message can be such a thing.
    default boolean onlyAtStart() {
        return false;
    }

    /// The fewest letters behind the sign with which there is something to offer.
    default int fewest() {
        return 0;
    }

    /// What fits to the letters behind the sign, the best first, and no more than `most`.
    List<Completion> find(String letters, int most);
}
