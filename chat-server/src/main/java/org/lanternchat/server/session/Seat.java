package org.lanternchat.server.session;

import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Participant;

import java.util.function.Consumer;

/// A connection as rooms and journal know it: who sits there, and how to reach them. Immutable; any
/// thread may call it. A tutorial's client that joins again gets another seat.
final class Seat implements Participant {
    private final Wire wire;
    private final Identity identity;
    private final Dialect dialect;
    private final Consumer<RoomName> turnedAway;

    /// `turnedAway` is told of rooms that could not let this connection in, on their threads.
    Seat(Wire wire, Identity identity, Dialect dialect, Consumer<RoomName> turnedAway) {
        this.wire = wire;
        this.identity = identity;
        this.dialect = dialect;
        this.turnedAway = turnedAway;
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
    public void turnedAway(RoomName room) {
        turnedAway.accept(room);
    }

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence) {
        if (dialect == Dialect.VERSION_1) {
            send(
                    Frame.of(
                            ServerEvent.Failure.of(code, sentence)
                                    .about(draft.rid(), draft.cid(), draft.room())));
        } else {
            tell(sentence);
        }
    }

    /// A line of the server's own, to this client of the tutorials alone.
    void tell(String line) {
        send(EntryFrames.notice(dialect, line, line));
    }
}
