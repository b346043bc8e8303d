package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a client of version 1 says to the server. Each record checks its fields, so a command that
/// exists is well formed; whether it is allowed is the server's to say.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientCommand {
    /// Repeated in the command's direct answer; 1–64 characters.
    @Nullable String rid();

    /// The version of the protocol that this module speaks.
    int VERSION = 1;

    /// A command that becomes an entry of its room's log. `cid` makes sending again harmless.
    sealed interface LogCommand extends ClientCommand {
        RoomName room();

        @Nullable String cid();
    }

    /// The first command: who this is. `token` makes an identity, `link` is another device's code
    /// for its identity; without either a new one is made for `name`, which the server checks,
    /// since a refused name lets the connection try again, and for which it may ask for its join
    /// code, `invite`. With `seen` false nobody is told what this person has read.
    @JsonTypeName("hello")
    record Hello(
            @Nullable String rid,
            int v,
            @Nullable String name,
            @Nullable String token,
            @Nullable String link,
            @Nullable String invite,
            @Nullable String client,
            @Nullable Boolean seen,
            @Nullable Resume resume)
            implements ClientCommand {
        public Hello {
            Fields.rid(rid);
            Fields.atMost("token", token, 200);
            Fields.atMost("link", link, Limits.ID);
            Fields.atMost("invite", invite, Limits.ID);
            Fields.atMost("client", client, 100);
            if (v != VERSION) {
                throw new ProtocolException(
                        ErrorCode.BAD_VERSION,
                        "This server speaks version " + VERSION + " of the protocol.");
            }
        }
    }

    /// The rooms that a returning client had joined, each with the last `seq` that it has, as the
    /// store of `epoch` numbered them.
    record Resume(@Nullable String epoch, Map<String, Long> rooms) {
        public Resume {
            Fields.required("rooms", rooms);
            if (rooms.size() > Limits.RESUME_ROOMS) {
                throw Fields.bad("resume lists at most " + Limits.RESUME_ROOMS + " rooms.");
            }
            rooms = Map.copyOf(rooms);
            rooms.values().forEach(since -> Fields.seq("since", since));
        }
    }

    /// Joins a room, which is made when it is open and does not exist; with `since`, only what came
    /// after it is sent. A private room is joined first with an `invite`.
    @JsonTypeName("join")
    record Join(@Nullable String rid, RoomName room, @Nullable Long since, @Nullable String invite)
            implements ClientCommand {
        public Join {
            Fields.rid(rid);
            Fields.required("room", room);
            Fields.seq("since", since);
            Fields.atMost("invite", invite, Limits.ID);
        }
    }

    @JsonTypeName("leave")
    record Leave(@Nullable String rid, RoomName room) implements ClientCommand {
        public Leave {
            Fields.rid(rid);
            Fields.required("room", room);
        }
    }

    /// Makes a room: an open one of this name, or a private one with a title, which gets an id.
    @JsonTypeName("create")
    record Create(
            @Nullable String rid,
            @Nullable String kind,
            @Nullable RoomName room,
            @Nullable String title,
            @Nullable String topic)
            implements ClientCommand {
        public Create {
            Fields.rid(rid);
            topic = topic == null ? null : MessageText.line("topic", topic, Limits.TOPIC);
            if (RoomSummary.PRIVATE.equals(kind)) {
                title = MessageText.line("title", Fields.required("title", title), Limits.TITLE);
                if (title.isEmpty()) throw Fields.bad("A private room needs a title.");
                room = null;
            } else if (kind == null || RoomSummary.OPEN.equals(kind)) {
                if (!Fields.required("room", room).isOpen())
                    throw Fields.bad("A room's name does not begin with ~.");
                title = null;
            } else {
                throw Fields.bad("kind is open or private.");
            }
        }

        public boolean isPrivate() {
            return RoomSummary.PRIVATE.equals(kind);
        }
    }

    /// Opens the conversation of two people: `to` is the other's uid or name.
    @JsonTypeName("direct")
    record Direct(@Nullable String rid, String to) implements ClientCommand {
        public Direct {
            Fields.rid(rid);
            Fields.required("to", to);
            Fields.atMost("to", to, Limits.ID);
        }
    }

    /// Asks for a code with which others may join a private room.
    @JsonTypeName("invite")
    record Invite(@Nullable String rid, RoomName room) implements ClientCommand {
        public Invite {
            Fields.rid(rid);
            Fields.required("room", room);
        }
    }

    /// Says something in a room: a text, files that were uploaded before, or both.
    @JsonTypeName("chat")
    record Chat(
            @Nullable String rid,
            RoomName room,
            @Nullable String cid,
            String text,
            @Nullable Long reply,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> files)
            implements LogCommand {
        public Chat {
            Fields.entry(rid, room, cid);
            Fields.seq("reply", reply);
            files = files == null ? List.of() : Fields.ids("files", files, Limits.FILES);
            if (files.isEmpty()) Fields.required("text", text);
            text = text == null ? "" : MessageText.checked(text, !files.isEmpty());
        }

        public Chat(
                @Nullable String rid,
                RoomName room,
                @Nullable String cid,
                String text,
                @Nullable Long reply) {
            this(rid, room, cid, text, reply, List.of());
        }
    }

    /// Says a message anew.
    @JsonTypeName("edit")
    record Edit(@Nullable String rid, RoomName room, @Nullable String cid, Long target, String text)
            implements LogCommand {
        public Edit {
            Fields.entry(rid, room, cid);
            Fields.target(target);
            Fields.required("text", text);
            text = MessageText.checked(text);
        }
    }

    /// Takes a message back.
    @JsonTypeName("delete")
    record Delete(@Nullable String rid, RoomName room, @Nullable String cid, Long target)
            implements LogCommand {
        public Delete {
            Fields.entry(rid, room, cid);
            Fields.target(target);
        }
    }

    /// Puts one emoji under a message, or takes it away.
    @JsonTypeName("react")
    record React(
            @Nullable String rid,
            RoomName room,
            @Nullable String cid,
            Long target,
            String emoji,
            Boolean on)
            implements LogCommand {
        public React {
            Fields.entry(rid, room, cid);
            Fields.target(target);
            Fields.required("emoji", emoji);
            Fields.required("on", on);
            emoji = Emoji.checked(emoji);
        }
    }

    /// Pins a message, or takes the pin away.
    @JsonTypeName("pin")
    record Pin(@Nullable String rid, RoomName room, @Nullable String cid, Long target, Boolean on)
            implements LogCommand {
        public Pin {
            Fields.entry(rid, room, cid);
            Fields.target(target);
            Fields.required("on", on);
        }
    }

    /// Says what a room is about; empty for nothing.
    @JsonTypeName("topic")
    record Topic(@Nullable String rid, RoomName room, @Nullable String cid, String text)
            implements LogCommand {
        public Topic {
            Fields.entry(rid, room, cid);
            Fields.required("text", text);
            text = MessageText.line("text", text, Limits.TOPIC);
        }
    }

    /// Asks for one page of a room's messages: the newest, or those before, after or around a
    /// `seq`; with `pinned`, only of the pinned ones.
    @JsonTypeName("history")
    record History(
            @Nullable String rid,
            RoomName room,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Long around,
            @Nullable Boolean pinned,
            @Nullable Integer limit)
            implements ClientCommand {
        public History {
            Fields.rid(rid);
            Fields.required("room", room);
            Fields.seq("before", before);
            Fields.seq("after", after);
            Fields.seq("around", around);
            int directions = (before == null ? 0 : 1) + (after == null ? 0 : 1);
            if (directions + (around == null ? 0 : 1) > 1) {
                throw Fields.bad("history takes one of before, after and around.");
            }
            if (Boolean.TRUE.equals(pinned) && (after != null || around != null)) {
                throw Fields.bad("pinned goes with before only.");
            }
            Fields.limit(limit);
        }
    }

    /// Looks for messages that have all words of `q`, the newest first. `before` is the `next` of
    /// the page before.
    @JsonTypeName("search")
    record Search(
            @Nullable String rid,
            String q,
            @Nullable RoomName room,
            @Nullable String from,
            @Nullable Long before,
            @Nullable Integer limit)
            implements ClientCommand {
        public Search {
            Fields.rid(rid);
            Fields.required("q", q);
            Fields.codePoints("q", q, Limits.QUERY);
            if (q.isBlank()) throw Fields.bad("Type what you look for.");
            if (Letters.hasLoneSurrogate(q) || q.indexOf(0) >= 0) {
                throw Fields.bad("q cannot have control characters.");
            }
            Fields.atMost("from", from, Limits.ID);
            Fields.seq("before", before);
            Fields.limit(limit);
        }
    }

    /// The reader has seen everything up to `seq`.
    @JsonTypeName("read")
    record Read(@Nullable String rid, RoomName room, Long seq) implements ClientCommand {
        public Read {
            Fields.rid(rid);
            Fields.required("room", room);
            Fields.required("seq", seq);
            Fields.seq("seq", seq);
        }
    }

    /// Takes another name.
    @JsonTypeName("name")
    record Rename(@Nullable String rid, String name) implements ClientCommand {
        public Rename {
            Fields.rid(rid);
            Fields.required("name", name);
        }
    }

    @JsonTypeName("away")
    record Away(@Nullable String rid, Boolean on) implements ClientCommand {
        public Away {
            Fields.rid(rid);
            Fields.required("on", on);
        }
    }

    /// Asks for a code with which another device becomes this person too.
    @JsonTypeName("link")
    record Link(@Nullable String rid) implements ClientCommand {
        public Link {
            Fields.rid(rid);
        }
    }

    /// Makes this device's token worthless, or those of all of this person's devices.
    @JsonTypeName("signout")
    record Signout(@Nullable String rid, @Nullable Boolean all) implements ClientCommand {
        public Signout {
            Fields.rid(rid);
        }
    }

    /// What `moderate` can do.
    enum Action {
        KICK,
        BAN,
        UNBAN,
        MUTE,
        UNMUTE,
        SLOW,
        LOCK,
        UNLOCK;

        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// It is done to a person, and not to the room.
        public boolean isToPerson() {
            return switch (this) {
                case KICK, BAN, UNBAN, MUTE, UNMUTE -> true;
                case SLOW, LOCK, UNLOCK -> false;
            };
        }
    }

    /// Keeps order in a room or, without one, on the whole server. `seconds` bounds a ban or a mute
    /// and is the pace of `slow`, 0 for none.
    @JsonTypeName("moderate")
    record Moderate(
            @Nullable String rid,
            @Nullable RoomName room,
            Action action,
            @Nullable String uid,
            @Nullable Long seconds,
            @Nullable String why)
            implements ClientCommand {
        public Moderate {
            Fields.rid(rid);
            Fields.required("action", action);
            Fields.atMost("uid", uid, Limits.ID);
            if (action.isToPerson()) Fields.required("uid", uid);
            if (action == Action.SLOW) Fields.required("seconds", seconds);
            if (room == null && action != Action.BAN && action != Action.UNBAN) {
                throw Fields.bad("room is missing: only ban and unban are for the whole server.");
            }
            if (seconds != null && (seconds < 0 || seconds > Limits.MODERATION_SECONDS)) {
                throw Fields.bad(
                        "seconds is a number from 0 to " + Limits.MODERATION_SECONDS + ".");
            }
            why = why == null ? null : MessageText.line("why", why, Limits.TOPIC);
        }
    }

    /// Makes somebody owner, moderator or plain member of a room or, without one, of the server.
    @JsonTypeName("role")
    record GiveRole(@Nullable String rid, @Nullable RoomName room, String uid, Role role)
            implements ClientCommand {
        public GiveRole {
            Fields.rid(rid);
            Fields.required("uid", uid);
            Fields.atMost("uid", uid, Limits.ID);
            Fields.required("role", role);
        }
    }

    /// Becomes the server's owner, by the code that it printed.
    @JsonTypeName("claim")
    record Claim(@Nullable String rid, String code) implements ClientCommand {
        public Claim {
            Fields.rid(rid);
            Fields.required("code", code);
            Fields.atMost("code", code, Limits.ID);
        }
    }

    /// Asks for a code by which a program posts into a room as a bot of this name.
    @JsonTypeName("hook")
    record Hook(@Nullable String rid, RoomName room, String name) implements ClientCommand {
        public Hook {
            Fields.rid(rid);
            Fields.required("room", room);
            Fields.required("name", name);
        }
    }

    @JsonTypeName("unhook")
    record Unhook(@Nullable String rid, String code) implements ClientCommand {
        public Unhook {
            Fields.rid(rid);
            Fields.required("code", code);
            Fields.atMost("code", code, Limits.ID);
        }
    }

    @JsonTypeName("rooms")
    record Rooms(@Nullable String rid) implements ClientCommand {
        public Rooms {
            Fields.rid(rid);
        }
    }

    @JsonTypeName("typing")
    record Typing(@Nullable String rid, RoomName room, Boolean on) implements ClientCommand {
        public Typing {
            Fields.rid(rid);
            Fields.required("room", room);
            Fields.required("on", on);
        }
    }

    @JsonTypeName("ping")
    record Ping(@Nullable String rid) implements ClientCommand {
        public Ping {
            Fields.rid(rid);
        }
    }
}
