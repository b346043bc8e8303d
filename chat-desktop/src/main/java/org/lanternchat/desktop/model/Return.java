package org.lanternchat.desktop.model;

import org.lanternchat.desktop.cache.CachedChat;
import org.lanternchat.desktop.cache.CachedRoom;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.util.List;
import java.util.Optional;

/// Shows what was read in earlier runs before the server has said anything, and if it never does.
/// Belongs to the window's thread.
final class Return {
    private final Optional<CachedChat> last;
    private final ChatState chat;
    private final RoomModels rooms;
    private final Posting posting;
    private final Admission admission;
    private final Keeping keeping;

    Return(
            Optional<CachedChat> last,
            ChatState chat,
            RoomModels rooms,
            Posting posting,
            Admission admission,
            Keeping keeping) {
        this.last = last;
        this.chat = chat;
        this.rooms = rooms;
        this.posting = posting;
        this.admission = admission;
        this.keeping = keeping;
    }

    /// Lets this person in with what was kept; returns whether there was something.
    boolean restore() {
        if (last.isEmpty() || last.get().rooms().isEmpty()) return false;
        admission.remember(last.get().welcome());
        List<String> joined = admission.rooms();
        for (CachedRoom room : last.get().rooms()) {
            if (joined.contains(room.room())) restore(room);
        }
        if (chat.rooms().isEmpty()) return false;
        rooms.showAny();
        rooms.renewMarks();
        admission.enter();
        return true;
    }

    private void restore(CachedRoom room) {
        room.events().forEach(chat::apply);
        RoomState state = chat.enter(room.room());
        state.disconnected();
        posting.remember(state);
        keeping.shownAt(room.room(), room.shownAt());
        rooms.restored(room.room(), admission.self(), state.head());
    }
}
