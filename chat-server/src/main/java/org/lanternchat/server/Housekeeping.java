package org.lanternchat.server;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.identity.Marks;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.room.LogReader;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.room.Rooms;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.time.Timers;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the server does by itself from time to time: writes up to where people have read, lays
/// rooms aside that nobody uses, and lets go of entries that are older than their room keeps them.
/// Runs on the timers' thread, and on those of the reader and the journal; waits for nothing.
final class Housekeeping {
    /// The marks that are written at once, since messages wait for them.
    private static final int MARKS = 500;

    private static final Duration IDLE_FOR = Duration.ofMinutes(1);
    private static final Duration RETENTION_EVERY = Duration.ofHours(1);
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());

    private final LogReader reader;
    private final Journal journal;
    private final Rooms rooms;
    private final Marks marks;
    private final Runnable filesForgotten;
    private final Timers timers;

    /// `filesForgotten` is told when files of messages may have gone with them.
    Housekeeping(
            LogReader reader,
            Journal journal,
            Rooms rooms,
            Marks marks,
            Runnable filesForgotten,
            Timers timers) {
        this.reader = reader;
        this.journal = journal;
        this.rooms = rooms;
        this.marks = marks;
        this.filesForgotten = filesForgotten;
        this.timers = timers;
    }

    void start() {
        timers.every(Limits.SEEN_EVERY, this::writeMarks);
        timers.every(IDLE_FOR, rooms::layIdleAside);
        timers.every(RETENTION_EVERY, this::findExpired);
        findExpired();
    }

    /// Writes the marks that have moved.
    void writeMarks() {
        List<Change> all = marks.moved();
        for (int from = 0; from < all.size(); from += MARKS) {
            write(all.subList(from, Math.min(all.size(), from + MARKS)));
        }
    }

    private void write(List<Change> moved) {
        boolean queued =
                journal.write(
                        moved,
                        failure -> {
                            if (failure != null) marks.again(moved);
                        });
        if (!queued) marks.again(moved);
    }

    private void findExpired() {
        long now = timers.now();
        reader.read(
                store -> {
                    Map<RoomName, Long> expired = new HashMap<>();
                    for (Change.Keep keep : store.keeps()) {
                        long seq = store.expired(keep, now);
                        if (seq > 0) expired.put(keep.room(), seq);
                    }
                    return expired;
                },
                expired -> expired.forEach(this::forget),
                () -> LOG.log(Level.WARNING, "not looked for entries that are too old"));
    }

    /// Takes entries away in small groups, so that nobody waits for it, until there are no more.
    private void forget(RoomName name, long seq) {
        var _ =
                journal.forget(
                        name,
                        seq,
                        (failure, gone) -> {
                            Room room = rooms.find(name);
                            if (failure != null || gone == 0) return;
                            filesForgotten.run();
                            if (room != null) room.shorten();
                            forget(name, seq);
                        });
    }
}
