package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What the server says to clients of version 1. Times (`at`, `now`, `retry`) are in milliseconds,
/// the first two since 1970.
@JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME,
        property = "type",
        defaultImpl = ServerEvent.Unknown.class)
public sealed interface ServerEvent {
    /// The answer to `hello`.
    @JsonTypeName("welcome")
    record Welcome(
            @Nullable String rid,
            int v,
            String epoch,
            String uid,
            String name,
            String token,
            String role,
            long now,
            ServerInfo server,
            LimitsInfo limits,
            List<RoomSummary> rooms)
            implements ServerEvent {
        public Welcome {
            rooms = List.copyOf(rooms);
        }
    }

    record ServerInfo(String name, String version) {}

    /// The bounds that a client should know before it sends.
    record LimitsInfo(int frame, int text, int name, int room, int page, int file) {
        public static final LimitsInfo CURRENT =
                new LimitsInfo(
                        Limits.FRAME_BYTES,
                        Limits.TEXT,
                        Limits.NAME,
                        Limits.ROOM,
                        Limits.PAGE,
                        Limits.FILE_BYTES);
    }

    /// The first answer to `join`. `head` is the `seq` of the newest entry.
    @JsonTypeName("joined")
    record Joined(@Nullable String rid, String room, String kind, @Nullable String topic, long head)
            implements ServerEvent {}

    @JsonTypeName("left")
    record Left(@Nullable String rid, String room, @Nullable String why) implements ServerEvent {}

    /// Who is in the room at the join: the first 1,000, and whether there are more.
    @JsonTypeName("users")
    record Users(String room, int count, List<Person> users, @Nullable Boolean more)
            implements ServerEvent {
        public Users {
            users = List.copyOf(users);
        }
    }

    /// What changed among the members since the last `users` or `presence`.
    @JsonTypeName("presence")
    record Presence(
            String room, int count, List<Person> came, List<String> went, List<Person> changed)
            implements ServerEvent {
        public Presence {
            came = came == null ? List.of() : List.copyOf(came);
            went = went == null ? List.of() : List.copyOf(went);
            changed = changed == null ? List.of() : List.copyOf(changed);
        }
    }

    /// One page of messages, ascending; `before` and `after` say whether there are more there.
    @JsonTypeName("history")
    record History(
            @Nullable String rid, String room, List<Chat> messages, boolean before, boolean after)
            implements ServerEvent {
        public History {
            messages = List.copyOf(messages);
        }
    }

    /// Entries that a returning client missed, ascending and without a hole.
    @JsonTypeName("entries")
    record Entries(String room, List<LogEntry> entries) implements ServerEvent {
        public Entries {
            entries = List.copyOf(entries);
        }
    }

    /// Too much was missed: `from` to `to`, both inclusive, is left out.
    @JsonTypeName("gap")
    record Gap(String room, long from, long to) implements ServerEvent {}

    /// The client has all up to `seq`; live events follow.
    @JsonTypeName("synced")
    record Synced(String room, long seq) implements ServerEvent {}

    /// An entry of a room's log.
    sealed interface LogEntry extends ServerEvent permits Chat {
        String room();

        long seq();
    }

    /// A message. The same event is its author's acknowledgement: `cid` is theirs.
    @JsonTypeName("chat")
    record Chat(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            String text,
            @Nullable Long reply)
            implements LogEntry {}

    /// Something that happened in the room, told to people. Not in the log.
    @JsonTypeName("system")
    record SystemNotice(
            String room,
            long at,
            String event,
            @Nullable String uid,
            @Nullable String name,
            String text)
            implements ServerEvent {}

    /// Rooms of the sidebar: all of them, or those that changed and those that are gone.
    @JsonTypeName("rooms")
    record Rooms(
            @Nullable String rid,
            List<RoomSummary> rooms,
            @Nullable List<String> gone,
            @Nullable Boolean all)
            implements ServerEvent {
        public Rooms {
            rooms = List.copyOf(rooms);
        }
    }

    @JsonTypeName("typing")
    record Typing(String room, String uid, String name, boolean on) implements ServerEvent {}

    @JsonTypeName("pong")
    record Pong(@Nullable String rid, long now) implements ServerEvent {}

    /// A command was refused. `retry` says after how many milliseconds trying again may help.
    @JsonTypeName("error")
    record Failure(
            ErrorCode code,
            String text,
            @Nullable String rid,
            @Nullable String cid,
            @Nullable String room,
            @Nullable Long retry,
            @Nullable Boolean fatal,
            @Nullable String suggest,
            @Nullable Integer min,
            @Nullable Integer max)
            implements ServerEvent {
        public static Failure of(ErrorCode code, String text) {
            return new Failure(code, text, null, null, null, null, null, null, null, null);
        }

        public Failure about(
                @Nullable String ofRid, @Nullable String ofCid, @Nullable RoomName ofRoom) {
            String where = ofRoom == null ? null : ofRoom.value();
            return new Failure(code, text, ofRid, ofCid, where, retry, fatal, suggest, min, max);
        }

        public Failure retryAfter(long millis) {
            return new Failure(code, text, rid, cid, room, millis, fatal, suggest, min, max);
        }

        public Failure suggesting(String name) {
            return new Failure(code, text, rid, cid, room, retry, fatal, name, min, max);
        }

        public Failure asFatal() {
            return new Failure(code, text, rid, cid, room, retry, true, suggest, min, max);
        }

        public Failure serving(int from, int to) {
            return new Failure(code, text, rid, cid, room, retry, fatal, suggest, from, to);
        }
    }

    /// An event of a newer server. Clients ignore it.
    record Unknown() implements ServerEvent {}
}
