package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.time.Duration;
import java.util.List;

/// The way to a message that may not be loaded: older pages come until it is there. Belongs to the
/// window's thread.
///
/// Bound: one way at a time, and `PAGES` pages.
final class Jumps {
    /// A page is asked for no more often than the server answers.
    private static final Duration PACE = Duration.ofMillis(1_100 / Limits.READS_PER_SECOND);

    /// As many messages as a window holds well.
    static final int PAGES = 100;

    private final RoomModels rooms;
    private final RoomVisits visits;
    private final LineModel line;
    private final Trouble trouble;
    private final Surroundings surroundings;
    private @Nullable RoomModel room;
    private long target;
    private int pages;
    private Cancellable next = () -> {};

    /// The room that is shown first; empty for none.
    private String wanted = "";

    Jumps(
            RoomModels rooms,
            RoomVisits visits,
            LineModel line,
            Trouble trouble,
            Surroundings surroundings) {
        this.rooms = rooms;
        this.visits = visits;
        this.line = line;
        this.trouble = trouble;
        this.surroundings = surroundings;
    }

    /// Shows a room, which may have to be joined, and leads to this message of it.
    void to(String in, long seq) {
        stop();
        wanted = in;
        target = seq;
        visits.show(in);
        settle();
    }

    /// The room that was wanted may be shown by now.
    void settle() {
        RoomModel shown = rooms.currentProperty().get();
        if (shown == null || !shown.name().equals(wanted)) return;
        boolean settled = shown.state().isSynced() || !line.connectedProperty().get();
        if (settled) to(shown, target);
    }

    /// Leads to this message of a room that is shown.
    void to(RoomModel in, long seq) {
        stop();
        room = in;
        target = seq;
        pages = 0;
        step();
    }

    private void step() {
        RoomModel in = room;
        if (in == null) return;
        List<Chat> loaded = in.state().messages();
        boolean there = !loaded.isEmpty() && loaded.getFirst().seq() <= target;
        if (there || !in.state().hasOlder()) {
            arrive(in, loaded);
        } else if (!line.connectedProperty().get()) {
            stop();
            trouble.tell(Wording.of("jump.offline"));
        } else if (pages >= PAGES) {
            stop();
            trouble.tell(Wording.of("jump.tooFar"));
        } else {
            if (visits.loadOlder(in, Limits.PAGE)) pages++;
            next = surroundings.after(PACE, this::step);
        }
    }

    private void arrive(RoomModel in, List<Chat> loaded) {
        stop();
        if (Chats.find(loaded, target) == null) {
            trouble.tell(Wording.of("jump.gone"));
        } else {
            in.lookAt(target);
        }
    }

    /// Pages are coming that somebody waits for.
    boolean isUnderWay() {
        return room != null;
    }

    /// The person goes elsewhere, or the connection broke.
    void stop() {
        next.cancel();
        room = null;
        wanted = "";
    }
}
