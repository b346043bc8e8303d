package org.lanternchat.server.fuzz;

import static org.lanternchat.server.conformance.ClientFrame.CLOSE;
import static org.lanternchat.server.conformance.ClientFrame.PING;
import static org.lanternchat.server.conformance.ClientFrame.PONG;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.conformance.ClientFrame;
import org.lanternchat.server.conformance.RawConnection;
import org.lanternchat.server.conformance.ServerFrame;
import org.lanternchat.server.fuzz.Framing.Verdict;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;

/// Frames over the wire: what comes back is what the independent reading of the standard says, and
/// nothing is left of it.
class FrameFuzzTest {
    private static final int USUAL = 6_000;
    private static final int WARM_UP = 500;
    private static final int BATCH = 1_000;
    private static final int THREADS = 3;
    private static final long MORE_BYTES = 8L << 20;
    private static final byte[] FENCE = {'f', 'e', 'n', 'c', 'e', 0, 1, 2};

    @TempDir Path data;
    private Stand stand;

    @BeforeEach
    void start() {
        stand = new Stand(data);
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    void whateverFramesComeTheAnswerIsThatOfTheStandard() throws Exception {
        Random first = new Random(0);
        for (int i = 0; i < WARM_UP; i++) check(FrameInputs.next(first), first);
        stand.serveTheNext();
        stand.remember();

        Fuzz.inputs(
                USUAL,
                THREADS,
                random -> {
                    check(FrameInputs.next(random), random);
                    if (random.nextInt(BATCH) == 0) stand.serveTheNext();
                });

        stand.serveTheNext();
        stand.expectAsBefore(MORE_BYTES, 0);
    }

    private void check(byte[] bytes, Random random) throws IOException {
        Verdict verdict = Framing.of(bytes);
        RawConnection connection = stand.connect(random.nextBoolean());
        try {
            for (byte[] part : FrameInputs.split(bytes, random)) connection.send(part);
            boolean mustStayOpen = verdict.codes().isEmpty() && !verdict.endsWithinAFrame();
            if (mustStayOpen) connection.send(ClientFrame.frame(PING, FENCE).bytes());
            else if (verdict.mayStayOpen()) connection.endOutput();
            new Answers(verdict, mustStayOpen).read(connection);
        } finally {
            connection.abort();
        }
    }

    /// What comes back, as far as the verdict knows it.
    private static final class Answers {
        private final Verdict verdict;
        private final boolean mustStayOpen;
        private int pongs;

        Answers(Verdict verdict, boolean mustStayOpen) {
            this.verdict = verdict;
            this.mustStayOpen = mustStayOpen;
        }

        void read(RawConnection connection) throws IOException {
            while (true) {
                ServerFrame frame = connection.frameOrEnd();
                if (frame == null) {
                    ended();
                    return;
                }
                if (frame.opcode() == CLOSE) {
                    closed(frame);
                    connection.expectEnd();
                    return;
                }
                if (frame.opcode() == PONG && isFence(frame)) return;
                if (frame.opcode() == PONG) pong(frame);
                else if (frame.opcode() != PING) Traces.check(frame.text());
            }
        }

        private boolean isFence(ServerFrame frame) {
            if (!mustStayOpen || !frame.payload().equals(ByteBuffer.wrap(FENCE))) return false;
            requirePongs();
            return true;
        }

        private void pong(ServerFrame frame) {
            boolean expected =
                    pongs < verdict.pongs().size()
                            && frame.payload().equals(verdict.pongs().get(pongs));
            if (!expected) throw new AssertionError("not this pong: " + frame + verdict);
            pongs++;
        }

        private void closed(ServerFrame frame) {
            requirePongs();
            if (!verdict.codes().contains(frame.closeCode())) {
                throw new AssertionError(frame + ", but " + verdict);
            }
        }

        /// Pongs may be lost on the way to somebody who has ended their own direction.
        private void ended() {
            if (mustStayOpen || !verdict.mayStayOpen()) {
                throw new AssertionError("ended without a close: " + verdict);
            }
        }

        private void requirePongs() {
            if (pongs < verdict.surePongs())
                throw new AssertionError("pongs are missing: " + verdict);
        }
    }
}
