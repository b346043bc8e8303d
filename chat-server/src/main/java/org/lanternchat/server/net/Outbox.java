package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.session.CloseCode;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;

/// What one client has yet to be sent: the rooms' frames and the protocol engine's control frames,
/// in one order. Any thread may call it. The contract: it never waits, never reorders, keeps one
/// write in flight, and holds at most `Limits.OUTBOX_BYTES`; a reader that is slower than that is
/// let go.
final class Outbox extends Writer {
    /// What is gathered into one write.
    private static final int WRITE_BYTES = 64 * 1024;

    /// How long a close frame may take to leave, and the peer to end after it.
    private static final Duration LINGER = Duration.ofSeconds(2);

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final NIOConnection socket;
    private final Timers timers;
    private final ArrayDeque<Frame> queue = new ArrayDeque<>();
    private int queuedBytes;
    private int bytesInFlight;
    private boolean isWriting;
    private boolean isFinishing;
    private boolean isShut;
    private boolean isPumping;

    Outbox(NIOConnection socket, Timers timers) {
        this.socket = socket;
        this.timers = timers;
    }

    /// Puts a frame behind the others. What may be dropped is, for a slow reader; a reader too slow
    /// for what may not be is closed with 1013.
    void offer(Frame frame) {
        synchronized (queue) {
            if (isFinishing) return;
            int waiting = queuedBytes + bytesInFlight;
            if (frame.isDroppable() && waiting > Limits.OUTBOX_BYTES / 2) return;
            if (waiting + frame.length() <= Limits.OUTBOX_BYTES) {
                add(frame);
                return;
            }
            queue.clear();
            queuedBytes = 0;
            add(Frame.close(CloseCode.SLOW_READER, "you read too slowly: please come back"));
            isFinishing = true;
        }
        LOG.log(Level.INFO, "a slow reader is let go: {0}", socket.getPeerAddress());
        end();
    }

    /// The connection is ending: nothing more is to be done for it.
    boolean isFinishing() {
        synchronized (queue) {
            return isFinishing;
        }
    }

    /// Sends what waits, as far as the socket takes it now.
    void flush() {
        pump();
    }

    /// Sends what waits and a close frame, and ends the connection.
    void finish(int code, String reason) {
        synchronized (queue) {
            if (isFinishing) return;
            add(Frame.close(code, reason));
            isFinishing = true;
        }
        end();
    }

    /// A control frame of the protocol engine: a pong, or its part of the closing handshake.
    @Override
    public void write(ByteBuffer bytes, CompletionHandler<ByteBuffer> whenSent) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        offer(Frame.ready(copy));
        pump();
        whenSent.completed(bytes);
    }

    /// The protocol engine is done: what waits is sent, and the connection ends.
    @Override
    public void close() {
        synchronized (queue) {
            if (isFinishing) return;
            isFinishing = true;
        }
        end();
    }

    private void end() {
        timers.after(LINGER, socket::terminateSilently);
        pump();
    }

    private void add(Frame frame) {
        queue.add(frame);
        queuedBytes += frame.length();
    }

    /// Writes one gathering after the other until one is under way or nothing is left. A write that
    /// ends at once calls this again from within; the loop outside then goes on.
    private void pump() {
        while (true) {
            ByteBuffer next;
            synchronized (queue) {
                if (isWriting || isPumping) return;
                if (queue.isEmpty()) {
                    if (isFinishing) shutOutput();
                    return;
                }
                next = gather();
                isWriting = true;
                isPumping = true;
            }
            write(next);
            synchronized (queue) {
                isPumping = false;
            }
        }
    }

    private ByteBuffer gather() {
        Frame first = queue.poll();
        if (first == null) return ByteBuffer.allocate(0);
        int bytes = first.length();
        int frames = 0;
        for (Frame frame : queue) {
            if (bytes + frame.length() > WRITE_BYTES) break;
            bytes += frame.length();
            frames++;
        }
        queuedBytes -= bytes;
        bytesInFlight = bytes;
        if (frames == 0) return first.buffer();
        ByteBuffer gathered = ByteBuffer.allocate(bytes).put(first.buffer());
        for (; frames > 0; frames--) gathered.put(queue.remove().buffer());
        return gathered.flip();
    }

    private void write(ByteBuffer bytes) {
        Buffer buffer = Buffers.wrap(socket.getMemoryManager(), bytes);
        socket.write(
                buffer,
                new EmptyCompletionHandler<WriteResult<Buffer, SocketAddress>>() {
                    @Override
                    public void completed(WriteResult<Buffer, SocketAddress> result) {
                        written();
                    }

                    @Override
                    public void failed(Throwable why) {
                        abandon();
                    }

                    @Override
                    public void cancelled() {
                        abandon();
                    }
                });
    }

    private void written() {
        synchronized (queue) {
            isWriting = false;
            bytesInFlight = 0;
        }
        pump();
    }

    private void abandon() {
        synchronized (queue) {
            isFinishing = true;
            queue.clear();
            queuedBytes = 0;
        }
        socket.terminateSilently();
    }

    /// Ends this direction only, so that the close frame is not lost to what the peer still sends.
    private void shutOutput() {
        if (isShut) return;
        isShut = true;
        try {
            if (socket.getChannel() instanceof SocketChannel channel) channel.shutdownOutput();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "already gone: {0}", socket.getPeerAddress());
        }
    }
}
