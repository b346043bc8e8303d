package org.lanternchat.server.room;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.state.Revisions;
import org.lanternchat.server.store.Page;

import java.util.ArrayDeque;
import java.util.List;

/// The newest messages of a room as they are now, so that whoever joins needs no disk. Bounded by
/// number; belongs to the room's thread.
final class Newest {
    private ArrayDeque<Chat> messages = new ArrayDeque<>();
    private boolean hasOlder;

    /// Takes over what the store has.
    void load(List<Chat> newest, boolean older) {
        messages = new ArrayDeque<>(newest);
        hasOlder = older;
    }

    void apply(LogEntry entry) {
        switch (entry) {
            case Chat chat -> add(chat);
            case ServerEvent.Amendment change -> amend(change);
            case ServerEvent.Topic _ -> {}
        }
    }

    Page page() {
        return new Page(List.copyOf(messages), hasOlder, false);
    }

    private void add(Chat chat) {
        if (!messages.isEmpty() && messages.getLast().seq() >= chat.seq()) return;
        messages.add(chat);
        if (messages.size() > Limits.NEWEST) {
            messages.removeFirst();
            hasOlder = true;
        }
    }

    private void amend(ServerEvent.Amendment change) {
        long target = change.target();
        if (messages.isEmpty() || messages.getFirst().seq() > target) return;
        ArrayDeque<Chat> amended = new ArrayDeque<>(messages.size());
        for (Chat chat : messages) {
            amended.add(chat.seq() == target ? Revisions.after(chat, change) : chat);
        }
        messages = amended;
    }
}
