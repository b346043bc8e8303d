package org.lanternchat.protocol.state;

/// What an event changed in a `RoomState`, so that a screen renews only that.
public enum Changed {
    /// The messages are others than before.
    MESSAGES,
    /// Messages came at the end, and nothing else changed among them.
    APPENDED,
    /// Older messages came at the start, and nothing else changed among them.
    PREPENDED,
    /// The same messages are loaded, and some of them look otherwise: edited, deleted, with other
    /// reactions or another pin.
    AMENDED,
    NOTICES,
    PENDING,
    PEOPLE,
    TYPING,
    /// How far this person or another has read.
    MARKS,
    /// What the room is: title, topic, the own role, who may write and how fast.
    ROOM,
    /// The room is in step with the server from now on: what is pending may be sent again.
    SYNCED,
    /// A hole was seen: the client must join again `since` the cursor.
    BEHIND
}
