package org.lanternchat.server.net;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.IOEvent;
import org.glassfish.grizzly.IOStrategy;
import org.glassfish.grizzly.Transport;
import org.glassfish.grizzly.strategies.SameThreadIOStrategy;
import org.glassfish.grizzly.strategies.WorkerThreadIOStrategy;
import org.glassfish.grizzly.threadpool.ThreadPoolConfig;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.concurrent.Executor;

/// On which thread a socket's events are served: those of WebSockets on the selector's own, since
/// all that is done with their bytes there is short, and handing them over would cost more; those
/// of HTTP, which may compute keys or wait for a disk, on a worker. Stateless.
@SuppressWarnings("rawtypes") // as Grizzly declares it
final class EventThreads implements IOStrategy {
    private final IOStrategy selector = SameThreadIOStrategy.getInstance();
    private final IOStrategy worker = WorkerThreadIOStrategy.getInstance();

    private IOStrategy strategyFor(Connection connection) {
        return ClientConnection.OF.get(connection) == null ? worker : selector;
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event) throws IOException {
        return executeIoEvent(connection, event, true);
    }

    @Override
    public boolean executeIoEvent(Connection connection, IOEvent event, boolean isEnabled)
            throws IOException {
        if (event == IOEvent.READ && isEnabled) {
            ClientConnection webSocket = ClientConnection.OF.get(connection);
            if (webSocket != null && webSocket.isPlain()) {
                webSocket.readable();
                return true;
            }
        }
        return strategyFor(connection).executeIoEvent(connection, event, isEnabled);
    }

    @Override
    public @Nullable Executor getThreadPoolFor(Connection connection, IOEvent event) {
        return strategyFor(connection).getThreadPoolFor(connection, event);
    }

    @Override
    public ThreadPoolConfig createDefaultWorkerPoolConfig(Transport transport) {
        return worker.createDefaultWorkerPoolConfig(transport);
    }
}
