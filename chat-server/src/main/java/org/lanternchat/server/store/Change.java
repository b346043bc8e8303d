package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;

/// What is written besides log entries: each record is one row as it is from now on, in place of
/// the one with the same key. Times are in milliseconds since 1970; a ban or mute without an end
/// lasts until `FOREVER`. Immutable.
public sealed interface Change {
    long FOREVER = Long.MAX_VALUE;

    /// Somebody; `seen` is when they were last here. Key: `uid`.
    record Person(String uid, Name name, Role role, long seen) implements Change {}

    /// When somebody was last here. Changes nothing for somebody who is not known. Key: `uid`.
    record Seen(String uid, long at) implements Change {}

    /// A device's token, of which only the SHA-256 in hexadecimal is kept. Key: `hash`.
    record Token(String hash, String uid, long at) implements Change {}

    /// A token is worthless from now on.
    record TokenGone(String hash) implements Change {}

    /// A room and what was said about it; of the topic the log tells. `kind` is as on the wire,
    /// `slow` the pace in seconds or 0. Key: `room`.
    record Room(RoomName room, String kind, @Nullable String title, long slow, boolean locked)
            implements Change {}

    /// How long a room's entries are kept, in days and in entries; 0 for without end. Key: `room`.
    record Keep(RoomName room, long days, long entries) implements Change {}

    /// What one person is and may in one room. `isMember` only counts in private and direct rooms.
    /// Key: `room` and `uid`.
    record Standing(
            RoomName room,
            String uid,
            Role role,
            boolean isMember,
            long mutedUntil,
            long bannedUntil)
            implements Change {}

    /// Up to where one person has read one room; of a room that is not on disk nothing is kept.
    /// Key: `uid` and `room`.
    record Mark(String uid, RoomName room, long seq) implements Change {}

    /// A code that lets people into a private room. Key: `hash`.
    record Invite(String hash, RoomName room, String by, long at) implements Change {}

    record InviteGone(String hash) implements Change {}

    /// A code by which a program posts as a bot. Key: `hash`.
    record Hook(String hash, RoomName room, String uid, Name name, String by, long at)
            implements Change {}

    record HookGone(String hash) implements Change {}

    /// Somebody is banned from the whole server: `subject` is a uid, or `address:`, an IP address,
    /// a space and the uid of who came from there. With `until` 0 no longer. Key: `subject`.
    record Ban(String subject, long until) implements Change {}

    record File(StoredFile file) implements Change {}

    record FileGone(String id) implements Change {}

    /// A setting of the server as a whole; without a value it is forgotten. Key: `key`.
    record Setting(String key, @Nullable String value) implements Change {}
}
