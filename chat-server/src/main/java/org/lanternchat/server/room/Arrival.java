package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.server.store.Entry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A connection that asked to join and has not been let in yet, because what it missed is still
/// being read from the store. Belongs to the room's thread.
final class Arrival {
    final Participant participant;
    final Ticket ticket;
    final @Nullable String rid;
    final @Nullable Long since;

    /// What was read so far: every entry from `since` to `cursor`.
    final List<LogEntry> read = new ArrayList<>();

    /// Messages that were deleted since this began to wait: what is read may be older than that.
    private final Set<Long> deleted = new HashSet<>();

    long cursor;

    /// The store has let go of entries that may be among those read, or being read.
    boolean isOutdated;

    Arrival(Participant participant, Ticket ticket, @Nullable String rid, @Nullable Long since) {
        this.participant = participant;
        this.ticket = ticket;
        this.rid = rid;
        this.since = since;
        this.cursor = since == null ? 0 : since;
    }

    /// More was read, up to `head` at the least.
    void take(List<Entry> entries, long head) {
        for (Entry entry : entries) {
            LogEntry event = entry.event();
            if (event.seq() > head) continue;
            for (long target : deleted) event = Tail.withoutText(event, target);
            read.add(event);
        }
        cursor = read.isEmpty() ? head : read.getLast().seq();
    }

    /// A message is deleted: what was said in it must not go out any more.
    void delete(long target) {
        deleted.add(target);
        read.replaceAll(entry -> Tail.withoutText(entry, target));
    }

    /// All that was missed must be read again.
    void startAgain() {
        isOutdated = false;
        read.clear();
        cursor = since == null ? 0 : since;
    }
}
