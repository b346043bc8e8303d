package org.lanternchat.desktop.settings;

/// What of a room a person wants to be told while they look elsewhere. Immutable, for any thread.
public enum Telling {
    /// Every message.
    ALL,
    /// Only messages that mention this person.
    MENTIONS,
    /// None: the room is muted, and its messages do not count.
    NOTHING
}
