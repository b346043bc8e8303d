package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

/// What a client of the origin tutorials says. Nothing here is refused: what does not fit is cut.
public sealed interface TutorialCommand {
    /// Enters a room, leaving the one before. Which field carries the name tells the two tutorials
    /// apart: `name` in A, `username` in B.
    record Join(boolean usernameField, @Nullable String name, RoomName room)
            implements TutorialCommand {}

    /// Says something; with an empty text nothing.
    record Chat(String text) implements TutorialCommand {}

    /// No command of the tutorials, which ignore it.
    record Ignored() implements TutorialCommand {}
}
