package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.util.ArrayDeque;
import java.util.Set;

/// Asks for the messages that are quoted and not loaded, one after the other, as people get to see
/// the quotes. Belongs to the window's thread.
///
/// Bound: `MOST` that wait; the one that waited longest is forgotten, until it is looked at again.
final class Originals {
    static final int MOST = 50;

    private final Requests requests;
    private final ArrayDeque<Wanted> waiting = new ArrayDeque<>();
    private @Nullable Wanted asking;

    private record Wanted(RoomModel room, long seq) {}

    Originals(Requests requests) {
        this.requests = requests;
    }

    /// Somebody looks at a quote of this message.
    void want(RoomModel room, long seq) {
        Wanted wanted = new Wanted(room, seq);
        boolean coming = wanted.equals(asking) || waiting.contains(wanted);
        if (coming || room.notes().original(seq) != null) return;
        waiting.add(wanted);
        if (waiting.size() > MOST) waiting.removeFirst();
        askNext();
    }

    private void askNext() {
        if (asking != null || waiting.isEmpty()) return;
        Wanted next = waiting.removeFirst();
        asking = next;
        RoomName room = new RoomName(next.room().name());
        requests.ask(
                rid -> new ClientCommand.History(rid, room, null, null, next.seq(), null, 1),
                answer -> answered(next, answer));
    }

    /// Who is refused now, because there is no connection, asks again by looking again.
    private void answered(Wanted wanted, Answer answer) {
        asking = null;
        if (answer instanceof Answer.Done(ServerEvent.History page)) {
            for (Chat chat : page.messages()) {
                if (chat.seq() != wanted.seq()) continue;
                wanted.room().notes().keepOriginal(chat);
                wanted.room().renewMessages(Set.of(chat.seq()));
            }
        }
        askNext();
    }

    void disconnected() {
        waiting.clear();
    }
}
