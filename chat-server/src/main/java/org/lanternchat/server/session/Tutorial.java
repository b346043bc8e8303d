package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.TutorialCommand;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.room.Ticket;

import java.util.List;

/// The dialects of the origin tutorials: one room at a time, no answers, and nothing that is
/// refused. Called under its session's lock, one command after the other.
final class Tutorial {
    private static final String ANONYMOUS = "anonymous";

    private final Wire wire;
    private final Services services;
    private volatile @Nullable Place place;
    private long joins;

    /// Where somebody is, and as whom. Who is put out stays this until they go.
    private record Place(Seat seat, Ticket ticket) {
        Room room() {
            return ticket.room();
        }
    }

    Tutorial(Wire wire, Services services) {
        this.wire = wire;
        this.services = services;
    }

    /// Enters a room; a second join moves, which counts as much as a message.
    void join(TutorialCommand.Join join) {
        long now = services.timers().now();
        if (services.rules().isBannedFromServer(null, wire.address(), now)) {
            wire.close(CloseCode.BANNED, "banned");
            return;
        }
        if (services.joinCode().isAsked()) {
            wire.close(CloseCode.POLICY, "this chat asks for a join code: open its page");
            return;
        }
        Place before = place;
        if (before != null && isTooFast(before.seat().identity())) {
            before.seat().tell("You move very fast: you are still in #" + before.room().name());
            return;
        }
        Room room;
        try {
            room = services.rooms().open(join.room());
        } catch (ProtocolException full) {
            if (before != null) before.seat().tell(full.sentence());
            else wire.close(CloseCode.POLICY, full.sentence());
            return;
        }
        leave();
        Seat seat = seat(join, before == null ? null : before.seat().identity());
        Ticket ticket = new Ticket(room, ++joins);
        place = new Place(seat, ticket);
        if (room.join(seat, ticket, null, null)) return;
        ticket.end();
        seat.tell("This room is busy. Please join again.");
    }

    private Seat seat(TutorialCommand.Join join, @Nullable Identity before) {
        String name = join.name() == null ? "" : Name.cut(join.name());
        String wished = name.isEmpty() ? ANONYMOUS : name;
        Identity identity = services.identities().guest(wished, before);
        Dialect dialect = join.usernameField() ? Dialect.TUTORIAL_B : Dialect.TUTORIAL_A;
        Seat seat = new Seat(wire, identity, dialect, false, Ticket::end);
        if (!identity.name().value().equals(wished)) {
            seat.tell("you are " + identity.name() + " here");
        }
        return seat;
    }

    void chat(TutorialCommand.Chat chat) {
        Place here = place;
        if (here == null || chat.text().isEmpty()) return;
        Seat author = here.seat();
        Identity identity = author.identity();
        if (isTooFast(identity)) {
            author.tell("You write very fast: your last message was not sent.");
            return;
        }
        if (here.ticket().isOver()) {
            author.tell("You are not in a room any more. Join one.");
            return;
        }
        ClientCommand.Chat said =
                new ClientCommand.Chat(null, here.room().name(), null, chat.text(), null);
        List<String> mentions = services.mentions().in(chat.text());
        services.journal().append(new Draft(said, identity, mentions, author));
    }

    @Nullable String uid() {
        Place here = place;
        return here == null ? null : here.seat().identity().uid();
    }

    void end() {
        Place here = place;
        if (here == null) return;
        here.room().gone(here.seat());
        var _ = services.identities().gone(here.seat().identity());
    }

    private void leave() {
        Place here = place;
        if (here == null) return;
        here.room().leave(here.seat(), here.ticket(), null);
        var _ = services.identities().gone(here.seat().identity());
    }

    private boolean isTooFast(Identity identity) {
        return identity.entries().tryTake(services.timers().nanos()) > 0;
    }
}
