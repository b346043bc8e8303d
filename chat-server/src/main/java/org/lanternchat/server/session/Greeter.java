package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand.Hello;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.AddressRates;
import org.lanternchat.server.identity.Identities.Greeting;
import org.lanternchat.server.identity.JoinCode;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.store.StoreException;

import java.util.List;
import java.util.function.Consumer;

/// Answers a hello: finds out who somebody is, has a new identity written, looks what they have not
/// read, and only then goes on. Called on the session's thread; the answer may come on another.
final class Greeter {
    private final Wire wire;
    private final Services services;
    private final Hello hello;
    private final Consumer<@Nullable Guest> then;

    /// Somebody who is known and on disk, and the rooms that they are told of.
    record Guest(Greeting greeting, List<RoomSummary> rooms) {
        Guest {
            rooms = List.copyOf(rooms);
        }
    }

    /// `then` gets null when the hello was refused, which the client has been told.
    Greeter(Wire wire, Services services, Hello hello, Consumer<@Nullable Guest> then) {
        this.wire = wire;
        this.services = services;
        this.hello = hello;
        this.then = then;
    }

    void greet() {
        if (isBanned(null)) {
            refuseBanned();
            return;
        }
        Greeting greeting;
        try {
            greeting = greeting();
        } catch (ProtocolException refused) {
            refuse(Failure.of(refused.code(), refused.sentence()));
            return;
        }
        if (greeting == null) return;
        if (isBanned(greeting.identity().uid())) {
            services.identities().forget(greeting);
            refuseBanned();
            return;
        }
        if (greeting.write().isEmpty()) {
            welcome(greeting);
            return;
        }
        boolean queued =
                services.journal()
                        .write(
                                greeting.write(),
                                failure ->
                                        services.executor()
                                                .execute(() -> written(greeting, failure)));
        if (!queued) written(greeting, new StoreException(StoreException.Kind.BUSY, "Full."));
    }

    /// Null when the client has been told why not.
    private @Nullable Greeting greeting() {
        if (hello.token() != null) return services.identities().returning(hello.token());
        if (hello.link() != null) return linked(hello.link());
        if (!isInvited()) return null;
        String name = hello.name();
        return newcomer(new Name(name == null ? "" : name));
    }

    /// Whoever is known already is not asked for the code again. False when the client has been
    /// told why not.
    private boolean isInvited() {
        switch (services.joinCode().answer(hello.invite(), wire.address())) {
            case JoinCode.Answer.Right _ -> {
                return true;
            }
            case JoinCode.Answer.Missing _ ->
                    refuse(
                            Failure.of(
                                    ErrorCode.INVITE_NEEDED,
                                    "This chat asks newcomers for a join code. Ask whoever runs"
                                            + " it."));
            case JoinCode.Answer.Wrong _ ->
                    refuse(
                            Failure.of(
                                    ErrorCode.INVITE_NEEDED,
                                    "This join code is wrong. Ask whoever runs this chat."));
            case JoinCode.Answer.TooMany(long wait) ->
                    refuseForNow("Too many codes were tried. Please wait a moment.", wait);
        }
        return false;
    }

    /// A name that is taken costs nothing of the address's rate.
    private @Nullable Greeting newcomer(Name name) {
        AddressRates rates = services.identities().newcomers();
        Long wait = rates.tryTake(wire.address());
        if (wait != null) {
            refuseForNow(
                    "Many new people have come from your address. Please wait a moment.", wait);
            return null;
        }
        try {
            return services.identities().newcomer(name);
        } catch (ProtocolException taken) {
            rates.giveBack(wire.address());
            throw taken;
        }
    }

    private @Nullable Greeting linked(String code) {
        Long wait = services.codes().tooManyTries(wire.address());
        if (wait != null) {
            refuseForNow("Too many codes were tried. Please wait a moment.", wait);
            return null;
        }
        return services.identities().linked(services.codes().redeem(code));
    }

    private void refuseForNow(String sentence, long retry) {
        refuse(Failure.of(ErrorCode.RATE_LIMITED, sentence).retryAfter(retry));
    }

    private void written(Greeting greeting, @Nullable StoreException failure) {
        if (failure == null) {
            welcome(greeting);
            return;
        }
        services.identities().forget(greeting);
        refuse(Failure.of(Journal.codeOf(failure.kind()), Journal.sentenceOf(failure.kind())));
    }

    private void welcome(Greeting greeting) {
        new Sidebar(services, greeting.identity())
                .list(rooms -> then.accept(new Guest(greeting, rooms)));
    }

    private boolean isBanned(@Nullable String uid) {
        return services.rules().isBannedFromServer(uid, wire.address(), services.timers().now());
    }

    private void refuseBanned() {
        Failure banned =
                Failure.of(ErrorCode.BANNED, "You are banned from this server.")
                        .about(hello.rid(), null, null)
                        .asFatal();
        wire.offer(Frame.of(banned));
        wire.close(CloseCode.BANNED, "banned");
        then.accept(null);
    }

    private void refuse(Failure failure) {
        Failure answer = failure.about(hello.rid(), null, null);
        if (failure.code() == ErrorCode.NAME_TAKEN) answer = withSuggestion(answer);
        wire.offer(Frame.of(answer));
        wire.flush();
        then.accept(null);
    }

    private Failure withSuggestion(Failure answer) {
        try {
            String name = hello.name();
            Name free = services.identities().free(new Name(name == null ? "" : name));
            return answer.suggesting(free.value());
        } catch (ProtocolException noName) {
            return answer;
        }
    }
}
