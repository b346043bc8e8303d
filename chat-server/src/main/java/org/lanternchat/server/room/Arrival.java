package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.LogEntry;

import java.util.ArrayList;
import java.util.List;

/// A connection that asked to join and has not been let in yet, because what it missed is still
/// being read from the store. Belongs to the room's thread.
final class Arrival {
    final Participant participant;
    final @Nullable String rid;
    final @Nullable Long since;

    /// What was read so far: every entry from `since` to `cursor`.
    final List<LogEntry> read = new ArrayList<>();

    long cursor;

    Arrival(Participant participant, @Nullable String rid, @Nullable Long since) {
        this.participant = participant;
        this.rid = rid;
        this.since = since;
        this.cursor = since == null ? 0 : since;
    }
}
