package org.lanternchat.server.frame;

/// Where frames for one client go. Any thread may call it; no call waits.
public interface Outlet {
    /// Puts a frame behind those offered before. Nothing happens when the connection has ended.
    void offer(Frame frame);

    /// Sends what was offered, as far as the connection takes it now.
    void flush();

    default void send(Frame frame) {
        offer(frame);
        flush();
    }

    /// Puts the frames of a broadcast, from the one with the index `first` on, behind those offered
    /// before, and sends all of it, as far as the connection takes it now.
    default void give(Broadcast broadcast, int first) {
        for (int i = first; i < broadcast.size(); i++) offer(broadcast.frame(i));
        flush();
    }

    /// So much waits for this client that it is to be spared what it may miss.
    default boolean isBehind() {
        return false;
    }
}
