package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.ServerTrust;
import org.lanternchat.desktop.model.EventQueue.Heard;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.state.Changed;

import java.util.EnumSet;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Takes what the connection hears, one batch a frame: news of the line, the welcome, and through
/// `RoomEvents` all the rest. Belongs to the window's thread.
final class Hearing {
    private final ChatParts parts;
    private final BooleanSupplier closed;
    private final Consumer<Phase> end;

    /// @param closed whether nothing is to change any more
    /// @param end told why the chat ends
    Hearing(ChatParts parts, BooleanSupplier closed, Consumer<Phase> end) {
        this.parts = parts;
        this.closed = closed;
        this.end = end;
    }

    void take(List<Heard> batch) {
        for (Heard heard : batch) {
            if (closed.getAsBoolean()) return;
            switch (heard) {
                case Heard.Status(ConnectionStatus status) -> status(status);
                case Heard.Event(ServerEvent.Welcome welcome) -> welcome(welcome);
                case Heard.Event(ServerEvent.Failure failure) when !parts.admission.isWelcome() ->
                        helloRefused(failure);
                case Heard.Event(ServerEvent event) -> parts.events.take(event);
            }
        }
        parts.events.show();
        parts.visits.settle();
        parts.jumps.settle();
        if (!parts.jumps.isUnderWay()) parts.rooms.forgetOlder();
        parts.rooms.renewMarks();
    }

    private void status(ConnectionStatus status) {
        parts.line.show(status);
        switch (status) {
            case ConnectionStatus.Connecting _, ConnectionStatus.Connected _ -> {}
            case ConnectionStatus.Open _ -> sayHello();
            case ConnectionStatus.Waiting waiting -> {
                disconnected();
                if (!parts.admission.isIn())
                    end.accept(Handshake.failed(waiting.cause(), parts.address));
            }
            case ConnectionStatus.Refused refused -> {
                disconnected();
                if (refused.reason() != ConnectionStatus.Reason.VERSION) {
                    parts.keeping.stop();
                    parts.keeping.clear();
                }
                if (!parts.admission.isIn())
                    end.accept(failed(Handshake.problem(refused.reason())));
            }
            case ConnectionStatus.Untrusted(ServerTrust.Stranger stranger) -> {
                disconnected();
                end.accept(new Phase.Stopped(stranger));
            }
        }
    }

    private void sayHello() {
        parts.connection.send(parts.admission.hello(parts.posting.rooms()));
    }

    private void disconnected() {
        parts.keeping.keep();
        parts.chat.disconnected();
        parts.posting.disconnected();
        parts.requests.disconnected();
        parts.typing.stop();
        parts.originals.disconnected();
        parts.reports.disconnected();
        parts.rooms.endOlder(null);
        parts.rooms.all().forEach(room -> room.renew(EnumSet.of(Changed.TYPING)));
    }

    private void welcome(ServerEvent.Welcome welcome) {
        if (isAnother(welcome)) parts.keeping.clear();
        parts.admission.welcome(welcome);
        parts.rooms.bind(parts.admission.self());
        parts.admission.enter();
    }

    private void helloRefused(ServerEvent.Failure failure) {
        boolean aboutName =
                failure.code() == ErrorCode.NAME_TAKEN || failure.code() == ErrorCode.NAME_INVALID;
        if (parts.admission.withoutToken(failure)) {
            sayHello();
        } else if (aboutName || !parts.admission.isIn()) {
            end.accept(failed(Handshake.problem(failure)));
        } else {
            parts.events.take(failure);
        }
    }

    /// Another store, or another person: what was read there has no place here.
    private boolean isAnother(ServerEvent.Welcome welcome) {
        ServerEvent.Welcome before = parts.chat.welcome();
        return before != null
                && !(before.epoch().equals(welcome.epoch()) && before.uid().equals(welcome.uid()));
    }

    private static Phase failed(Phase.Problem problem) {
        return new Phase.Failed(problem);
    }
}
