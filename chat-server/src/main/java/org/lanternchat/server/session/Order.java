package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.identity.Tokens;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Change.Standing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Roles and bots, and where moderation begins. Called under its session's lock; decided on the
/// journal's thread.
final class Order {
    private static final int CODE_BYTES = 16;

    private final Services services;
    private final Seat seat;
    private final Replies replies;
    private final Moderation moderation;

    Order(Services services, Seat seat, Replies replies) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
        this.moderation = new Moderation(services, seat, replies);
    }

    void moderate(ClientCommand.Moderate moderate) {
        if (isTooFast(moderate.rid(), moderate.room())) return;
        act(
                new Answering(
                        replies,
                        moderate.rid(),
                        moderate.room(),
                        _ -> moderation.decide(moderate),
                        () -> moderation.carryOut(moderate)));
    }

    void role(ClientCommand.GiveRole give) {
        if (isTooFast(give.rid(), give.room())) return;
        RoomName room = give.room();
        act(
                new Answering(
                        replies,
                        give.rid(),
                        room,
                        _ -> List.of(room == null ? onServer(give) : inRoom(room, give)),
                        () -> given(give)));
    }

    private Change onServer(ClientCommand.GiveRole give) {
        Identity who = seat.identity();
        if (who.role() != Role.OWNER) throw forbidden("Only the server's owner may do this.");
        Identity other = another(give.uid());
        return services.identities().withRole(other, give.role());
    }

    private Change inRoom(RoomName room, ClientCommand.GiveRole give) {
        Rules rules = services.rules();
        rules.checkMayRead(room, seat.identity(), services.timers().now());
        if (services.rooms().find(room) == null) throw Rules.noRoom();
        if (rules.roleIn(room, seat.identity()) != Role.OWNER) {
            throw forbidden("Only the room's owner may do this.");
        }
        Identity other = another(give.uid());
        if (!rules.exists(room, other)) throw nobody();
        Standing now = rules.of(room).standing(give.uid());
        return new Standing(
                room, give.uid(), give.role(), now.isMember(), now.mutedUntil(), now.bannedUntil());
    }

    private void given(ClientCommand.GiveRole give) {
        RoomName name = give.room();
        if (name == null) {
            Identity other = known(give.uid());
            services.identities().become(other, give.role());
            Account.tellWho(services, other);
        } else {
            Room room = services.rooms().find(name);
            if (room != null) room.renew(give.uid());
        }
        replies.ok(give.rid());
    }

    /// Somebody else: an owner who made themselves less could leave nobody to look after things.
    private Identity another(String uid) {
        Identity other = known(uid);
        if (other == seat.identity()) {
            throw forbidden("Make somebody else the owner, and let them change your role.");
        }
        return other;
    }

    private Identity known(String uid) {
        Identity known = services.identities().ofUid(uid);
        if (known == null) throw nobody();
        return known;
    }

    void hook(ClientCommand.Hook hook) {
        if (isTooFast(hook.rid(), hook.room())) return;
        Name name;
        try {
            name = new Name(hook.name());
        } catch (ProtocolException refused) {
            replies.refuse(refused, hook.rid(), null, hook.room());
            return;
        }
        String code = Tokens.secret(CODE_BYTES);
        String uid = "b" + HexFormat.of().formatHex(Tokens.random(8));
        Change.Hook made =
                new Change.Hook(
                        Tokens.hash(code),
                        hook.room(),
                        uid,
                        name,
                        seat.identity().uid(),
                        services.timers().now());
        act(
                new Answering(
                        replies,
                        hook.rid(),
                        hook.room(),
                        _ -> hooked(made),
                        () -> {
                            var _ = services.identities().bot(made);
                            String url = services.address().get() + "hook/" + code;
                            String room = hook.room().value();
                            replies.send(new ServerEvent.Hooked(hook.rid(), room, code, url));
                        }));
    }

    private List<Change> hooked(Change.Hook hook) {
        Rules rules = services.rules();
        checkLooksAfter(hook.room());
        if (rules.of(hook.room()).isDirect()) throw forbidden("A conversation has no bots.");
        if (rules.hooksOf(hook.room()).size() >= Limits.HOOKS) {
            throw forbidden("A room has at most " + Limits.HOOKS + " bots. Remove one first.");
        }
        if (!services.identities().isFreeForBots(hook.name())) {
            throw new ProtocolException(
                    ErrorCode.NAME_TAKEN, "Somebody has this name. Choose another for the bot.");
        }
        List<Change> changes = new ArrayList<>(List.of(hook));
        if (!hook.room().isOpen()) {
            changes.add(new Standing(hook.room(), hook.uid(), Role.MEMBER, true, 0, 0));
        }
        return changes;
    }

    void unhook(ClientCommand.Unhook unhook) {
        if (isTooFast(unhook.rid(), null)) return;
        Change.Hook hook = hookOf(unhook.code());
        act(
                new Answering(
                        replies,
                        unhook.rid(),
                        null,
                        _ -> unhooked(hookOf(unhook.code())),
                        () -> {
                            if (hook != null) services.identities().unhook(hook);
                            replies.ok(unhook.rid());
                        }));
    }

    /// By its code, which only its maker knows, or by the uid of its bot, which everybody sees.
    private Change.@Nullable Hook hookOf(String code) {
        Change.Hook hook = services.rules().hook(Tokens.hash(code));
        return hook != null ? hook : services.rules().hookOfBot(code);
    }

    private List<Change> unhooked(Change.@Nullable Hook hook) {
        if (hook == null || !services.rules().exists(hook.room(), seat.identity())) {
            throw new ProtocolException(
                    ErrorCode.NOT_FOUND, "There is no bot with this code or uid.");
        }
        checkLooksAfter(hook.room());
        List<Change> changes = new ArrayList<>(List.of(new Change.HookGone(hook.hash())));
        if (!hook.room().isOpen()) {
            changes.add(new Standing(hook.room(), hook.uid(), Role.MEMBER, false, 0, 0));
        }
        return changes;
    }

    private void checkLooksAfter(RoomName room) {
        Rules rules = services.rules();
        rules.checkMayRead(room, seat.identity(), services.timers().now());
        if (services.rooms().find(room) == null) throw Rules.noRoom();
        if (!rules.isModerator(room, seat.identity())) {
            throw forbidden("Only those who look after the room may do this.");
        }
    }

    private void act(Answering act) {
        services.journal().act(act);
    }

    private boolean isTooFast(@Nullable String rid, @Nullable RoomName room) {
        return replies.isTooFast(seat.identity().entries(), rid, null, room, "do this");
    }

    static ProtocolException forbidden(String sentence) {
        return new ProtocolException(ErrorCode.FORBIDDEN, sentence);
    }

    static ProtocolException nobody() {
        return new ProtocolException(ErrorCode.NOT_FOUND, "There is nobody of this kind here.");
    }
}
