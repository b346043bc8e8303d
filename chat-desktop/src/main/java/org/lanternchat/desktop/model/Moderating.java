package org.lanternchat.desktop.model;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.Action;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;

import java.util.function.Consumer;
import java.util.function.Function;

/// Keeping order in rooms: what this person may do to whom, and asking the server to do it. Belongs
/// to the window's thread.
public final class Moderating {
    private final Requests requests;

    Moderating(Requests requests) {
        this.requests = requests;
    }

    /// Whether this person may act on that one: it needs a greater role than theirs.
    public boolean may(RoomModel room, PersonEntry person) {
        Role own = room.roleProperty().get();
        boolean greater = own.compareTo(person.role()) > 0;
        return room.mayModerate() && !person.own() && greater;
    }

    /// Whether this person gives roles in the room.
    public boolean mayGiveRoles(RoomModel room, PersonEntry person) {
        return room.mayModerate() && !person.own() && room.roleProperty().get() == Role.OWNER;
    }

    /// Does something to a person in the room.
    ///
    /// @param seconds how long a mute or a ban lasts, 0 for no end
    /// @param why told to the room; empty for nothing
    public void act(
            RoomModel room,
            Action action,
            PersonEntry person,
            long seconds,
            String why,
            Consumer<Answer> done) {
        RoomName name = new RoomName(room.name());
        String reason = why.isBlank() ? null : why.strip();
        Long until = seconds == 0 ? null : seconds;
        ask(
                rid -> new ClientCommand.Moderate(rid, name, action, person.uid(), until, reason),
                done);
    }

    /// Changes how fast, or whether, people may write in the room.
    ///
    /// @param seconds the pace of `slow`, 0 for none
    public void set(RoomModel room, Action action, long seconds, Consumer<Answer> done) {
        RoomName name = new RoomName(room.name());
        Long pace = action == Action.SLOW ? seconds : null;
        ask(rid -> new ClientCommand.Moderate(rid, name, action, null, pace, null), done);
    }

    public void giveRole(RoomModel room, PersonEntry person, Role role, Consumer<Answer> done) {
        RoomName name = new RoomName(room.name());
        ask(rid -> new ClientCommand.GiveRole(rid, name, person.uid(), role), done);
    }

    private void ask(Function<String, ClientCommand> command, Consumer<Answer> done) {
        try {
            requests.ask(command, done);
        } catch (ProtocolException wrong) {
            done.accept(new Answer.Refused(wrong.sentence()));
        }
    }
}
