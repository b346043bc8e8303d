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
import org.lanternchat.server.journal.Journal;
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
        Name before = who.name();
        Change.Person person;
        try {
            person = services.identities().rename(who, new Name(rename.name()));
        } catch (ProtocolException refused) {
            replies.refuse(refused, rename.rid(), null, null);
            return;
        }
        write(
                List.of(person),
                rename.rid(),
                () -> {
                    tellRename(who, before);
                    replies.ok(rename.rid());
                },
                () -> {
                    var _ = services.identities().rename(who, before);
                });
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
        services.identities().setAway(who, away.on());
        tellWho(services, who);
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
        Identity who = seat.identity();
        boolean all = Boolean.TRUE.equals(signout.all());
        Set<String> tokens = services.identities().tokens(who, tokenHash, all);
        List<Change> gone =
                tokens.stream().<Change>map(hash -> new Change.TokenGone(hash)).toList();
        write(
                gone,
                signout.rid(),
                () -> {
                    replies.ok(signout.rid());
                    services.identities().revoke(who, tokens);
                    services.sessions()
                            .signOut(who.uid(), tokens, CloseCode.SIGNED_OUT, "signed out");
                },
                () -> {});
    }

    /// Called on the journal's thread: `done` or `failed`.
    private void write(List<Change> changes, @Nullable String rid, Runnable done, Runnable failed) {
        Journal.Outcome outcome =
                failure -> {
                    if (failure == null) {
                        done.run();
                        return;
                    }
                    failed.run();
                    replies.refuse(
                            Journal.codeOf(failure.kind()),
                            Journal.sentenceOf(failure.kind()),
                            rid,
                            null,
                            null);
                };
        if (!services.journal().write(changes, outcome)) {
            outcome.done(new StoreException(StoreException.Kind.BUSY, "The queue is full."));
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
        if (!services.journal().act(act)) {
            act.refused(ErrorCode.BUSY, "The server is busy. Please try again in a moment.");
        }
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
