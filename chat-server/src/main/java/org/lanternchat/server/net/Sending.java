package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.WriteHandler;
import org.glassfish.grizzly.http.io.NIOOutputStream;
import org.glassfish.grizzly.http.server.Response;
import org.glassfish.grizzly.memory.Buffers;
import org.lanternchat.server.file.Content;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/// A file going out over HTTP. Runs on whichever worker finds room in the socket, one at a time:
/// reads as much as fits, and leaves.
final class Sending implements WriteHandler {
    private static final int PIECE = 32 * 1024;

    /// After as many pieces others get their turn, however fast the reader is.
    private static final int PIECES_A_TURN = 32;

    private static final System.Logger LOG = System.getLogger(Sending.class.getName());

    private final NIOOutputStream output;
    private final Content file;
    private final Executor workers;
    private final Watcher watcher;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private long at;
    private long left;

    /// Who wants to know how it goes on.
    interface Watcher {
        void moved();

        /// All of it is written, or nothing more can be. Called once.
        void over(boolean isWhole);
    }

    Sending(Response response, Content file, ByteRange range, Executor workers, Watcher watcher) {
        this.output = response.getNIOOutputStream();
        this.file = file;
        this.workers = workers;
        this.watcher = watcher;
        at = range.first();
        left = range.length();
    }

    void begin() {
        output.notifyCanWrite(this);
    }

    /// The client may have gone by now.
    private void goOn() {
        if (!hasEnded.get()) output.notifyCanWrite(this);
    }

    /// The client has gone.
    void breakOff() {
        end(false);
    }

    @Override
    public void onWritePossible() throws IOException {
        watcher.moved();
        for (int i = 0; i < PIECES_A_TURN && left > 0; i++) {
            if (hasEnded.get()) return;
            if (!output.canWrite()) break;
            output.write(piece());
            output.flush();
        }
        if (left == 0) end(true);
        else workers.execute(this::goOn);
    }

    private Buffer piece() throws IOException {
        ByteBuffer piece = ByteBuffer.allocate((int) Math.min(PIECE, left));
        while (piece.hasRemaining()) {
            int count = file.read(piece, at + piece.position());
            if (count < 0) throw new EOFException("the file is shorter than it was");
        }
        at += piece.position();
        left -= piece.position();
        return Buffers.wrap(null, piece.flip());
    }

    @Override
    public void onError(Throwable broken) {
        LOG.log(Level.DEBUG, "a download broke off: {0}", broken.getClass().getName());
        end(false);
    }

    private void end(boolean isWhole) {
        if (!hasEnded.getAndSet(true)) watcher.over(isWhole);
    }
}
