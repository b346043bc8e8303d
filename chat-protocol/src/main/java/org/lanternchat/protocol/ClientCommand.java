package org.lanternchat.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// What a client of version 1 says to the server. Each record checks its fields, so a command that
/// exists is well formed; whether it is allowed is the server's to say.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface ClientCommand {
    /// Repeated in the command's direct answer; 1–64 characters.
    @Nullable String rid();

    /// The version of the protocol that this module speaks.
    int VERSION = 1;

    /// The first command: who this is. `token` makes an identity; without one a new one is made for
    /// `name`, which the server checks, since a refused name lets the connection try again.
    @JsonTypeName("hello")
    record Hello(
            @Nullable String rid,
            int v,
            @Nullable String name,
            @Nullable String token,
            @Nullable String client,
            @Nullable Resume resume)
            implements ClientCommand {
        public Hello {
            Fields.rid(rid);
            Fields.atMost("token", token, 200);
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

    /// Joins a room, which is made when it does not exist; with `since`, only what came after it is
    /// sent.
    @JsonTypeName("join")
    record Join(@Nullable String rid, RoomName room, @Nullable Long since)
            implements ClientCommand {
        public Join {
            Fields.rid(rid);
            Fields.required("room", room);
            Fields.seq("since", since);
        }
    }

    @JsonTypeName("leave")
    record Leave(@Nullable String rid, RoomName room) implements ClientCommand {
        public Leave {
            Fields.rid(rid);
            Fields.required("room", room);
        }
    }

    /// Says something in a room. `cid` makes sending again harmless.
    @JsonTypeName("chat")
    record Chat(
            @Nullable String rid,
            RoomName room,
            @Nullable String cid,
            String text,
            @Nullable Long reply)
            implements ClientCommand {
        public Chat {
            Fields.rid(rid);
            Fields.required("room", room);
            Fields.cid(cid);
            Fields.required("text", text);
            Fields.seq("reply", reply);
            text = MessageText.checked(text);
        }
    }

    /// Asks for one page of a room's messages: the newest, or those before, after or around a
    /// `seq`.
    @JsonTypeName("history")
    record History(
            @Nullable String rid,
            RoomName room,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Long around,
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
            if (limit != null && (limit < 1 || limit > Limits.PAGE)) {
                throw Fields.bad("limit is a number from 1 to " + Limits.PAGE + ".");
            }
        }
    }

    @JsonTypeName("rooms")
    record Rooms(@Nullable String rid) implements ClientCommand {
        public Rooms {
            Fields.rid(rid);
        }
    }

    @JsonTypeName("typing")
    record Typing(@Nullable String rid, RoomName room, boolean on) implements ClientCommand {
        public Typing {
            Fields.rid(rid);
            Fields.required("room", room);
        }
    }

    @JsonTypeName("ping")
    record Ping(@Nullable String rid) implements ClientCommand {
        public Ping {
            Fields.rid(rid);
        }
    }
}
