package org.lanternchat.desktop.connection;

import jakarta.websocket.RemoteEndpoint;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/// The frames on their way to one socket, one write in flight at a time. Belongs to the
/// connection's thread.
///
/// Bound: `MOST` frames wait; one more and `offer` refuses, since a server that takes none is gone.
final class SendQueue {
    static final int MOST = 1_000;

    private final RemoteEndpoint.Async remote;
    private final Executor thread;
    private final ArrayDeque<String> frames = new ArrayDeque<>();
    private boolean writing;

    SendQueue(RemoteEndpoint.Async remote, Executor thread) {
        this.remote = remote;
        this.thread = thread;
    }

    boolean offer(String frame) {
        if (frames.size() >= MOST) return false;
        frames.add(frame);
        if (!writing) writeNext();
        return true;
    }

    private void writeNext() {
        String frame = frames.poll();
        writing = frame != null;
        if (frame == null) return;
        // A failed write shows as the close of the socket.
        remote.sendText(frame, _ -> thread.execute(this::writeNext));
    }
}
