package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.ConnectionListener;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.protocol.ServerEvent;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The way from the connection to the window. Filled on the connection's thread, emptied on the
/// window's, in one batch a frame however many events came.
///
/// Bound: `MOST` events; one more is refused, whereupon the connection is dropped and resumes from
/// the log. Statuses are few and always taken.
final class EventQueue implements ConnectionListener {
    static final int MOST = 20_000;

    private final Surroundings surroundings;
    private final Consumer<List<Heard>> reader;
    private final ArrayDeque<Heard> waiting = new ArrayDeque<>();

    /// What was heard: news of the line, or an event of the server.
    sealed interface Heard {
        record Status(ConnectionStatus status) implements Heard {}

        record Event(ServerEvent event) implements Heard {}
    }

    EventQueue(Surroundings surroundings, Consumer<List<Heard>> reader) {
        this.surroundings = surroundings;
        this.reader = reader;
    }

    @Override
    public void status(ConnectionStatus status) {
        boolean _ = offer(new Heard.Status(status), Integer.MAX_VALUE);
    }

    @Override
    public boolean event(ServerEvent event) {
        return offer(new Heard.Event(event), MOST);
    }

    private boolean offer(Heard heard, int most) {
        boolean first;
        synchronized (waiting) {
            if (waiting.size() >= most) return false;
            first = waiting.isEmpty();
            waiting.add(heard);
        }
        if (first) surroundings.nextFrame(this::drain);
        return true;
    }

    private void drain() {
        List<Heard> batch;
        synchronized (waiting) {
            batch = new ArrayList<>(waiting);
            waiting.clear();
        }
        reader.accept(batch);
    }
}
