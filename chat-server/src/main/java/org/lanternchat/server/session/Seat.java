package org.lanternchat.server.session;

import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.server.frame.Broadcast;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Participant;
import org.lanternchat.server.room.Ticket;

import java.util.function.Consumer;

/// A connection as rooms and journal know it: who sits there, and how to reach them. Immutable; any
/// thread may call it. A tutorial's client that joins again gets another seat.
final class Seat implements Participant {
    private final Wire wire;
    private final Identity identity;
    private final Dialect dialect;
    private final boolean showsWhatIsSeen;
    private final Consumer<Ticket> turnedAway;

    /// `turnedAway` is told of rooms that could not let this connection in or put it out, on their
    /// threads.
    Seat(
            Wire wire,
            Identity identity,
            Dialect dialect,
            boolean showsWhatIsSeen,
            Consumer<Ticket> turnedAway) {
        this.wire = wire;
        this.identity = identity;
        this.dialect = dialect;
        this.showsWhatIsSeen = showsWhatIsSeen;
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
    public boolean showsWhatIsSeen() {
        return showsWhatIsSeen;
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
    public void give(Broadcast broadcast, int first) {
        wire.give(broadcast, first);
    }

    @Override
    public boolean isBehind() {
        return wire.isBehind();
    }

    @Override
    public void turnedAway(Ticket ticket) {
        turnedAway.accept(ticket);
    }

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence, long retry) {
        if (dialect != Dialect.VERSION_1) {
            tell(sentence);
            return;
        }
        Failure failure = Failure.of(code, sentence).about(draft.rid(), draft.cid(), draft.room());
        send(Frame.of(retry == 0 ? failure : failure.retryAfter(retry)));
    }

    /// A line of the server's own, to this client of the tutorials alone.
    void tell(String line) {
        send(EntryFrames.notice(dialect, line, line));
    }
}
