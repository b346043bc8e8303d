package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.model.Surroundings.Cancellable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Limits;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Sends messages in the order in which they were written, no faster than the server takes them.
/// Belongs to the window's thread.
///
/// Bound: that of the outbox, which holds every message that waits here.
final class Sender {
    private static final long MILLIS_EACH = 1_000 / Limits.ENTRIES_PER_SECOND;

    private final Surroundings surroundings;
    private final Consumer<ClientCommand.Chat> out;
    private final Map<String, Long> orders = new HashMap<>();
    private final TreeMap<Long, ClientCommand.Chat> waiting = new TreeMap<>();
    private long written;
    private long freeAt;
    private long pausedUntil;
    private @Nullable Cancellable later;

    Sender(Surroundings surroundings, Consumer<ClientCommand.Chat> out) {
        this.surroundings = surroundings;
        this.out = out;
    }

    /// A message is to be sent, now or when its turn comes.
    void send(ClientCommand.Chat message) {
        waiting.put(orderOf(message), message);
        pump();
    }

    /// The server was too busy for this message: it and what comes after it wait for so long.
    void sendLater(ClientCommand.Chat message, Duration pause) {
        waiting.put(orderOf(message), message);
        pausedUntil = Math.max(pausedUntil, now() + pause.toMillis());
        pump();
    }

    /// A message is safe, or given up.
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

    private long orderOf(ClientCommand.Chat message) {
        return orders.computeIfAbsent(String.valueOf(message.cid()), _ -> ++written);
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
