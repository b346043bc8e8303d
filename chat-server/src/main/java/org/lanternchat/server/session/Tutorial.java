package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.TutorialCommand;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Room;

/// The dialects of the origin tutorials: one room at a time, no answers, and nothing that is
/// refused. Called under its session's lock, one command after the other.
final class Tutorial {
    private static final String ANONYMOUS = "anonymous";

    private final Wire wire;
    private final Services services;
    private @Nullable Seat seat;
    private @Nullable Room room;

    Tutorial(Wire wire, Services services) {
        this.wire = wire;
        this.services = services;
    }

    /// Enters a room; a second join moves.
    void join(TutorialCommand.Join join) {
        Room next;
        try {
            next = services.rooms().open(join.room());
        } catch (ProtocolException full) {
            if (seat != null) seat.tell(full.sentence());
            return;
        }
        leave();
        String wished = wished(join);
        Identity identity = services.identities().guest(wished);
        Dialect dialect = join.usernameField() ? Dialect.TUTORIAL_B : Dialect.TUTORIAL_A;
        Seat taken = new Seat(wire, identity, dialect);
        if (!identity.name().value().equals(wished)) {
            taken.tell("you are " + identity.name() + " here");
        }
        seat = taken;
        room = next;
        if (!next.join(taken, null, null)) taken.tell("This room is busy. Please join again.");
    }

    void chat(TutorialCommand.Chat chat) {
        Seat author = seat;
        Room in = room;
        if (author == null || in == null) return;
        Identity identity = author.identity();
        if (identity.entries().tryTake(services.timers().nanos()) > 0) {
            author.tell("You write very fast: your last message was not sent.");
            return;
        }
        Draft draft =
                new Draft(
                        in.name(),
                        identity.uid(),
                        identity.name().value(),
                        null,
                        chat.text(),
                        null,
                        author);
        if (!services.journal().append(draft)) {
            author.refused(
                    draft, ErrorCode.BUSY, "The server is busy: your last message was not sent.");
        }
    }

    void end() {
        if (seat == null || room == null) return;
        room.gone(seat);
        services.identities().gone(seat.identity());
    }

    private void leave() {
        if (seat == null || room == null) return;
        room.leave(seat, null);
        services.identities().gone(seat.identity());
    }

    private static String wished(TutorialCommand.Join join) {
        String name = join.name() == null ? "" : Name.cut(join.name());
        return name.isEmpty() ? ANONYMOUS : name;
    }
}
