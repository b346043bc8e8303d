package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

/// A room as the sidebar shows it: how many people are in, and the `seq` of its newest entry. A
/// private room has a title, a direct one is `with` the other person. What concerns one person only
/// (`joined`, `read`, `unread`, `mentions`, `role`) is absent in what is pushed to all.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RoomSummary(
        String room,
        String kind,
        @Nullable String title,
        @Nullable String topic,
        @Nullable Person with,
        int count,
        long head,
        @Nullable Boolean joined,
        @Nullable Long read,
        @Nullable Integer unread,
        @Nullable Integer mentions,
        @Nullable Role role) {
    /// The kind of a room that anyone may read and join.
    public static final String OPEN = "open";

    /// The kind of a room that exists for those who were invited.
    public static final String PRIVATE = "private";

    /// The kind of a conversation of two people.
    public static final String DIRECT = "direct";

    /// An open room as it is told to everyone.
    public RoomSummary(String room, String kind, @Nullable String topic, int count, long head) {
        this(room, kind, null, topic, null, count, head, null, null, null, null, null);
    }

    /// The same for one of two people: with whom it is.
    public RoomSummary with(@Nullable Person other) {
        return new RoomSummary(
                room, kind, title, topic, other, count, head, joined, read, unread, mentions, role);
    }

    /// The same for one person: whether they are in, and what they may do there.
    public RoomSummary forPerson(@Nullable Boolean isIn, @Nullable Role theirRole) {
        return new RoomSummary(
                room, kind, title, topic, with, count, head, isIn, read, unread, mentions,
                theirRole);
    }

    /// The same for one person: up to where they have read, and what they have not.
    public RoomSummary withCounts(long mark, int unreadMessages, int unreadMentions) {
        return new RoomSummary(
                room,
                kind,
                title,
                topic,
                with,
                count,
                head,
                joined,
                mark,
                unreadMessages,
                unreadMentions,
                role);
    }

    public RoomSummary withoutTopic() {
        return new RoomSummary(
                room, kind, title, null, with, count, head, joined, read, unread, mentions, role);
    }

    /// What people call the room: its name, its title, or the other person; empty where the server
    /// did not tell. Never an id.
    public String label() {
        return label(room, title, with);
    }

    /// The same of the fields that tell it, wherever they come from.
    public static String label(String room, @Nullable String title, @Nullable Person with) {
        if (with != null) return with.name();
        if (title != null) return title;
        return room.startsWith("~") ? "" : room;
    }
}
