package org.lanternchat.server.store;

import java.util.List;

/// Entries of one room, ascending, and whether the log has more before and after them.
public record Page(List<Entry> entries, boolean before, boolean after) {
    public Page {
        entries = List.copyOf(entries);
    }
}
