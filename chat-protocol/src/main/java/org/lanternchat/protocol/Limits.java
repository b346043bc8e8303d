package org.lanternchat.protocol;

import java.time.Duration;

/// Every bound of the wire. PROTOCOL.md names each of them; nothing else in the project does.
public final class Limits {
    /// The longest frame, and the longest fragmented message, that a client may send, in bytes.
    public static final int FRAME_BYTES = 64 * 1024;

    /// The largest `history`, `entries` or `results` frame that the server sends, in bytes.
    public static final int PAGE_BYTES = 256 * 1024;

    /// The most fragments that one message may come in.
    public static final int FRAGMENTS = 1_000;

    /// The longest text of a message, in code points.
    public static final int TEXT = 4_000;

    /// The longest name of a person, in code points.
    public static final int NAME = 24;

    /// The longest name of a room, in code points.
    public static final int ROOM = 24;

    /// The longest `rid` and the longest `cid`, in characters.
    public static final int ID = 64;

    /// The most messages in one page of history.
    public static final int PAGE = 200;

    /// The messages that a join brings, and that follow a `gap`.
    public static final int NEWEST = 50;

    /// The most entries that a resume brings before it becomes a `gap`.
    public static final int CATCH_UP = 500;

    /// The most bytes of entries that a resume brings before it becomes a `gap`: what a
    /// connection's queue holds besides what else is going on.
    public static final int CATCH_UP_BYTES = 512 * 1024;

    /// The most rooms that one resume may list, and that one connection may be in.
    public static final int RESUME_ROOMS = 500;

    /// The most rooms that a server has.
    public static final int ROOMS = 2_000;

    /// The largest upload, in bytes.
    public static final int FILE_BYTES = 100 * 1024 * 1024;

    /// The most files that one message may have.
    public static final int FILES = 10;

    /// The longest name of a file, in code points.
    public static final int FILE_NAME = 120;

    /// Files that a person may upload at once, and begin to upload in a minute.
    public static final int UPLOADS_AT_ONCE = 4;

    public static final int UPLOADS_PER_MINUTE = 20;

    /// The longest topic and the longest reason, in code points.
    public static final int TOPIC = 250;

    /// The longest title of a private room, in code points.
    public static final int TITLE = 60;

    /// The longest search, in code points.
    public static final int QUERY = 200;

    /// The most people that one message mentions.
    public static final int MENTIONS = 50;

    /// The most different emoji under one message.
    public static final int REACTIONS = 20;

    /// The most people who react to one message, each emoji counted.
    public static final int REACTORS = 5_000;

    /// The most pinned messages of a room.
    public static final int PINS = 100;

    /// The most codes that let people into one private room.
    public static final int INVITES = 20;

    /// The most hooks of a room.
    public static final int HOOKS = 20;

    /// The most open rooms that one person makes and owns, and again the most that stand because
    /// this person went into them.
    public static final int OWNED_ROOMS = 50;

    /// The most private rooms and direct conversations that one person is in.
    public static final int HIDDEN_ROOMS = 500;

    /// The newest messages of a room among which unread ones are counted.
    public static final int COUNTED = 1_000;

    /// The largest room whose members are told what the others have read.
    public static final int SEEN_MEMBERS = 100;

    /// The longest ban or mute that has an end, in seconds: a year.
    public static final long MODERATION_SECONDS = 366L * 24 * 60 * 60;

    /// How long a link code lives, and how many codes an address may try in a minute.
    public static final Duration LINK = Duration.ofMinutes(5);

    public static final int CODE_TRIES = 5;

    /// How often marks are written, and told to others, at most.
    public static final Duration SEEN_EVERY = Duration.ofSeconds(1);

    /// The most people that a `users` event lists.
    public static final int LISTED_USERS = 1_000;

    /// The deepest nesting, and the most digits of a number, that JSON may have.
    public static final int JSON_DEPTH = 20;

    public static final int JSON_DIGITS = 20;

    /// The unsent bytes that the server keeps for one connection. At half of it typing, presence
    /// and seen are left out, above it the connection ends.
    public static final int OUTBOX_BYTES = 1024 * 1024;

    /// Log entries that an identity may write at once, and then each second.
    public static final int ENTRY_BURST = 10;

    public static final int ENTRIES_PER_SECOND = 5;

    /// Pages of history that an identity may read each second.
    public static final int READS_PER_SECOND = 10;

    /// Newcomers from one address at once, and then each second: a school class behind one address
    /// comes in at once.
    public static final int NEWCOMERS = 60;

    public static final int NEWCOMERS_PER_SECOND = 1;

    /// Connections of one address at once, and new ones within a minute.
    public static final int ADDRESS_CONNECTIONS = 32;

    public static final int ADDRESS_CONNECTIONS_PER_MINUTE = 60;

    /// `join` that a connection may send at once, and then each second.
    public static final int VISIT_BURST = 100;

    public static final int VISITS_PER_SECOND = 20;

    /// `rooms` that a connection may send at once, and then each second.
    public static final int LIST_BURST = 20;

    public static final int LISTS_PER_SECOND = 1;

    /// Commands that a connection may send each second before it is closed.
    public static final int COMMANDS_PER_SECOND = 200;

    /// Frames of any kind, pings and fragments too, that a connection may send at once, and then
    /// each second, before it is closed.
    public static final int FRAME_BURST = 2_000;

    public static final int FRAMES_PER_SECOND = 1_000;

    /// Frames that are no commands, within a minute, at which a connection is closed.
    public static final int BAD_FRAMES_PER_MINUTE = 20;

    /// The time for a whole handshake, and again for the first command after it.
    public static final Duration FIRST_COMMAND = Duration.ofSeconds(10);

    /// How long a member whose connection broke may stay away without having left.
    public static final Duration RETURN = Duration.ofSeconds(10);

    /// The shortest time between two `typing` of one person in one room.
    public static final Duration TYPING_EVERY = Duration.ofSeconds(3);

    /// Of how many more a second a room is told that they type; of the others it is not.
    public static final int TYPING_PER_SECOND = 20;

    /// When a client lets a `typing` that was not repeated expire.
    public static final Duration TYPING_EXPIRES = Duration.ofSeconds(6);

    /// How often a room tells its members who came and went, at most.
    public static final Duration PRESENCE_EVERY = Duration.ofMillis(500);

    /// How often the changed rooms are told to everyone, at most.
    public static final Duration ROOMS_EVERY = Duration.ofSeconds(1);

    /// How often the server pings, and after which silence it drops a connection.
    public static final Duration PING_EVERY = Duration.ofSeconds(25);

    public static final Duration SILENCE = Duration.ofSeconds(60);

    private Limits() {}
}
