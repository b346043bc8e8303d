package org.lanternchat.server.store.memory;

import org.lanternchat.protocol.ServerEvent.LogEntry;

import java.util.Objects;
import java.util.function.LongFunction;

/// Which entry of a room somebody wrote under which `cid`: a table of `seq` with open addresses, at
/// most half full, without an object for each entry. Belongs to the journal's thread.
///
/// `entries` gives the entry that a `seq` in the table stands for.
final class Cids {
    private static final int SMALLEST = 16;

    private final LongFunction<LogEntry> entries;
    private long[] table = new long[SMALLEST];
    private int size;

    Cids(LongFunction<LogEntry> entries) {
        this.entries = entries;
    }

    /// The entry's `seq`, or 0.
    long find(String uid, String cid) {
        for (int at = home(uid, cid); table[at] != 0; at = next(at)) {
            LogEntry entry = entries.apply(table[at]);
            if (uid.equals(entry.uid()) && cid.equals(entry.cid())) return table[at];
        }
        return 0;
    }

    /// Takes in an entry whose `cid` is not there yet; one without a `cid` is left out.
    void add(LogEntry entry) {
        String cid = entry.cid();
        if (cid == null) return;
        if (++size * 2 > table.length) resize(table.length * 2);
        put(entry.uid(), cid, entry.seq());
    }

    /// Takes out an entry, which `entries` still gives.
    void remove(LogEntry entry) {
        String cid = entry.cid();
        if (cid == null) return;
        int at = home(entry.uid(), cid);
        while (table[at] != entry.seq()) {
            if (table[at] == 0) return;
            at = next(at);
        }
        table[at] = 0;
        size--;
        close(at);
        if (table.length > SMALLEST && size * 8 < table.length) resize(table.length / 2);
    }

    /// What follows a place that became free moves up, as far as it may: no look-up ends too early.
    private void close(int free) {
        int gap = free;
        for (int at = next(gap); table[at] != 0; at = next(at)) {
            int home = home(table[at]);
            boolean mayMove = gap <= at ? home <= gap || home > at : home <= gap && home > at;
            if (!mayMove) continue;
            table[gap] = table[at];
            table[at] = 0;
            gap = at;
        }
    }

    private void resize(int length) {
        long[] before = table;
        table = new long[length];
        for (long seq : before) {
            if (seq == 0) continue;
            int at = home(seq);
            while (table[at] != 0) at = next(at);
            table[at] = seq;
        }
    }

    private void put(String uid, String cid, long seq) {
        int at = home(uid, cid);
        while (table[at] != 0) at = next(at);
        table[at] = seq;
    }

    private int home(long seq) {
        LogEntry entry = entries.apply(seq);
        return home(entry.uid(), Objects.requireNonNull(entry.cid()));
    }

    /// Both hashes are kept in the strings.
    private int home(String uid, String cid) {
        int hash = (uid.hashCode() * 31 + cid.hashCode()) * 0x9E3779B9;
        return hash >>> Integer.numberOfLeadingZeros(table.length - 1) & table.length - 1;
    }

    private int next(int at) {
        return at + 1 & table.length - 1;
    }
}
