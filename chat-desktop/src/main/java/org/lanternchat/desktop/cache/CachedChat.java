package org.lanternchat.desktop.cache;

import org.lanternchat.protocol.ServerEvent.Welcome;

import java.util.List;

/// What was kept of one person's chat at one server: who they were there, the rooms of the sidebar,
/// and the rooms that were read. Immutable, for any thread.
public record CachedChat(Welcome welcome, List<CachedRoom> rooms) {
    public CachedChat {
        rooms = List.copyOf(rooms);
    }
}
