package org.lanternchat.desktop.model;

import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

/// Whether somebody can be reached, as far as the server tells. Immutable.
///
/// It tells who is in a room that this client is in, and how many are in a conversation of two. Who
/// is nowhere to be seen may be in another room, or behind the end of a long list.
public enum Presence {
    HERE,
    AWAY,
    UNKNOWN;

    /// What the rooms tell that this client is in, as long as it hears of them.
    static Presence of(String uid, ChatState chat) {
        for (RoomState room : chat.rooms().values()) {
            Person person = room.isSynced() ? room.person(uid) : null;
            if (person != null) return of(person);
        }
        return UNKNOWN;
    }

    /// The same for the other person of a conversation, who is there when both are.
    static Presence in(RoomSummary conversation, String uid, ChatState chat) {
        Presence seen = of(uid, chat);
        boolean hears = chat.rooms().values().stream().anyMatch(RoomState::isSynced);
        boolean both = conversation.count() >= 2;
        return seen == UNKNOWN && hears && both ? HERE : seen;
    }

    /// Of somebody in a list of people.
    public static Presence of(Person person) {
        return Boolean.TRUE.equals(person.away()) ? AWAY : HERE;
    }
}
