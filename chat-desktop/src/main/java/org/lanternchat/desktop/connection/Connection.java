package org.lanternchat.desktop.connection;

import org.lanternchat.protocol.ClientCommand;

/// A line to a server that mends itself. Safe for any thread; no method blocks.
public interface Connection {
    /// Begins to connect. What happens is told to the listener.
    void start();

    /// Says something while the connection stands; without one it is dropped, since what must not
    /// be lost is in the outbox.
    void send(ClientCommand command);

    /// Ends a wait: connects now.
    void tryNow();

    /// Ends the connection that stands and begins another one at once: what is said in `hello` is
    /// to be said anew.
    void renew();

    /// Ends the connection for good; the listener is told nothing more.
    void close();

    /// Makes connections, so that tests can make others.
    interface Factory {
        Connection to(ServerAddress address, ConnectionListener listener);
    }
}
