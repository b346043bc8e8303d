package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

/// A room as the sidebar shows it: how many people are in, and the `seq` of its newest entry.
/// `joined` is said to one person only and absent in what is pushed to all.
public record RoomSummary(
        String room,
        String kind,
        @Nullable String topic,
        int count,
        long head,
        @Nullable Boolean joined) {
    /// The kind of a room that anyone may read and join.
    public static final String OPEN = "open";
}
