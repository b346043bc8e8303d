package org.lanternchat.server.session;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Room;

import java.util.List;
import java.util.Map;

/// What becomes an entry of a room's log: checked as far as the session knows, and given to the
/// journal. Called under its session's lock.
final class Posts {
    private final Services services;
    private final Seat seat;
    private final Replies replies;
    private final Map<RoomName, Room> joined;

    Posts(Services services, Seat seat, Replies replies, Map<RoomName, Room> joined) {
        this.services = services;
        this.seat = seat;
        this.replies = replies;
        this.joined = joined;
    }

    void post(LogCommand command) {
        if (!joined.containsKey(command.room())) {
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
        Draft draft = new Draft(command, seat.identity(), mentions(command), seat);
        if (!services.journal().append(draft)) {
            seat.refused(draft, ErrorCode.BUSY, "The server is busy. Please try again.", 0);
        }
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
