package org.lanternchat.server.benchmark.part;

import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.Participant;
import org.lanternchat.server.room.Ticket;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A connection without a socket, which counts what it is given. On the room's thread, but for
/// `awaitFrame`.
final class Counting implements Participant {
    private final Identity identity;
    private final Dialect dialect;
    private final CountDownLatch first = new CountDownLatch(1);
    private long bytes;

    Counting(Identity identity, Dialect dialect) {
        this.identity = identity;
        this.dialect = dialect;
    }

    long bytes() {
        return bytes;
    }

    /// Waits until it was given something.
    void awaitFrame() {
        try {
            if (!first.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("not let in");
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void offer(Frame frame) {
        bytes += frame.length();
        if (first.getCount() > 0) first.countDown();
    }

    @Override
    public void flush() {}

    @Override
    public Identity identity() {
        return identity;
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public void turnedAway(Ticket ticket) {
        throw new IllegalStateException("the room is full");
    }

    @Override
    public boolean showsWhatIsSeen() {
        return false;
    }

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence, long retry) {
        throw new IllegalStateException(sentence);
    }
}
