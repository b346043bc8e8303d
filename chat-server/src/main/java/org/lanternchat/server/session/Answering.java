package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.journal.Act;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import java.util.List;

/// An act that one command asked for: whoever asked is told when it was refused. Called on the
/// journal's thread.
record Answering(
        Replies replies,
        @Nullable String rid,
        @Nullable RoomName room,
        Decision decision,
        Runnable then)
        implements Act {
    /// What is to be written, or a refusal.
    interface Decision {
        List<Change> decide(Writing writing) throws StoreException;
    }

    @Override
    public List<Change> decide(Writing writing) throws StoreException {
        return decision.decide(writing);
    }

    @Override
    public void done() {
        then.run();
    }

    @Override
    public void refused(ErrorCode code, String sentence) {
        replies.refuse(code, sentence, rid, null, room);
    }
}
