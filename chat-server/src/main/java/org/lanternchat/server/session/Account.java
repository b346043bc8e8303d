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
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.server.identity.Codes;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Act;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import java.util.List;
import java.util.Set;

/// What concerns one person alone: name, absence, devices, and becoming the server's owner. Called
/// under its session's lock.
public final class Account {
    /// The setting that holds the code by which somebody becomes the server's owner.
    public static final String OWNER_CODE = "owner-code";

    private final Services services;
    private final Seat seat;
    private final Replies replies;
    private final String tokenHash;
    private final Wire wire;

    Account(Services services, Seat seat, Replies replies, String tokenHash, Wire wire) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
        this.tokenHash = tokenHash;
        this.wire = wire;
    }

    void rename(ClientCommand.Rename rename) {
        Identity who = seat.identity();
        if (replies.isTooFast(who.entries(), rename.rid(), null, null, "write")) return;
        Name name;
        try {
            name = new Name(rename.name());
        } catch (ProtocolException refused) {
            replies.refuse(refused, rename.rid(), null, null);
            return;
        }
        services.journal().act(new Renaming(rename.rid(), who, name));
    }

    /// Somebody takes another name, which is theirs when it is on disk.
    private final class Renaming implements Act {
        private final @Nullable String rid;
        private final Identity who;
        private final Name name;
        private boolean isReserved;

        Renaming(@Nullable String rid, Identity who, Name name) {
            this.rid = rid;
            this.who = who;
            this.name = name;
        }

        @Override
        public List<Change> decide(Writing writing) {
            Change.Person person = services.identities().reserve(who, name);
            isReserved = true;
            return List.of(person);
        }

        @Override
        public void done() {
            Name before = who.name();
            services.identities().rename(who, name);
            tellRename(who, before);
            replies.ok(rid);
        }

        @Override
        public void refused(ErrorCode code, String sentence) {
            if (isReserved) services.identities().letGo(who, name);
            replies.refuse(code, sentence, rid, null, null);
        }
    }

    private void tellRename(Identity who, Name before) {
        tellWho(services, who);
        String text = before + " is now called " + who.name();
        for (RoomName name : services.sessions().roomsOf(who)) {
            Room room = services.rooms().find(name);
            if (room == null) continue;
            ServerEvent notice =
                    new ServerEvent.SystemNotice(
                            name.value(),
                            services.timers().now(),
                            "renamed",
                            who.uid(),
                            who.name().value(),
                            before.value(),
                            null,
                            text);
            room.tell(notice, null, notice);
        }
        for (RoomName name : services.rules().hiddenRoomsOf(who.uid())) {
            if (services.rules().of(name).isDirect()) services.rooms().made(name);
        }
    }

    void away(ClientCommand.Away away) {
        Identity who = seat.identity();
        if (replies.isTooFast(who.entries(), away.rid(), null, null, "come and go")) return;
        if (services.identities().setAway(who, away.on())) tellWho(services, who);
        replies.ok(away.rid());
    }

    void link(ClientCommand.Link link) {
        Identity who = seat.identity();
        if (replies.isTooFast(who.entries(), link.rid(), null, null, "ask for codes")) return;
        long expires = services.timers().now() + Limits.LINK.toMillis();
        String code = services.codes().link(who.uid(), expires);
        replies.send(new ServerEvent.Linked(link.rid(), code, expires));
    }

    void signout(ClientCommand.Signout signout) {
        services.journal().act(new SigningOut(signout.rid(), Boolean.TRUE.equals(signout.all())));
    }

    /// This device, or every one that has a token by then, is somebody's no more.
    private final class SigningOut implements Act {
        private final @Nullable String rid;
        private final boolean all;
        private Set<String> tokens = Set.of();

        SigningOut(@Nullable String rid, boolean all) {
            this.rid = rid;
            this.all = all;
        }

        @Override
        public List<Change> decide(Writing writing) {
            tokens = services.identities().tokens(seat.identity(), tokenHash, all);
            return tokens.stream().<Change>map(hash -> new Change.TokenGone(hash)).toList();
        }

        @Override
        public void done() {
            Identity who = seat.identity();
            replies.ok(rid);
            services.identities().revoke(who, tokens);
            services.sessions().signOut(who.uid(), tokens, CloseCode.SIGNED_OUT, "signed out");
        }

        @Override
        public void refused(ErrorCode code, String sentence) {
            replies.refuse(code, sentence, rid, null, null);
        }
    }

    void claim(ClientCommand.Claim claim) {
        Long wait = services.codes().tooManyTries(wire.address());
        if (wait != null) {
            replies.send(
                    Failure.of(
                                    ErrorCode.RATE_LIMITED,
                                    "Too many codes were tried. Please wait a moment.")
                            .about(claim.rid(), null, null)
                            .retryAfter(wait));
            return;
        }
        Identity who = seat.identity();
        Answering act =
                new Answering(
                        replies,
                        claim.rid(),
                        null,
                        writing -> claimed(writing, Codes.typed(claim.code())),
                        () -> {
                            services.identities().become(who, Role.OWNER);
                            tellWho(services, who);
                            replies.ok(claim.rid());
                        });
        services.journal().act(act);
    }

    private List<Change> claimed(Writing writing, String typed) throws StoreException {
        String code = writing.setting(OWNER_CODE);
        if (code == null || !Codes.typed(code).equals(typed)) {
            throw new ProtocolException(
                    ErrorCode.BAD_TOKEN,
                    "This is not the owner's code. The server prints it: lantern-server owner.");
        }
        return List.of(
                services.identities().withRole(seat.identity(), Role.OWNER),
                new Change.Setting(OWNER_CODE, null));
    }

    /// Somebody is somebody else, or something else: they are told, and the rooms that they are in.
    static void tellWho(Services services, Identity who) {
        services.sessions().tellWho(who);
        services.rooms().renew(who.uid());
    }
}
