package org.lanternchat.server.room;

import org.lanternchat.protocol.Limits;
import org.lanternchat.server.store.Entry;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// The newest entries of a room, kept in memory so that those who join or return need no disk.
/// Bounded by number and by letters; belongs to the room's thread.
final class Tail {
    /// Letters that are kept at the least: more than the largest frame of history takes.
    static final int LETTERS = 2 * Limits.PAGE_BYTES;

    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long head;
    private int letters;

    Tail(long head) {
        this.head = head;
    }

    void add(Entry entry) {
        entries.addLast(entry);
        head = entry.seq();
        letters += entry.text().length();
        trim();
    }

    /// Entries from the store, which end where those here begin.
    void addOlder(List<Entry> older) {
        for (Entry entry : older.reversed()) {
            if (entry.seq() >= first()) continue;
            entries.addFirst(entry);
            letters += entry.text().length();
        }
        if (head == 0 && !entries.isEmpty()) head = entries.getLast().seq();
        trim();
    }

    /// Lets go of the entries; only the head is known from now on.
    void forget() {
        entries.clear();
        letters = 0;
    }

    /// Whether every entry after `seq` is here.
    boolean covers(long seq) {
        return seq + 1 >= first();
    }

    /// Everything after `seq`, ascending.
    List<Entry> after(long seq) {
        List<Entry> found = new ArrayList<>();
        for (var i = entries.descendingIterator(); i.hasNext(); ) {
            Entry entry = i.next();
            if (entry.seq() <= seq) break;
            found.add(entry);
        }
        return found.reversed();
    }

    List<Entry> newest(int limit) {
        return after(head - limit);
    }

    /// The `seq` of the oldest entry here, or the next one to come.
    long first() {
        return entries.isEmpty() ? head + 1 : entries.getFirst().seq();
    }

    long head() {
        return head;
    }

    private void trim() {
        while (entries.size() > 1 && isTooLarge()) {
            letters -= entries.removeFirst().text().length();
        }
    }

    /// There is more than needed, even without the oldest entry.
    private boolean isTooLarge() {
        return entries.size() > Limits.CATCH_UP
                || letters - entries.getFirst().text().length() > LETTERS;
    }
}
