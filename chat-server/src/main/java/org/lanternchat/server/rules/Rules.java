package org.lanternchat.server.rules;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who may what, where. Read by any thread; changed by `apply` on the journal's thread, once the
/// change is on disk.
///
/// To whoever is not in it a private or direct room does not exist: every question about it is
/// answered as for a room that was never made.
public final class Rules {
    private final Map<RoomName, RoomRules> rooms = new ConcurrentHashMap<>();
    private final Map<String, Set<RoomName>> hiddenByMember = new ConcurrentHashMap<>();
    private final Map<String, RoomName> directByPair = new ConcurrentHashMap<>();
    private final Invites invites = new Invites();
    private final Map<String, Change.Hook> hooks = new ConcurrentHashMap<>();
    private final Map<String, Long> bans = new ConcurrentHashMap<>();

    public Rules(Contents contents) {
        contents.rooms().forEach(room -> apply(room.settings()));
        contents.standings().forEach(this::apply);
        contents.invites().forEach(this::apply);
        contents.hooks().forEach(this::apply);
        contents.bans().forEach(this::apply);
    }

    /// Takes over what was written.
    public void apply(Change change) {
        switch (change) {
            case Change.Room room ->
                    rooms.merge(room.room(), first(room), (known, _) -> known.with(room));
            case Change.Standing standing -> apply(standing);
            case Change.Invite invite -> invites.add(invite);
            case Change.InviteGone gone -> invites.remove(gone.hash());
            case Change.Hook hook -> hooks.put(hook.hash(), hook);
            case Change.HookGone gone -> hooks.remove(gone.hash());
            case Change.Ban ban -> {
                if (ban.until() == 0) bans.remove(ban.subject());
                else bans.put(ban.subject(), ban.until());
            }
            case Change.Person _,
                    Change.Seen _,
                    Change.Token _,
                    Change.TokenGone _,
                    Change.Keep _,
                    Change.Mark _,
                    Change.File _,
                    Change.FileGone _,
                    Change.Setting _ -> {}
        }
    }

    private static RoomRules first(Change.Room room) {
        return new RoomRules(room, Map.of());
    }

    private void apply(Change.Standing standing) {
        RoomRules now =
                rooms.merge(
                        standing.room(),
                        RoomRules.ofOpen(standing.room()).with(standing),
                        (known, _) -> known.with(standing));
        if (standing.room().isOpen()) return;
        hiddenByMember.compute(
                standing.uid(),
                (_, before) -> {
                    Set<RoomName> after = new HashSet<>(before == null ? Set.of() : before);
                    if (standing.isMember()) after.add(standing.room());
                    else after.remove(standing.room());
                    return after.isEmpty() ? null : Set.copyOf(after);
                });
        List<String> members = now.members();
        if (now.isDirect() && members.size() == 2) {
            directByPair.put(pair(members.getFirst(), members.getLast()), standing.room());
        }
    }

    /// What holds in a room, whether or not there is one.
    public RoomRules of(RoomName room) {
        RoomRules known = rooms.get(room);
        return known != null ? known : RoomRules.ofOpen(room);
    }

    /// Whether anything was ever decided about a room.
    public boolean isKnown(RoomName room) {
        return rooms.containsKey(room);
    }

    /// How many open rooms this person owns.
    public long ownedBy(String uid) {
        return rooms.values().stream()
                .filter(room -> room.settings().room().isOpen())
                .filter(room -> room.standing(uid).role() == Role.OWNER)
                .count();
    }

    /// The private and direct rooms that exist for this person.
    public Set<RoomName> hiddenRoomsOf(String uid) {
        return hiddenByMember.getOrDefault(uid, Set.of());
    }

    /// The open rooms from which this person is banned now.
    public Set<RoomName> bannedFrom(Identity who, long now) {
        Set<RoomName> banned = new HashSet<>();
        for (RoomRules room : rooms.values()) {
            if (room.settings().room().isOpen() && isBanned(room, who, now)) {
                banned.add(room.settings().room());
            }
        }
        return banned;
    }

    /// The conversation of these two, if they have one.
    public @Nullable RoomName direct(String uid, String other) {
        return directByPair.get(pair(uid, other));
    }

