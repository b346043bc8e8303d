package org.lanternchat.server.store.memory;

import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Topic;

import java.util.Arrays;

/// The entries of one room from `floor` to `head`, as they were written, each with its number in
/// the whole server: two arrays that grow and shrink. Guarded by the store's lock.
final class Ring {
    private static final int SMALLEST = 16;

    private LogEntry[] entries = new LogEntry[SMALLEST];
    private long[] ids = new long[SMALLEST];
    private long floor = 1;
    private long head;
    private long bytes;

    /// The `seq` of the oldest entry; the one after `head` when there is none.
    long floor() {
        return floor;
    }

    /// The `seq` of the newest entry there ever was.
    long head() {
        return head;
    }

    int size() {
        return (int) (head - floor + 1);
    }

    /// What the entries take, about.
    long bytes() {
        return bytes;
    }

    LogEntry entry(long seq) {
        return entries[place(seq)];
    }

    long id(long seq) {
        return ids[place(seq)];
    }

    /// The `seq` of the newest entry whose number is below `id`; one below `floor` if there is
    /// none.
    long below(long id) {
        long low = floor - 1;
        long high = head;
        while (low < high) {
            long middle = low + high + 1 >>> 1;
            if (id(middle) < id) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    void add(LogEntry entry, long id) {
        if (size() == entries.length) resize(entries.length * 2);
        head++;
        entries[place(head)] = entry;
        ids[place(head)] = id;
        bytes += bytes(entry);
    }

    void replace(LogEntry entry) {
        bytes += bytes(entry) - bytes(entry(entry.seq()));
        entries[place(entry.seq())] = entry;
    }

    void dropOldest() {
        bytes -= bytes(entry(floor));
        Arrays.fill(entries, place(floor), place(floor) + 1, null);
        floor++;
        if (entries.length > SMALLEST && size() * 4 < entries.length) resize(entries.length / 2);
    }

    private void resize(int length) {
        LogEntry[] entriesBefore = entries;
        long[] idsBefore = ids;
        entries = new LogEntry[length];
        ids = new long[length];
        for (long seq = floor; seq <= head; seq++) {
            int before = (int) (seq & entriesBefore.length - 1);
            entries[place(seq)] = entriesBefore[before];
            ids[place(seq)] = idsBefore[before];
        }
    }

    private static long bytes(LogEntry entry) {
        return switch (entry) {
            case Chat chat -> Bounds.ENTRY_BYTES + 2L * chat.text().length();
            case Edit edit -> Bounds.ENTRY_BYTES + 2L * edit.text().length();
            case Delete _, React _, Pin _, Topic _ -> Bounds.ENTRY_BYTES;
        };
    }

    private int place(long seq) {
        return (int) (seq & entries.length - 1);
    }
}
