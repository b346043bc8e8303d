package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.History;

import java.util.UUID;

/// The pinned messages of one room, as they were when they were asked for. Belongs to the window's
/// thread.
///
/// Bound: a room has no more than `Limits.PINS`.
public final class PinnedMessages {
    private final RoomModel room;
    private final Requests requests;
    private final Posting posting;
    private final ObservableList<Chat> messages = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state =
            new ReadOnlyStringWrapper(Wording.of("pins.loading"));

    PinnedMessages(RoomModel room, Requests requests, Posting posting) {
        this.room = room;
        this.requests = requests;
        this.posting = posting;
    }

    /// Asks the server for them.
    public void load() {
        RoomName of = new RoomName(room.name());
        requests.ask(
                rid -> new ClientCommand.History(rid, of, null, null, null, true, Limits.PINS),
                answer -> {
                    switch (answer) {
                        case Answer.Refused(String why) -> state.set(why);
                        case Answer.Done(History page) -> {
                            messages.setAll(page.messages().reversed());
                            tell();
                        }
                        case Answer.Done _ -> {}
                    }
                });
    }

    private void tell() {
        boolean may = room.mayArrange();
        state.set(messages.isEmpty() ? Wording.of(may ? "pins.none.may" : "pins.none") : "");
    }

    /// Takes the pin from a message.
    public void unpin(Chat message) {
        RoomName of = new RoomName(room.name());
        String cid = UUID.randomUUID().toString();
        ClientCommand.Pin command = new ClientCommand.Pin(null, of, cid, message.seq(), false);
        String problem = posting.give(room.state(), command);
        if (problem != null) {
            state.set(problem);
            return;
        }
        messages.remove(message);
        tell();
    }

    /// Whether this person may take pins away.
    public boolean mayUnpin() {
        return room.mayArrange();
    }

    /// The newest first.
    public ObservableList<Chat> messages() {
        return messages;
    }

    /// What there is to say in their place; empty while there are some.
    public ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }
}