    /// Whether this person may know that the room exists.
    public boolean exists(RoomName room, Identity who) {
        return room.isOpen() || of(room).isMember(who.uid());
    }

    /// Whether the room exists for this person, and they are not banned from it.
    public boolean mayRead(RoomName room, Identity who, long now) {
        return exists(room, who) && !isBanned(of(room), who, now);
    }

    /// Whether this person may read the room.
    ///
    /// @throws ProtocolException `no_room` or `banned`
    public void checkMayRead(RoomName room, Identity who, long now) {
        if (!exists(room, who)) throw noRoom();
        if (isBanned(of(room), who, now)) {
            throw new ProtocolException(
                    ErrorCode.BANNED,
                    "You are banned from this room. Ask those who look after it.");
        }
    }

    /// Whether this code lets somebody in who is not in yet: as long as whoever made it is in
    /// themselves. A banned person is told nothing else than a stranger.
    public boolean isInvited(RoomName room, Identity who, String hash, long now) {
        Change.Invite invite = invites.of(hash);
        return invite != null
                && invite.room().equals(room)
                && of(room).isMember(invite.by())
                && !who.isGuest()
                && !isBanned(of(room), who, now);
    }

    /// The codes of a room, the oldest first.
    public List<Change.Invite> invitesOf(RoomName room) {
        return invites.of(room);
    }

    public Change.@Nullable Hook hook(String hash) {
        return hooks.get(hash);
    }

    /// The hook by which this bot speaks.
    public Change.@Nullable Hook hookOfBot(String uid) {
        return hooks.values().stream()
                .filter(hook -> hook.uid().equals(uid))
                .findFirst()
                .orElse(null);
    }

    public List<Change.Hook> hooksOf(RoomName room) {
        return hooks.values().stream().filter(hook -> hook.room().equals(room)).toList();
    }

    /// What somebody is in a room: the greater of what they are there and what they are on the
    /// server, which counts wherever the room exists for them, but not between two people.
    public Role roleIn(RoomName room, Identity who) {
        RoomRules rules = of(room);
        if (rules.isDirect() || !exists(room, who)) return rules.standing(who.uid()).role();
        return rules.standing(who.uid()).role().or(who.role());
    }

    public boolean isModerator(RoomName room, Identity who) {
        return roleIn(room, who).isAtLeast(Role.MODERATOR);
    }

    /// Whether this person may write in the room.
    ///
    /// @throws ProtocolException `no_room`, `banned`, `muted` or `locked`
    public void checkMayWrite(RoomName room, Identity who, long now) {
        checkMayRead(room, who, now);
        RoomRules rules = of(room);
        if (rules.standing(who.uid()).mutedUntil() > now) {
            throw new ProtocolException(
                    ErrorCode.MUTED, "You are muted in this room. Ask those who look after it.");
        }
        if (rules.settings().locked() && !isModerator(room, who)) {
            throw new ProtocolException(
                    ErrorCode.LOCKED, "This room is locked: only those who look after it write.");
        }
    }

    /// Whether this person, or whoever comes from this IP address, may not be here at all.
    public boolean isBannedFromServer(@Nullable String uid, String address, long now) {
        if (uid != null && isBanned(uid, now)) return true;
        String prefix = ofAddress(address, "");
        return bans.entrySet().stream()
                .anyMatch(ban -> ban.getValue() > now && ban.getKey().startsWith(prefix));
    }

    /// Whether this person may not be here at all, wherever they come from.
    public boolean isBanned(String uid, long now) {
        return bans.getOrDefault(uid, 0L) > now;
    }

    /// How a ban names the address from which somebody came.
    public static String ofAddress(String address, String uid) {
        return "address:" + address + " " + uid;
    }

    /// The bans of this person and of the addresses from which they came.
    public List<String> bansOf(String uid) {
        return bans.keySet().stream()
                .filter(ban -> ban.equals(uid) || ban.endsWith(" " + uid))
                .toList();
    }

    private static boolean isBanned(RoomRules room, Identity who, long now) {
        return room.standing(who.uid()).bannedUntil() > now;
    }

    /// As for a room that was never made.
    public static ProtocolException noRoom() {
        return new ProtocolException(ErrorCode.NO_ROOM, "There is no room of this name.");
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }
}
