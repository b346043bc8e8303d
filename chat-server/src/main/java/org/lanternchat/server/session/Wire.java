package org.lanternchat.server.session;

import org.lanternchat.server.frame.Outlet;

/// The socket under a session. Any thread may call it; no call waits.
public interface Wire extends Outlet {
    /// Sends what was offered, a close frame with this code, and ends (RFC 6455, section 7.4).
    void close(int code, String reason);

    /// The time in nanoseconds when the peer was last heard.
    long lastHeard();

    /// The peer's IP address.
    String address();
}
