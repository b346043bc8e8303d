package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.Limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Sends messages, edits and the like in the order in which they were given, no faster than the
/// server takes them. Belongs to the window's thread.
///
/// Bound: that of the outbox, which holds every command that waits here.
final class Sender {
    private static final long MILLIS_EACH = 1_000 / Limits.ENTRIES_PER_SECOND;

    private final Surroundings surroundings;
    private final Consumer<LogCommand> out;
    private final Map<String, Long> orders = new HashMap<>();
    private final TreeMap<Long, LogCommand> waiting = new TreeMap<>();
    private long written;
    private long freeAt;
    private long pausedUntil;
    private @Nullable Cancellable later;

    Sender(Surroundings surroundings, Consumer<LogCommand> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    /// A command is to be sent, now or when its turn comes.
    void send(LogCommand command) {
        waiting.put(orderOf(command), command);
        pump();
    }

    /// The server was too busy for this command: it and what comes after it wait for so long.
    void sendLater(LogCommand command, Duration pause) {
        waiting.put(orderOf(command), command);
        pausedUntil = Math.max(pausedUntil, now() + pause.toMillis());
        pump();
    }

    /// A command is safe, or given up.
    void done(String cid) {
        Long order = orders.remove(cid);
        if (order != null) waiting.remove(order);
    }

    /// The connection broke: what waits is sent again when its room is in step.
    void stop() {
        waiting.clear();
        pausedUntil = 0;
        if (later != null) later.cancel();
        later = null;
    }

    private long orderOf(LogCommand command) {
        return orders.computeIfAbsent(String.valueOf(command.cid()), _ -> ++written);
    }

    private void pump() {
        if (later != null) later.cancel();
        later = null;
        while (!waiting.isEmpty()) {
            long now = now();
            long burst = (Limits.ENTRY_BURST - 1) * MILLIS_EACH;
            long at = Math.max(pausedUntil, freeAt - burst);
            if (at > now) {
                later = surroundings.after(Duration.ofMillis(at - now), this::pump);
                return;
            }
            freeAt = Math.max(freeAt, now) + MILLIS_EACH;
            out.accept(waiting.pollFirstEntry().getValue());
        }
    }

    private long now() {
        return surroundings.clock().millis();
    }
}
