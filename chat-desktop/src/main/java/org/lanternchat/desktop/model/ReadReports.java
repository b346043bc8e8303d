package org.lanternchat.desktop.model;

import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Tells the server how far this person has read, so that other devices and the authors know: at
/// once, and then no more often than the server passes it on. Belongs to the window's thread.
final class ReadReports {
    private final Surroundings surroundings;
    private final Consumer<ClientCommand> out;
    private final Map<String, Long> told = new LinkedHashMap<>();
    private final Map<String, Long> due = new LinkedHashMap<>();
    private boolean pausing;
    private Cancellable pause = () -> {};

    ReadReports(Surroundings surroundings, Consumer<ClientCommand> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    /// A room that is in step was read up to `seq`.
    void read(String room, long seq) {
        if (seq <= Math.max(told.getOrDefault(room, 0L), due.getOrDefault(room, 0L))) return;
        due.put(room, seq);
        if (!pausing) tell();
    }

    private void tell() {
        pausing = !due.isEmpty();
        due.forEach(
                (room, seq) -> {
                    told.put(room, seq);
                    out.accept(new ClientCommand.Read(null, new RoomName(room), seq));
                });
        due.clear();
        if (pausing) pause = surroundings.after(Limits.SEEN_EVERY, this::tell);
    }

    /// The connection broke: what the server knows it says when the rooms are joined again.
    void disconnected() {
        pause.cancel();
        pausing = false;
        told.clear();
        due.clear();
    }
}
