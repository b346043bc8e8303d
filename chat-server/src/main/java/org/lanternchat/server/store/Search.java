package org.lanternchat.server.store;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Hit;

import java.util.List;
import java.util.Set;

/// What somebody looks for: messages that have every word of `text`, said by `from` if that is
/// given, older than the cursor `before` if that is given. Searched are the room, which the asker
/// may read, or else all open rooms but `without`, and the private and direct rooms `hidden` of
/// which the asker is a member.
public record Search(
        String text,
        @Nullable RoomName room,
        List<RoomName> hidden,
        Set<RoomName> without,
        @Nullable String from,
        @Nullable Long before,
        int limit) {
    public Search {
        hidden = List.copyOf(hidden);
        without = Set.copyOf(without);
    }

    /// The same, with fewer hits at once.
    public Search atMost(int fewer) {
        return new Search(text, room, hidden, without, from, before, fewer);
    }

    /// The newest hits first; `next` is the cursor of what is older, null when there is nothing.
    public record Found(List<Hit> hits, @Nullable Long next) {
        public Found {
            hits = List.copyOf(hits);
        }
    }
}
