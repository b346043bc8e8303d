package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ServerEvent.LogEntry;

import java.util.ArrayList;
import java.util.List;

/// How far something has come that is read from the store once and then kept up to date by what is
/// published, also while it is being read. Belongs to the room's thread; any may ask `isDone`.
final class Loading {
    private final List<LogEntry> came = new ArrayList<>();
    private boolean isUnderWay;
    private boolean isOutdated;
    private volatile boolean isDone;

    Loading(boolean isDone) {
        this.isDone = isDone;
    }

    boolean isDone() {
        return isDone;
    }

    /// Whether somebody must read now; true once until `arrived` or `failed`.
    boolean begins() {
        if (isUnderWay || isDone) return false;
        isUnderWay = true;
        isOutdated = false;
        return true;
    }

    /// Whether this entry is for what is loaded; while that is being read it is kept.
    boolean takes(LogEntry entry) {
        if (isUnderWay) came.add(entry);
        return isDone;
    }

    /// It was read: what was published meanwhile, or null when it must be read again, because the
    /// store has let go of entries since.
    @Nullable List<LogEntry> arrived() {
        List<LogEntry> meanwhile = List.copyOf(came);
        failed();
        return isOutdated ? null : meanwhile;
    }

    void finish() {
        isDone = true;
    }

    void failed() {
        isUnderWay = false;
        came.clear();
    }

    /// What is loaded, or is just being read, is not what the store holds any more.
    void outdate() {
        isOutdated = true;
        isDone = false;
    }
}
