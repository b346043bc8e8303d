package org.lanternchat.server.session;

import org.lanternchat.server.frame.Frame;

/// The socket under a session. Any thread may call it; no call waits.
public interface Wire {
    /// Puts a frame behind those offered before. Nothing happens when the connection has ended.
    void offer(Frame frame);

    /// Sends what was offered, as far as the socket takes it now.
    void flush();

    /// Sends what was offered, a close frame with this code, and ends (RFC 6455, section 7.4).
    void close(int code, String reason);

    /// The time in nanoseconds when the peer was last heard.
    long lastHeard();

    /// The peer's IP address.
    String address();
}
