package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;

/// How far signing in has come. Immutable.
sealed interface Phase {
    record Joining() implements Phase {}

    record In() implements Phase {}

    record Failed(Problem problem) implements Phase {}

    /// What stands in the way, under which field it belongs, and another name that would do.
    record Problem(Field field, String text, @Nullable String suggestion) {}

    enum Field {
        ADDRESS,
        NAME
    }
}
