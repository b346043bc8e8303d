package org.lanternchat.server.frame;

/// A connection as a room sees it. Any thread may call it; no call waits.
public interface Recipient extends Outlet {
    Dialect dialect();
}
