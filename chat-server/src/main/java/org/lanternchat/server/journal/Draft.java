package org.lanternchat.server.journal;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;

/// A message that waits for its number, and who is told what became of it. `author` is called on
/// the journal's thread.
public record Draft(
        RoomName room,
        @Nullable String rid,
        String uid,
        String name,
        @Nullable String cid,
        String text,
        @Nullable Long reply,
        Author author) {

    /// The connection that a draft came from.
    public interface Author {
        /// The draft was not written. The sentence says why and what to do.
        void refused(Draft draft, ErrorCode code, String sentence);
    }
}
