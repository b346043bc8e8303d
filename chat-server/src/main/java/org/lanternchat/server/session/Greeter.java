package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand.Hello;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.store.StoredIdentity;

import java.util.function.Consumer;

/// Answers a hello: finds out who somebody is, has a new identity written, and only then goes on.
/// Called on the session's thread; the answer may come on another.
final class Greeter {
    private final Wire wire;
    private final Services services;

    Greeter(Wire wire, Services services) {
        this.wire = wire;
        this.services = services;
    }

    /// Gives the dialect to `then` when the person is known and on disk, and null when the hello
    /// was refused, which the client has been told.
    void greet(Hello hello, Consumer<@Nullable Version1> then) {
        Identities.Greeting greeting;
        try {
            greeting = greeting(hello);
        } catch (ProtocolException refused) {
            refuse(hello, Failure.of(refused.code(), refused.sentence()));
            then.accept(null);
            return;
        }
        Version1 version1 = new Version1(wire, services, greeting, hello);
        StoredIdentity write = greeting.write();
        if (write == null) {
            then.accept(version1);
            return;
        }
        boolean queued =
                services.journal()
                        .write(
                                write,
                                failure ->
                                        services.executor()
                                                .execute(
                                                        () ->
                                                                finish(
                                                                        hello,
                                                                        failure == null
                                                                                ? version1
                                                                                : null,
                                                                        greeting,
                                                                        then)));
        if (!queued) finish(hello, null, greeting, then);
    }

    private Identities.Greeting greeting(Hello hello) {
        String token = hello.token();
        if (token != null) return services.identities().returning(token);
        String name = hello.name();
        return services.identities().newcomer(new Name(name == null ? "" : name));
    }

    private void finish(
            Hello hello,
            @Nullable Version1 written,
            Identities.Greeting greeting,
            Consumer<@Nullable Version1> then) {
        if (written == null) {
            if (hello.token() == null) services.identities().forget(greeting);
            else services.identities().gone(greeting.identity());
            refuse(hello, Failure.of(ErrorCode.BUSY, "The server is busy. Please try again."));
        }
        then.accept(written);
    }

    private void refuse(Hello hello, Failure failure) {
        Failure answer = failure.about(hello.rid(), null, null);
        if (failure.code() == ErrorCode.NAME_TAKEN) answer = withSuggestion(answer, hello.name());
        wire.offer(Frame.of(answer));
        wire.flush();
    }

    private Failure withSuggestion(Failure answer, @Nullable String name) {
        try {
            Name free = services.identities().free(new Name(name == null ? "" : name));
            return answer.suggesting(free.value());
        } catch (ProtocolException noName) {
            return answer;
        }
    }
}
