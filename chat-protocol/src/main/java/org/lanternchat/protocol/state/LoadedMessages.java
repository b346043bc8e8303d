package org.lanternchat.protocol.state;

import org.lanternchat.protocol.ServerEvent.Amendment;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.History;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The messages of a room that a client has, each as the log up to the room's cursor left it.
/// Belongs to the thread of its `RoomState`.
///
/// A page of history is read at the server at another moment than the live entries around it: it
/// says as of which `seq` it is. What it lacks is put on it from the amendments that came last;
/// what it is ahead is remembered for each of its messages, so that nothing is applied twice.
///
/// Bound: `RECENT` amendments; a page that is older than all of them, or than a message that was
/// let go of, is not taken, and has to be asked for again.
final class LoadedMessages {
    static final int RECENT = 500;

    private final ArrayList<Chat> messages = new ArrayList<>();
    private final ArrayDeque<Amendment> recent = new ArrayDeque<>();
    private final Map<Long, Long> ahead = new HashMap<>();
    private long aheadUntil;
    private long recentFrom = 1;
    private long forgotten;
    private boolean before;

    /// A message that follows the cursor. A page that was ahead may have brought it before.
    Set<Changed> append(Chat message) {
        if (!messages.isEmpty() && messages.getLast().seq() >= message.seq()) return nothing();
        messages.add(message);
        return EnumSet.of(Changed.APPENDED);
    }

    /// A change that follows the cursor.
    Set<Changed> amend(Amendment change) {
        recent.add(change);
        if (recent.size() > RECENT) recentFrom = recent.removeFirst().seq() + 1;
        int index = indexOf(change.target());
        boolean known = ahead.getOrDefault(change.target(), 0L) >= change.seq();
        if (change.seq() >= aheadUntil) ahead.clear();
        if (index < 0 || known) return nothing();
        Chat old = messages.get(index);
        Chat now = Revisions.after(old, change);
        if (now.equals(old)) return nothing();
        messages.set(index, now);
        return EnumSet.of(Changed.AMENDED);
    }

    /// Everything up to `cursor` came, though not entry by entry.
    void skipTo(long cursor) {
        recent.clear();
        recentFrom = cursor + 1;
    }

    void clear() {
        messages.clear();
        ahead.clear();
        forgotten = 0;
        before = true;
    }

    /// The newest page, with which a join begins: what was loaded before may have been amended
    /// since, so nothing of it stays.
    Set<Changed> begin(History page, long cursor) {
        clear();
        before = page.before();
        messages.addAll(current(page, page.messages(), cursor));
        return EnumSet.of(Changed.MESSAGES);
    }

    /// A page of older messages. What is loaded already stays, since live entries keep it as it is
    /// now, and what comes after the cursor comes live.
    Set<Changed> prepend(History page, long cursor) {
        if (asOf(page, cursor) + 1 < Math.max(recentFrom, forgotten + 1)) return nothing();
        boolean first = messages.isEmpty();
        long end = first ? cursor + 1 : messages.getFirst().seq();
        List<Chat> older = page.messages().stream().filter(chat -> chat.seq() < end).toList();
        boolean reaches = page.messages().isEmpty() || page.messages().getFirst().seq() <= end;
        if (reaches) before = page.before();
        if (older.isEmpty()) return nothing();
        messages.addAll(0, current(page, older, cursor));
        return EnumSet.of(first ? Changed.MESSAGES : Changed.PREPENDED);
    }

    /// Lets go of all but the newest `keep` messages; the server still has the others.
    Set<Changed> forgetOlder(int keep) {
        int older = messages.size() - keep;
        if (older <= 0) return nothing();
        List<Chat> gone = messages.subList(0, older);
        forgotten = gone.getLast().seq();
        gone.forEach(chat -> ahead.remove(chat.seq()));
        gone.clear();
        messages.trimToSize();
        before = true;
        return EnumSet.of(Changed.MESSAGES);
    }

    private List<Chat> current(History page, List<Chat> chats, long cursor) {
        long asOf = asOf(page, cursor);
        List<Chat> current = new ArrayList<>(chats);
        for (int i = 0; i < current.size(); i++) {
            Chat chat = current.get(i);
            for (Amendment change : recent) {
                boolean lacks = change.target() == chat.seq() && change.seq() > asOf;
                if (lacks) chat = Revisions.after(chat, change);
            }
            current.set(i, chat);
            if (asOf > cursor) ahead.put(chat.seq(), asOf);
        }
        aheadUntil = Math.max(aheadUntil, asOf);
        return current;
    }

    /// Servers that do not say it have nothing that amends messages.
    private static long asOf(History page, long cursor) {
        return page.head() == null ? cursor : page.head();
    }

    private int indexOf(long seq) {
        int low = 0;
        int high = messages.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = messages.get(middle).seq();
            if (there == seq) return middle;
            if (there < seq) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    List<Chat> all() {
        return Collections.unmodifiableList(messages);
    }

    /// The server has older messages than the first one here.
    boolean hasOlder() {
        return before;
    }

    /// Whether every message after `seq`, up to the cursor, is here.
    boolean reach(long seq) {
        return !before || !messages.isEmpty() && messages.getFirst().seq() <= seq + 1;
    }

    /// How many messages after `seq` others wrote that still say something. A loop, since it is
    /// asked again for each batch of events, and somebody may have ten thousand to read.
    int unreadAfter(long seq, String ownUid) {
        int unread = 0;
        for (int i = messages.size() - 1; i >= 0 && messages.get(i).seq() > seq; i--) {
            Chat chat = messages.get(i);
            if (!chat.isDeleted() && !chat.uid().equals(ownUid)) unread++;
        }
        return unread;
    }

    /// Those of them that mention this person.
    int mentionsAfter(long seq, String ownUid) {
        int mentions = 0;
        for (int i = messages.size() - 1; i >= 0 && messages.get(i).seq() > seq; i--) {
            Chat chat = messages.get(i);
            boolean calls = !chat.mentions().isEmpty() && chat.mentions().contains(ownUid);
            if (calls && !chat.isDeleted() && !chat.uid().equals(ownUid)) mentions++;
        }
        return mentions;
    }

    private static Set<Changed> nothing() {
        return EnumSet.noneOf(Changed.class);
    }
}
