package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.identity.Tokens;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.rules.RoomRules;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Change.Standing;

import java.util.ArrayList;
import java.util.List;

/// Making rooms: open and private ones, conversations of two, and the codes that let others in.
/// Called under its session's lock; each counts as a log entry against the person's rate.
final class NewRooms {
    private static final int ID_BYTES = 16;
    private static final int INVITE_BYTES = 12;

    private final Services services;
    private final Seat seat;
    private final Replies replies;
    private final Visits visits;
    private final Version1.Later later;

    NewRooms(Services services, Seat seat, Replies replies, Visits visits, Version1.Later later) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
        this.visits = visits;
        this.later = later;
    }

    void create(ClientCommand.Create create) {
        if (isTooFast(create.rid(), create.room())) return;
        RoomName named = create.room();
        RoomName room = named != null ? named : RoomName.ofId(Tokens.random(ID_BYTES));
        services.journal()
                .act(
                        new Answering(
                                replies,
                                create.rid(),
                                named,
                                _ -> named != null ? open(named) : hidden(room, create.title()),
                                () -> made(create.rid(), room, create.topic())));
    }

    private List<Change> open(RoomName room) {
        if (services.rules().isKnown(room) || services.rooms().find(room) != null) {
            throw new ProtocolException(
                    ErrorCode.ROOM_TAKEN, "There is a room of this name. Join it.");
        }
        services.rooms().checkSpace();
        if (services.rules().ownedBy(seat.identity().uid()) >= Limits.OWNED_ROOMS) {
            throw new ProtocolException(
                    ErrorCode.FORBIDDEN,
                    "Nobody makes more than " + Limits.OWNED_ROOMS + " rooms. Join one.");
        }
        return List.of(
                new Change.Room(room, RoomSummary.OPEN, null, 0, false),
                new Standing(room, seat.identity().uid(), Role.OWNER, false, 0, 0));
    }

    private List<Change> hidden(RoomName room, @Nullable String title) {
        checkSpace(services.rules(), seat.identity().uid());
        return List.of(
                new Change.Room(room, RoomSummary.PRIVATE, title, 0, false),
                new Standing(room, seat.identity().uid(), Role.OWNER, true, 0, 0));
    }

    /// @throws ProtocolException `forbidden` for somebody who is in as many as anybody may be
    static void checkSpace(Rules rules, String uid) {
        if (rules.hiddenRoomsOf(uid).size() >= Limits.HIDDEN_ROOMS) {
            throw new ProtocolException(
                    ErrorCode.FORBIDDEN,
                    "Nobody is in more than "
                            + Limits.HIDDEN_ROOMS
                            + " private rooms and conversations.");
        }
    }

    /// The room is on disk: it stands, whether or not its maker is still there to enter it.
    private void made(@Nullable String rid, RoomName room, @Nullable String topic) {
        services.rooms().made(room);
        later.run(
                () -> visits.tryEnter(rid, room, null),
                () -> {
                    if (topic != null && !topic.isEmpty()) setTopic(room, topic);
                });
    }

    private void setTopic(RoomName room, String topic) {
        ClientCommand.Topic about = new ClientCommand.Topic(null, room, null, topic);
        services.journal().append(new Draft(about, seat.identity(), List.of(), seat));
    }

    void direct(ClientCommand.Direct direct) {
        if (isTooFast(direct.rid(), null)) return;
        Identity who = seat.identity();
        Identity other = services.identities().find(direct.to());
        if (other == null || other == who) {
            String sentence =
                    other == null
                            ? "There is nobody of this name here."
                            : "Choose somebody other than yourself.";
            replies.refuse(ErrorCode.NOT_FOUND, sentence, direct.rid(), null, null);
            return;
        }
        RoomName known = services.rules().direct(who.uid(), other.uid());
        if (known != null) {
            visits.tryEnter(direct.rid(), known, null);
            return;
        }
        services.journal()
                .act(
                        new Answering(
                                replies,
                                direct.rid(),
                                null,
                                _ -> conversation(who, other),
                                () -> madeDirect(direct.rid(), who, other)));
    }

    /// Nothing is to be written when the other one was faster.
    private List<Change> conversation(Identity who, Identity other) {
        Rules rules = services.rules();
        if (rules.direct(who.uid(), other.uid()) != null) return List.of();
        checkSpace(rules, who.uid());
        checkSpace(rules, other.uid());
        RoomName room = RoomName.ofId(Tokens.random(ID_BYTES));
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Room(room, RoomSummary.DIRECT, null, 0, false));
        changes.add(new Standing(room, who.uid(), Role.MEMBER, true, 0, 0));
        changes.add(new Standing(room, other.uid(), Role.MEMBER, true, 0, 0));
        return changes;
    }

    private void madeDirect(@Nullable String rid, Identity who, Identity other) {
        RoomName room = services.rules().direct(who.uid(), other.uid());
        if (room != null) made(rid, room, null);
    }

    void invite(ClientCommand.Invite invite) {
        if (isTooFast(invite.rid(), invite.room())) return;
        String code = Tokens.secret(INVITE_BYTES);
        services.journal()
                .act(
                        new Answering(
                                replies,
                                invite.rid(),
                                invite.room(),
                                _ -> invitation(invite.room(), code),
                                () ->
                                        replies.send(
                                                new ServerEvent.Invited(
                                                        invite.rid(),
                                                        invite.room().value(),
                                                        code))));
    }

    /// With it the oldest codes go, if there are too many. However quick the machine or wrong its
    /// clock, each is younger than the one before it: a start puts them in the order of their
    /// times.
    private List<Change> invitation(RoomName room, String code) {
        Identity who = seat.identity();
        long now = services.timers().now();
        services.rules().checkMayRead(room, who, now);
        RoomRules rules = services.rules().of(room);
        if (room.isOpen() && services.rooms().find(room) == null) throw Rules.noRoom();
        if (room.isOpen() || rules.isDirect()) {
            throw new ProtocolException(
                    ErrorCode.FORBIDDEN,
                    room.isOpen()
                            ? "This room is open: anybody may join it."
                            : "A conversation of two stays one of two.");
        }
        List<Change.Invite> before = services.rules().invitesOf(room);
        long at = before.isEmpty() ? now : Math.max(now, before.getLast().at() + 1);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.Invite(Tokens.hash(code), room, who.uid(), at));
        before.stream()
                .limit(Math.max(0, before.size() + 1 - Limits.INVITES))
                .forEach(old -> changes.add(new Change.InviteGone(old.hash())));
        return changes;
    }

    private boolean isTooFast(@Nullable String rid, @Nullable RoomName room) {
        return replies.isTooFast(seat.identity().entries(), rid, null, room, "write");
    }
}
