package org.lanternchat.protocol.state;

/// What an event changed in a `RoomState`, so that a screen renews only that.
public enum Changed {
    /// The messages are others than before.
    MESSAGES,
    /// Messages came at the end, and nothing else changed among them.
    APPENDED,
    /// Older messages came at the start, and nothing else changed among them.
    PREPENDED,
    NOTICES,
    PENDING,
    PEOPLE,
    TYPING,
    /// Topic, kind or head of the room.
    ROOM,
    /// The room is in step with the server from now on: what is pending may be sent again.
    SYNCED,
    /// A hole was seen: the client must join again `since` the cursor.
    BEHIND
}
