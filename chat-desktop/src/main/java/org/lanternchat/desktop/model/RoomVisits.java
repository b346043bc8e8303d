package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.state.Changed;

import java.util.EnumSet;
import java.util.function.Consumer;

/// Going from room to room: joins, shows and leaves them, and loads the older messages that are
/// wanted there. Belongs to the window's thread.
final class RoomVisits {
    /// The messages in one page of older ones.
    private static final int OLDER = 50;

    private final RoomModels rooms;
    private final LineModel line;
    private final Consumer<ClientCommand> out;
    private final Posting posting;
    private final Trouble trouble;

    RoomVisits(
            RoomModels rooms,
            LineModel line,
            Consumer<ClientCommand> out,
            Posting posting,
            Trouble trouble) {
        this.rooms = rooms;
        this.line = line;
        this.out = out;
        this.posting = posting;
        this.trouble = trouble;
    }

    /// Shows a room, which is joined when it is not yet.
    void show(String room) {
        if (rooms.show(room)) {
            settle();
        } else if (line.connectedProperty().get()) {
            rooms.want(room);
            out.accept(new ClientCommand.Join(null, new RoomName(room), null, null));
        } else {
            trouble.tell(Wording.of("room.offline"));
        }
    }

    /// Shows the room of this name as it is typed, or says what is wrong with that.
    @Nullable String open(String typed) {
        String problem = problemOf(typed);
        if (problem == null) show(new RoomName(withoutHash(typed)).value());
        return problem;
    }

    static @Nullable String problemOf(String typed) {
        try {
            return new RoomName(withoutHash(typed)).value().isEmpty() ? typed : null;
        } catch (ProtocolException refused) {
            return Refusals.ofRoomName(refused);
        }
    }

    static String withoutHash(String typed) {
        return typed.startsWith("#") ? typed.substring(1) : typed;
    }

    void walk(int steps) {
        String next = rooms.beside(steps);
        if (next != null) show(next);
    }

    void walkUnread(int steps) {
        String next = rooms.besideUnread(steps);
        if (next != null) show(next);
    }

    boolean isJoined(String room) {
        return rooms.get(room) != null;
    }

    /// Says something in a room that is joined; returns what stands against it.
    @Nullable String post(String room, String text) {
        RoomModel model = rooms.get(room);
        if (model == null) return Wording.of("request.offline");
        String problem = posting.post(model.state(), text);
        model.renew(EnumSet.of(Changed.PENDING));
        return problem;
    }

    void leave(RoomModel room) {
        out.accept(new ClientCommand.Leave(null, new RoomName(room.name())));
    }

    /// The room that is shown is looked through for its first unread message, page by page.
    void settle() {
        RoomModel shown = rooms.currentProperty().get();
        if (shown == null) return;
        boolean inStep = shown.state().isSynced();
        boolean more = line.connectedProperty().get() && (!inStep || shown.reading().isSearching());
        if (!more) {
            shown.reading().settle();
        } else if (inStep) {
            loadOlder(shown);
        }
    }

    /// Asks for the page of messages before the first one, unless it is on its way.
    void loadOlder(RoomModel room) {
        var _ = loadOlder(room, OLDER);
    }

    /// The same for so many messages; returns whether they were asked for now.
    boolean loadOlder(RoomModel room, int messages) {
        if (!room.reading().beginOlder()) return false;
        long first = room.state().messages().getFirst().seq();
        RoomName of = new RoomName(room.name());
        out.accept(new ClientCommand.History(null, of, first, null, null, null, messages));
        return true;
    }
}
