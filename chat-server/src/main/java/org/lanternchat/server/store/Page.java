package org.lanternchat.server.store;

import org.lanternchat.protocol.ServerEvent.Chat;

import java.util.List;

/// Messages of one room as they are now, ascending, and whether there are more before and after
/// them.
public record Page(List<Chat> messages, boolean before, boolean after) {
    public Page {
        messages = List.copyOf(messages);
    }
}
