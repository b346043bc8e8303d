package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.ConnectionListener;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.protocol.ServerEvent;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The way from the connection to the window. Filled on the connection's thread, emptied on the
/// window's, in one batch a frame however many events came. After a batch with more messages than
/// anybody can read in a frame the next one waits for `PAUSE`: to show a screen full of them takes
/// longer than a frame lasts, and in between the window is to answer whoever uses it.
///
/// Bound: `MOST` events; one more is refused, whereupon the connection is dropped and resumes from
/// the log. Statuses are few and always taken.
final class EventQueue implements ConnectionListener {
    static final int MOST = 20_000;

    /// With more entries of a log than this a batch is followed by a pause.
    static final int READABLE = 10;

    static final Duration PAUSE = Duration.ofMillis(300);

    private final Surroundings surroundings;
    private final Consumer<List<Heard>> reader;
    private final ArrayDeque<Heard> waiting = new ArrayDeque<>();
    private boolean pausing;

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
            first = waiting.isEmpty() && !pausing;
            waiting.add(heard);
        }
        if (first) surroundings.nextFrame(this::drain);
        return true;
    }

    private void drain() {
        List<Heard> batch;
        boolean flood;
        synchronized (waiting) {
            batch = new ArrayList<>(waiting);
            waiting.clear();
            pausing = isFlood(batch);
            flood = pausing;
        }
        if (flood) surroundings.after(PAUSE, this::goOn);
        reader.accept(batch);
    }

    private void goOn() {
        boolean any;
        synchronized (waiting) {
            pausing = false;
            any = !waiting.isEmpty();
        }
        if (any) surroundings.nextFrame(this::drain);
    }

    private static boolean isFlood(List<Heard> batch) {
        int entries = 0;
        for (Heard heard : batch) {
            if (heard instanceof Heard.Event(ServerEvent.LogEntry _)) entries++;
        }
        return entries > READABLE;
    }
}
