package org.lanternchat.desktop.connection;

import org.lanternchat.protocol.ServerEvent;

/// Who is told what a connection hears. Called one call at a time, on the connection's thread, in
/// the order in which things happened; must not block.
public interface ConnectionListener {
    void status(ConnectionStatus status);

    /// Something that the server said.
    ///
    /// @return false when the listener cannot keep up: the connection is then dropped, and what was
    ///   missed is resumed from the log
    boolean event(ServerEvent event);
}
