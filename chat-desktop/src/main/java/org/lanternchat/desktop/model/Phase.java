package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.ServerTrust;

/// How far signing in has come. Immutable.
sealed interface Phase {
    record Joining() implements Phase {}

    record In() implements Phase {}

    record Failed(Problem problem) implements Phase {}

    /// The server is not trusted, and nothing was said to it.
    record Stopped(ServerTrust.Stranger stranger) implements Phase {}

    /// What answers is no chat, or one that is spoken with otherwise.
    record NoChat(Problem problem) implements Phase {}

    /// What stands in the way, under which field it belongs, and another name that would do.
    record Problem(Field field, String text, @Nullable String suggestion) {}

    enum Field {
        ADDRESS,
        NAME,
        JOIN_CODE
    }
}
