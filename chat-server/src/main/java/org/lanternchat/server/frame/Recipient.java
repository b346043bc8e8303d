package org.lanternchat.server.frame;

/// A connection as a room sees it. Any thread may call it; no call waits.
public interface Recipient {
    Dialect dialect();

    /// Puts a frame behind those offered before. Nothing happens when the connection has ended.
    void offer(Frame frame);

    /// Sends what was offered, as far as the connection takes it now.
    void flush();

    default void send(Frame frame) {
        offer(frame);
        flush();
    }
}
