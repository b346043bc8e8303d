package org.lanternchat.server.journal;

import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import java.util.List;

/// Something that is decided when its turn comes, so that whatever was asked before has its effect:
/// making a room, keeping order in one. All methods are called on the journal's thread and must not
/// wait.
public interface Act {
    /// What is to be written.
    ///
    /// @throws ProtocolException when it may not be done
    List<Change> decide(Writing writing) throws StoreException;

    /// It is on disk, and the rules say so.
    void done();

    /// It was refused, or could not be written.
    void refused(ErrorCode code, String sentence);
}
