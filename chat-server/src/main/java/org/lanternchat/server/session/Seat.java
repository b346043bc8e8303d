package org.lanternchat.server.session;

import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Participant;

/// A connection as rooms and journal know it: who sits there, and how to reach them. Immutable; any
/// thread may call it. A tutorial's client that joins again gets another seat.
final class Seat implements Participant {
    private final Wire wire;
    private final Identity identity;
    private final Dialect dialect;

    Seat(Wire wire, Identity identity, Dialect dialect) {
        this.wire = wire;
        this.identity = identity;
        this.dialect = dialect;
    }

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void offer(Frame frame) {
        wire.offer(frame);
    }

    @Override
    public void flush() {
        wire.flush();
    }

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence) {
        if (dialect == Dialect.VERSION_1) {
            send(
                    Frame.of(
                            ServerEvent.Failure.of(code, sentence)
                                    .about(null, draft.cid(), draft.room())));
        } else {
            tell(sentence);
        }
    }

    /// A line of the server's own, to this client of the tutorials alone.
    void tell(String line) {
        send(EntryFrames.notice(dialect, line, line));
    }
}
