package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
            Role role,
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

    /// The first answer to `join`. `head` is the `seq` of the newest entry, `read` that of the last
    /// one that this person has read. `slow` is the pace of messages in seconds, where there is
    /// one.
    @JsonTypeName("joined")
    record Joined(
            @Nullable String rid,
            String room,
            String kind,
            @Nullable String title,
            @Nullable String topic,
            @Nullable Person with,
            long head,
            long read,
            @Nullable Role role,
            @Nullable Long slow,
            @Nullable Boolean locked)
            implements ServerEvent {
        public Joined(
                @Nullable String rid, String room, String kind, @Nullable String topic, long head) {
            this(rid, room, kind, null, topic, null, head, 0, null, null, null);
        }
    }

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

    /// One page of messages, ascending; `before` and `after` say whether there are more there. They
    /// are as all entries up to `head` left them, and maybe as later ones did.
    @JsonTypeName("history")
    record History(
            @Nullable String rid,
            String room,
            List<Chat> messages,
            boolean before,
            boolean after,
            @Nullable Long head)
            implements ServerEvent {
        public History {
            messages = List.copyOf(messages);
        }

        public History(
                @Nullable String rid,
                String room,
                List<Chat> messages,
                boolean before,
                boolean after) {
            this(rid, room, messages, before, after, null);
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

    /// An entry of a room's log: who wrote it and when is the server's word. The same event is its
    /// author's acknowledgement: `cid` is theirs.
    sealed interface LogEntry extends ServerEvent {
        String room();

        long seq();

        long at();

        String uid();

        String name();

        @Nullable String cid();

        /// What all entries have.
        default Stamp stamp() {
            return new Stamp(room(), seq(), at(), uid(), name(), cid());
        }
    }

    /// What all entries have, on the server's word: where, which, when, and by whom.
    record Stamp(String room, long seq, long at, String uid, String name, @Nullable String cid) {}

    /// An entry that changes the message `target`.
    sealed interface Amendment extends LogEntry {
        long target();
    }

    /// A message. In pages of history it comes as it is now: `edited` is the time of the last edit,
    /// `reactions` who put which emoji under it. A deleted one has no text any more.
    @JsonTypeName("chat")
    record Chat(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String text,
            @Nullable Long reply,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FileInfo> files,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> mentions,
            @Nullable Long edited,
            @Nullable Boolean deleted,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, List<String>> reactions,
            @Nullable Boolean pinned)
            implements LogEntry {
        public Chat {
            text = text == null ? "" : text;
            files = files == null ? List.of() : List.copyOf(files);
            mentions = mentions == null ? List.of() : List.copyOf(mentions);
            reactions =
                    reactions == null
                            ? Map.of()
                            : Collections.unmodifiableMap(new LinkedHashMap<>(reactions));
        }

        /// A message as it was written.
        public Chat(
                Stamp stamp,
                String text,
                @Nullable Long reply,
                List<FileInfo> files,
                List<String> mentions) {
            this(
                    stamp.room,
                    stamp.seq,
                    stamp.at,
                    stamp.uid,
                    stamp.name,
                    stamp.cid,
                    text,
                    reply,
                    files,
                    mentions,
                    null,
                    null,
                    Map.of(),
                    null);
        }

        /// What is left of a deleted message.
        public Chat(Stamp stamp, @Nullable Long reply) {
            this(
                    stamp.room,
                    stamp.seq,
                    stamp.at,
                    stamp.uid,
                    stamp.name,
                    stamp.cid,
                    "",
                    reply,
                    List.of(),
                    List.of(),
                    null,
                    true,
                    Map.of(),
                    null);
        }

        /// A message of text alone, as it was written.
        public Chat(
                String room,
                long seq,
                long at,
                String uid,
                String name,
                @Nullable String cid,
                String text,
                @Nullable Long reply) {
            this(
                    room, seq, at, uid, name, cid, text, reply, List.of(), List.of(), null, null,
                    Map.of(), null);
        }

        public boolean isDeleted() {
            return Boolean.TRUE.equals(deleted);
        }
    }

    /// A message was said anew. The edits of a deleted message have no text any more.
    @JsonTypeName("edit")
    record Edit(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            long target,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> mentions,
            @Nullable Boolean deleted)
            implements Amendment {
        public Edit {
            text = text == null ? "" : text;
            mentions = mentions == null ? List.of() : List.copyOf(mentions);
        }

        public Edit(
                Stamp stamp,
                long target,
                String text,
                List<String> mentions,
                @Nullable Boolean deleted) {
            this(
                    stamp.room,
                    stamp.seq,
                    stamp.at,
                    stamp.uid,
                    stamp.name,
                    stamp.cid,
                    target,
                    text,
                    mentions,
                    deleted);
        }
    }

    /// A message was taken back, by its author or a moderator.
    @JsonTypeName("delete")
    record Delete(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            long target)
            implements Amendment {
        public Delete(Stamp stamp, long target) {
            this(stamp.room, stamp.seq, stamp.at, stamp.uid, stamp.name, stamp.cid, target);
        }
    }

    @JsonTypeName("react")
    record React(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            long target,
            String emoji,
            boolean on)
            implements Amendment {
        public React(Stamp stamp, long target, String emoji, boolean on) {
            this(
                    stamp.room,
                    stamp.seq,
                    stamp.at,
                    stamp.uid,
                    stamp.name,
                    stamp.cid,
                    target,
                    emoji,
                    on);
        }
    }

    @JsonTypeName("pin")
    record Pin(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            long target,
            boolean on)
            implements Amendment {
        public Pin(Stamp stamp, long target, boolean on) {
            this(stamp.room, stamp.seq, stamp.at, stamp.uid, stamp.name, stamp.cid, target, on);
        }
    }

    /// What the room is about from now on; empty for nothing.
    @JsonTypeName("topic")
    record Topic(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            @Nullable String cid,
            String text)
            implements LogEntry {
        public Topic {
            text = text == null ? "" : text;
        }

        public Topic(Stamp stamp, String text) {
            this(stamp.room, stamp.seq, stamp.at, stamp.uid, stamp.name, stamp.cid, text);
        }
    }

    /// What was found, the newest first; with `next` there may be more.
    @JsonTypeName("results")
    record Results(@Nullable String rid, List<Hit> hits, @Nullable Long next)
            implements ServerEvent {
        public Results {
            hits = List.copyOf(hits);
        }
    }

    /// A message that was found. Each of `marks` is where a word begins in `text` and how long it
    /// is, in code points.
    record Hit(
            String room,
            long seq,
            long at,
            String uid,
            String name,
            String text,
            List<List<Integer>> marks) {
        public Hit {
            marks = List.copyOf(marks);
        }
    }

    /// This person has read up to `seq`, on another of their connections.
    @JsonTypeName("read")
    record Read(String room, long seq) implements ServerEvent {}

    /// Another member has read up to `seq`.
    @JsonTypeName("seen")
    record Seen(String room, String uid, long seq) implements ServerEvent {}

    /// Who this person is from now on, on each of their connections.
    @JsonTypeName("you")
    record You(String uid, String name, Role role, @Nullable Boolean away) implements ServerEvent {}

    /// A code for another device, and until when it is good.
    @JsonTypeName("linked")
    record Linked(@Nullable String rid, String code, long expires) implements ServerEvent {}

    /// A code that lets others join a private room.
    @JsonTypeName("invited")
    record Invited(@Nullable String rid, String room, String code) implements ServerEvent {}

    /// Somebody kept order: `uid` is to whom it was done, `by` who did it. The answer to its author
    /// has the `rid`; without a room it was for the whole server.
    @JsonTypeName("moderated")
    record Moderated(
            @Nullable String rid,
            @Nullable String room,
            ClientCommand.Action action,
            @Nullable String uid,
            @Nullable String name,
            Person by,
            @Nullable Long seconds,
            @Nullable String why)
            implements RoomNotice {}

    /// A hook was made: whoever posts to `url` speaks as its bot.
    @JsonTypeName("hooked")
    record Hooked(@Nullable String rid, String room, String code, String url)
            implements ServerEvent {}

    /// What happened in a room besides messages, shown to people between them. Not in the log.
    sealed interface RoomNotice extends ServerEvent {}

    /// Done, where there is nothing else to say.
    @JsonTypeName("ok")
    record Ok(@Nullable String rid) implements ServerEvent {}

    /// Something that happened in the room, told to people. Not in the log. Clients word it from
    /// its fields where they know the event, in their person's language; `text` is for all others.
    ///
    /// @param was the name that somebody had before `renamed`
    /// @param sum what `many` people did
    @JsonTypeName("system")
    record SystemNotice(
            String room,
            long at,
            String event,
            @Nullable String uid,
            @Nullable String name,
            @Nullable String was,
            @Nullable Sum sum,
            String text)
            implements RoomNotice {
        public SystemNotice(
                String room,
                long at,
                String event,
                @Nullable String uid,
                @Nullable String name,
                String text) {
            this(room, at, event, uid, name, null, null, text);
        }
    }

    /// So many people came or went at once: `event` is `joined` or `left`, and some of them are
    /// named.
    record Sum(String event, int count, List<Person> named) {
        public Sum {
            named = List.copyOf(named);
        }
    }

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
