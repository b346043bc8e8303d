package org.lanternchat.server.room;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.server.store.Store.Said;

import java.util.ArrayDeque;
import java.util.List;

/// Who said the newest messages of a room and whom they mention: from this, and from nothing else,
/// is counted what somebody has not read. The room's thread changes it, any thread may count.
final class Counts {
    private ArrayDeque<Said> said = new ArrayDeque<>();

    /// How many messages of others somebody has not read, and how many of those mention them. More
    /// than `Limits.COUNTED` are not counted.
    record Unread(int messages, int mentions) {}

    synchronized void load(List<Said> newest) {
        said = new ArrayDeque<>(newest);
    }

    synchronized void apply(LogEntry entry) {
        switch (entry) {
            case Chat chat -> {
                if (!said.isEmpty() && said.getLast().seq() >= chat.seq()) return;
                said.add(new Said(chat.seq(), chat.uid(), chat.mentions()));
                if (said.size() > Limits.COUNTED) said.removeFirst();
            }
            case ServerEvent.Edit edit -> mention(edit.target(), edit.mentions());
            case ServerEvent.Delete delete -> said.removeIf(one -> one.seq() == delete.target());
            case ServerEvent.React _, ServerEvent.Pin _, ServerEvent.Topic _ -> {}
        }
    }

    private void mention(long target, List<String> uids) {
        ArrayDeque<Said> changed = new ArrayDeque<>(said.size());
        for (Said one : said) {
            changed.add(one.seq() == target ? new Said(target, one.uid(), uids) : one);
        }
        said = changed;
    }

    synchronized Unread unread(String uid, long mark) {
        int messages = 0;
        int mentions = 0;
        for (var i = said.descendingIterator(); i.hasNext(); ) {
            Said one = i.next();
            if (one.seq() <= mark) break;
            if (one.uid().equals(uid)) continue;
            messages++;
            if (one.mentions().contains(uid)) mentions++;
        }
        return new Unread(messages, mentions);
    }
}
