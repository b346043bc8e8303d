package org.lanternchat.server.session;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.server.journal.Draft;

import java.util.List;

/// What becomes an entry of a room's log: checked as far as the session knows, and given to the
/// journal. Called under its session's lock.
final class Posts {
    private final Services services;
    private final Seat seat;
    private final Replies replies;
    private final Places places;

    Posts(Services services, Seat seat, Replies replies, Places places) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
        this.places = places;
    }

    void post(LogCommand command) {
        if (!places.contains(command.room())) {
            replies.refuse(
                    Visits.outside(services, seat.identity(), command.room()),
                    command.rid(),
                    command.cid(),
                    command.room());
            return;
        }
        if (replies.isTooFast(
                seat.identity().entries(), command.rid(), command.cid(), command.room(), "write")) {
            return;
        }
        services.journal().append(new Draft(command, seat.identity(), mentions(command), seat));
    }

    private List<String> mentions(LogCommand command) {
        return switch (command) {
            case ClientCommand.Chat chat -> services.mentions().in(chat.text());
            case ClientCommand.Edit edit -> services.mentions().in(edit.text());
            case ClientCommand.Delete _,
                    ClientCommand.React _,
                    ClientCommand.Pin _,
                    ClientCommand.Topic _ ->
                    List.of();
        };
    }
}
