package org.lanternchat.server.journal;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.store.Entry;

import java.util.List;

/// What waits to become an entry, who wrote it, whom its text mentions, and who is told what became
/// of it. `author` is called on the journal's thread.
public record Draft(LogCommand command, Identity who, List<String> mentions, Author author) {
    public Draft {
        mentions = List.copyOf(mentions);
    }

    public RoomName room() {
        return command.room();
    }

    public @Nullable String rid() {
        return command.rid();
    }

    public @Nullable String cid() {
        return command.cid();
    }

    /// The connection that a draft came from.
    public interface Author {
        /// The draft was not written. The sentence says why and what to do; `retry` is in how many
        /// milliseconds trying again may help, or 0.
        void refused(Draft draft, ErrorCode code, String sentence, long retry);

        /// The draft is on disk, as this entry. Those who are sent what is published need not care.
        default void written(Entry entry) {}
    }
}
