package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.grizzly.nio.transport.TCPNIOServerConnection;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;

/// Takes new connections as long as the process may open enough files besides them; when it may
/// not, newcomers wait in the system's queue, and it looks again each second. Grizzly would try
/// without a pause, and say nothing. All other events go to another strategy. Runs on a selector's
/// thread, and on the timers' when it looks again.
@SuppressWarnings("rawtypes") // as Grizzly declares it
final class Accepting implements IOStrategy {
    /// What is kept free for the store and for files, which those who are in need.
    static final int RESERVE = 48;

    /// So many connections are taken before it looks how many descriptors are left.
    static final int UNSEEN = 16;

    static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOG_EVERY = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(Accepting.class.getName());

    private final IOStrategy others;
    private final Descriptors descriptors;
    private final Timers timers;
    private int unseen = UNSEEN;
    private long loggedAt;
    private boolean hasLogged;

    Accepting(IOStrategy others, Descriptors descriptors, Timers timers) {
        this.others = others;
        this.descriptors = descriptors;
        this.timers = timers;
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event) throws IOException {
        return executeIoEvent(connection, event, true);
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event, boolean isEnabled)
            throws IOException {
        if (event != IOEvent.SERVER_ACCEPT
                || !(connection instanceof TCPNIOServerConnection listening)) {
            return others.executeIoEvent(connection, event, isEnabled);
        }
        if (mayTakeOneMore()) take(listening);
        else pause(listening);
        return true;
    }

    private boolean mayTakeOneMore() {
        if (++unseen < UNSEEN) return true;
        if (descriptors.left() < RESERVE + UNSEEN) return false;
        unseen = 0;
        return true;
    }

    private void take(TCPNIOServerConnection listening) throws IOException {
        try {
            listening.onAccept();
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "a connection could not be taken", failed);
            if (listening.isOpen()) pause(listening);
        }
    }

    private void pause(NIOConnection listening) throws IOException {
        unseen = UNSEEN;
        log();
        listening.disableIOEvent(IOEvent.SERVER_ACCEPT);
        timers.after(PAUSE, () -> goOn(listening));
    }

    private void goOn(NIOConnection listening) {
        try {
            if (listening.isOpen()) listening.enableIOEvent(IOEvent.SERVER_ACCEPT);
        } catch (IOException stopping) {
            LOG.log(Level.DEBUG, "not listening any more");
        }
    }

    private void log() {
        long now = timers.nanos();
        if (hasLogged && now - loggedAt < LOG_EVERY.toNanos()) return;
        hasLogged = true;
        loggedAt = now;
        LOG.log(
                Level.WARNING,
                "too few file descriptors are left to take new connections, which wait: let this"
                        + " process open more (ulimit -n, LimitNOFILE)");
    }

    @Override
    public @Nullable Executor getThreadPoolFor(Connection connection, IOEvent event) {
        return others.getThreadPoolFor(connection, event);
    }

    @Override
    public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
        return others.createDefaultWorkerPoolConfig(transport);
    }
}
