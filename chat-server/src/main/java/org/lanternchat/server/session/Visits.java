package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.identity.TokenBucket;
import org.lanternchat.server.identity.Tokens;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Change.Standing;

import java.util.List;

/// Going into rooms and out of them, and what one does there without a trace in the log. Called
/// under its session's lock.
final class Visits {
    private final Services services;
    private final Seat seat;
    private final Replies replies;
    private final Places places;
    private final Version1.Later later;
    private final TokenBucket pace;

    /// A list is made for one person, out of all rooms: it costs the server much more than a join.
    private final TokenBucket listPace;

    Visits(Services services, Seat seat, Replies replies, Places places, Version1.Later later) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
        this.places = places;
        this.later = later;
        double rate = services.rate();
        long now = services.timers().nanos();
        this.pace =
                new TokenBucket(Limits.VISIT_BURST * rate, Limits.VISITS_PER_SECOND * rate, now);
        this.listPace =
                new TokenBucket(Limits.LIST_BURST * rate, Limits.LISTS_PER_SECOND * rate, now);
    }

    void join(ClientCommand.Join join) {
        if (replies.isTooFast(pace, join.rid(), null, join.room(), "join rooms")) return;
        Identity who = seat.identity();
        String invite = join.invite();
        if (services.rules().exists(join.room(), who) || invite == null) {
            tryEnter(join.rid(), join.room(), join.since());
            return;
        }
        String hash = Tokens.hash(invite);
        if (!services.rules().isInvited(join.room(), who, hash, services.timers().now())) {
            replies.refuse(Rules.noRoom(), join.rid(), null, join.room());
            return;
        }
        if (replies.isTooFast(who.entries(), join.rid(), null, join.room(), "join rooms")) return;
        services.journal()
                .act(
                        new Answering(
                                replies,
                                join.rid(),
                                join.room(),
                                _ -> List.of(membership(join.room(), hash)),
                                () -> later.run(() -> enterNew(join), () -> {})));
    }

    private Change membership(RoomName room, String hash) {
        Identity who = seat.identity();
        Rules rules = services.rules();
        if (!rules.isInvited(room, who, hash, services.timers().now())) throw Rules.noRoom();
        NewRooms.checkSpace(rules, who.uid());
        Standing now = rules.of(room).standing(who.uid());
        return new Standing(room, who.uid(), now.role(), true, now.mutedUntil(), now.bannedUntil());
    }

    private void enterNew(ClientCommand.Join join) {
        services.marks().move(seat.identity().uid(), join.room(), headOf(join.room()));
        tryEnter(join.rid(), join.room(), join.since());
        services.rooms().made(join.room());
    }

    private long headOf(RoomName name) {
        Room room = services.rooms().find(name);
        return room == null ? 0 : room.summary().head();
    }

    /// Comes back into a room after a lost connection.
    void resume(String room, @Nullable Long since) {
        try {
            tryEnter(null, new RoomName(room), since);
        } catch (ProtocolException noName) {
            replies.refuse(noName, null, null, null);
        }
    }

    void tryEnter(@Nullable String rid, RoomName room, @Nullable Long since) {
        try {
            enter(rid, room, since);
        } catch (ProtocolException refused) {
            replies.refuse(refused, rid, null, room);
        }
    }

    private void enter(@Nullable String rid, RoomName name, @Nullable Long since) {
        services.rules().checkMayRead(name, seat.identity(), services.timers().now());
        if (places.size() >= Limits.RESUME_ROOMS && !places.contains(name)) {
            throw new ProtocolException(
                    ErrorCode.FORBIDDEN,
                    "You are in " + Limits.RESUME_ROOMS + " rooms. Leave one of them first.");
        }
        Room room = services.rooms().open(name, seat.identity());
        if (!places.enter(room, seat, rid, since)) {
            throw new ProtocolException(
                    ErrorCode.BUSY, "The room is busy. Please try again in a moment.");
        }
    }

    void leave(ClientCommand.Leave leave) {
        if (places.leave(leave.room(), seat, leave.rid())) return;
        replies.send(new ServerEvent.Left(leave.rid(), leave.room().value(), null));
    }

    void rooms(ClientCommand.Rooms rooms) {
        if (replies.isTooFast(listPace, rooms.rid(), null, null, "ask for the rooms")) return;
        new Sidebar(services, seat.identity())
                .list(list -> replies.send(new ServerEvent.Rooms(rooms.rid(), list, null, true)));
    }

    void typing(ClientCommand.Typing typing) {
        Room room = places.find(typing.room());
        if (room == null) {
            ProtocolException why = outside(services, seat.identity(), typing.room());
            replies.refuse(why, typing.rid(), null, typing.room());
            return;
        }
        room.typing(seat, typing.on());
        replies.ok(typing.rid());
    }

    /// Why somebody who is not in a room cannot do what only members can.
    static ProtocolException outside(Services services, Identity who, RoomName room) {
        return services.rules().exists(room, who)
                ? new ProtocolException(ErrorCode.NOT_MEMBER, "Join the room first.")
                : Rules.noRoom();
    }

    void read(ClientCommand.Read read) {
        Identity who = seat.identity();
        Room room = services.rooms().find(read.room());
        try {
            services.rules().checkMayRead(read.room(), who, services.timers().now());
            if (room == null) throw Rules.noRoom();
        } catch (ProtocolException refused) {
            replies.refuse(refused, read.rid(), null, read.room());
            return;
        }
        long seq = Math.min(read.seq(), room.summary().head());
        if (services.marks().move(who.uid(), read.room(), seq)) {
            Frame frame = Frame.of(new ServerEvent.Read(read.room().value(), seq));
            for (Seat other : services.sessions().connections(who.uid())) {
                if (other != seat) other.send(frame);
            }
            room.read(seat, seq);
        }
        replies.ok(read.rid());
    }
}
