package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand.Action;
import org.lanternchat.protocol.ClientCommand.Moderate;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Moderated;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.rules.RoomRules;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Change.Standing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeping order in rooms, and for the owner on the whole server. All on the journal's thread: what
/// is to be written, and once it is, what follows from it.
final class Moderation {
    private final Services services;
    private final Seat seat;
    private final Replies replies;

    Moderation(Services services, Seat seat, Replies replies) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
    }

    /// What is to be written, or a refusal.
    List<Change> decide(Moderate what) {
        RoomName room = what.room();
        return room == null ? onServer(what) : inRoom(what, room);
    }

    private List<Change> inRoom(Moderate what, RoomName room) {
        Rules rules = services.rules();
        rules.checkMayRead(room, seat.identity(), services.timers().now());
        if (services.rooms().find(room) == null) throw Rules.noRoom();
        RoomRules now = rules.of(room);
        Role mine = rules.roleIn(room, seat.identity());
        if (now.isDirect() || !mine.isAtLeast(Role.MODERATOR)) {
            throw Order.forbidden("Only those who look after the room may do this.");
        }
        String uid = what.uid();
        if (!what.action().isToPerson() || uid == null) {
            Change.Room settings = settings(what, now);
            return settings.equals(now.settings()) ? List.of() : List.of(settings);
        }
        checkIsBelow(room, uid, mine);
        Standing standing = standing(what, now.standing(uid));
        return standing.equals(now.standing(uid)) ? List.of() : List.of(standing);
    }

    private static Change.Room settings(Moderate what, RoomRules rules) {
        Change.Room now = rules.settings();
        long seconds = what.seconds() == null ? 0 : what.seconds();
        long slow = what.action() == Action.SLOW ? seconds : now.slow();
        boolean locked =
                switch (what.action()) {
                    case LOCK -> true;
                    case UNLOCK -> false;
                    case KICK, BAN, UNBAN, MUTE, UNMUTE, SLOW -> now.locked();
                };
        return new Change.Room(now.room(), now.kind(), now.title(), slow, locked);
    }

    private Standing standing(Moderate what, Standing now) {
        boolean isMember =
                now.isMember() && what.action() != Action.KICK && what.action() != Action.BAN;
        long muted =
                switch (what.action()) {
                    case MUTE -> until(what);
                    case UNMUTE -> 0;
                    case KICK, BAN, UNBAN, SLOW, LOCK, UNLOCK -> now.mutedUntil();
                };
        long banned =
                switch (what.action()) {
                    case BAN -> until(what);
                    case UNBAN -> 0;
                    case KICK, MUTE, UNMUTE, SLOW, LOCK, UNLOCK -> now.bannedUntil();
                };
        boolean keepsRole = what.action() != Action.BAN && isMember == now.isMember();
        Role role = keepsRole ? now.role() : Role.MEMBER;
        return new Standing(now.room(), now.uid(), role, isMember, muted, banned);
    }

    private long until(Moderate what) {
        Long seconds = what.seconds();
        return seconds == null || seconds == 0
                ? Change.FOREVER
                : services.timers().now() + Duration.ofSeconds(seconds).toMillis();
    }

    private void checkIsBelow(RoomName room, String uid, Role mine) {
        Identity person = services.identities().ofUid(uid);
        RoomRules rules = services.rules().of(room);
        boolean wasIn = rules.standings().containsKey(uid);
        boolean isHere = person != null || isGuestOrBot(uid);
        if (!wasIn && !(room.isOpen() && isHere)) throw Order.nobody();
        Role theirs = rules.standing(uid).role();
        if (person != null) theirs = theirs.or(services.rules().roleIn(room, person));
        if (theirs.isAtLeast(mine)) {
            throw Order.forbidden("This can only be done to somebody with a lesser role.");
        }
    }

    /// A client of the tutorials that is connected, or the bot of a hook.
    private boolean isGuestOrBot(String uid) {
        return services.identities().isBot(uid) || !services.sessions().addressesOf(uid).isEmpty();
    }

    private List<Change> onServer(Moderate what) {
        String uid = what.uid();
        if (seat.identity().role() != Role.OWNER || uid == null) {
            throw Order.forbidden("Only the server's owner may do this.");
        }
        List<Change> changes = new ArrayList<>();
        if (what.action() == Action.UNBAN) {
            for (String ban : services.rules().bansOf(uid)) changes.add(new Change.Ban(ban, 0));
            return changes;
        }
        Identity person = services.identities().ofUid(uid);
        if (person == null && services.sessions().addressesOf(uid).isEmpty()) throw Order.nobody();
        if (person != null && person.role() == Role.OWNER) {
            throw Order.forbidden("An owner of the server cannot be banned.");
        }
        long until = until(what);
        changes.add(new Change.Ban(uid, until));
        for (String address : addressesToBan(uid)) {
            changes.add(new Change.Ban(Rules.ofAddress(address, uid), until));
        }
        return changes;
    }

    /// From where the owner is connected nobody is banned by address: they would ban themselves.
    private Set<String> addressesToBan(String uid) {
        Set<String> addresses = new HashSet<>(services.sessions().addressesOf(uid));
        addresses.removeAll(services.sessions().addressesOf(seat.identity().uid()));
        return addresses;
    }

    /// It is on disk, and the rules say so.
    void carryOut(Moderate what) {
        RoomName name = what.room();
        Room room = name == null ? null : services.rooms().find(name);
        Moderated answer = moderated(what, what.rid());
        if (room == null) {
            if (what.action() == Action.BAN) closeBanned();
            replies.send(answer);
            return;
        }
        room.tell(moderated(what, null), seat, answer);
        String uid = what.uid();
        if (uid == null) return;
        if (what.action() == Action.KICK) room.expel(uid, "kicked");
        if (what.action() == Action.BAN) room.expel(uid, "banned");
        boolean isOut = what.action() == Action.KICK || what.action() == Action.BAN;
        if (!isOut || room.name().isOpen()) return;
        room.whenDone(() -> services.rooms().tellGone(room.name(), uid));
    }

    private void closeBanned() {
        long now = services.timers().now();
        services.sessions()
                .closeWhere(
                        session ->
                                services.rules()
                                        .isBannedFromServer(
                                                session.uid(), session.wire().address(), now),
                        CloseCode.BANNED,
                        "banned");
    }

    private Moderated moderated(Moderate what, @Nullable String rid) {
        Identity who = seat.identity();
        Identity person = what.uid() == null ? null : services.identities().ofUid(what.uid());
        return new Moderated(
                rid,
                what.room() == null ? null : what.room().value(),
                what.action(),
                what.uid(),
                person == null ? null : person.name().value(),
                new Person(who.uid(), who.name().value()),
                what.seconds(),
                what.why());
    }
}
