package org.lanternchat.server.net;

import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.EmptyCompletionHandler;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.nio.NIOConnection;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;
import org.lanternchat.server.frame.Broadcast;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.frame.Outlet;
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
/// write in flight, and holds no more than `OutboxBudget` allows; a reader that is slower than that
/// is let go.
///
/// A write is tried at once, on the calling thread and straight to the socket, and only what the
/// socket does not take is kept; so a client that keeps up costs no memory here. What is to be
/// encrypted goes by way of the connection's filters instead.
final class Outbox extends Writer implements Outlet {
    /// How long a close frame may take to leave, and the peer to end after it.
    private static final Duration LINGER = Duration.ofSeconds(2);

    /// Where what waits is gathered for one write.
    private static final ThreadLocal<ByteBuffer> GATHERED =
            ThreadLocal.withInitial(() -> ByteBuffer.allocateDirect(Broadcast.BYTES));

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    private final NIOConnection socket;
    private final @Nullable SocketChannel channel;
    private final Timers timers;
    private final OutboxBudget budget;

    /// Null while nothing waits.
    private @Nullable ArrayDeque<Frame> queue;

    /// How much of the first frame has been sent.
    private int sentOfFirst;

    /// The bytes in the queue, and those that the socket has not taken yet.
    private int waiting;

    /// From the start, until the handshake's answer is out.
    private boolean isWriting = true;

    private boolean isFinishing;
    private boolean isShut;
    private boolean isGone;

    /// `channel`: where to write what is not encrypted; null when it must be.
    Outbox(
            NIOConnection socket,
            @Nullable SocketChannel channel,
            Timers timers,
            OutboxBudget budget) {
        this.socket = socket;
        this.channel = channel;
        this.timers = timers;
        this.budget = budget;
    }

    /// The handshake's answer is out: frames may follow.
    void open() {
        pump();
    }

    /// Puts a frame behind the others. What may be dropped is, for a slow reader; a reader too slow
    /// for what may not be is closed with 1013.
    @Override
    public void offer(Frame frame) {
        synchronized (this) {
            if (isFinishing || frame.isDroppable() && isBehind()) return;
            if (waiting + frame.length() <= budget.allowance(waiting)) {
                add(frame);
                return;
            }
            dropQueue();
            add(Frame.close(CloseCode.SLOW_READER, "you read too slowly: please come back"));
            isFinishing = true;
        }
        budget.letGo();
        LOG.log(Level.INFO, "a slow reader is let go: {0}", socket.getPeerAddress());
        end();
    }

    @Override
    public void give(Broadcast broadcast, int first) {
        boolean isIdle;
        synchronized (this) {
            if (isFinishing) return;
            isIdle = queue == null && !isWriting;
            isWriting |= isIdle;
        }
        if (!isIdle) Outlet.super.give(broadcast, first);
        else if (write(broadcast.bytes(first))) pump();
    }

    @Override
    public synchronized boolean isBehind() {
        return waiting > budget.allowance(waiting) / 2;
    }

    /// The connection is ending: nothing more is to be done for it.
    synchronized boolean isFinishing() {
        return isFinishing;
    }

    /// Sends what waits, as far as the socket takes it now.
    @Override
    public void flush() {
        synchronized (this) {
            if (isWriting || queue == null && !isFinishing) return;
            isWriting = true;
        }
        pump();
    }

    /// Sends what waits and a close frame, and ends the connection.
    void finish(int code, String reason) {
        synchronized (this) {
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
        send(Frame.ready(copy));
        whenSent.completed(bytes);
    }

    /// The protocol engine is done: what waits is sent, and the connection ends.
    @Override
    public void close() {
        synchronized (this) {
            if (isFinishing) return;
            isFinishing = true;
        }
        end();
    }

    private void end() {
        timers.after(LINGER, socket::terminateSilently);
        flush();
    }

    private void add(Frame frame) {
        ArrayDeque<Frame> frames = queue;
        if (frames == null) frames = queue = new ArrayDeque<>(4);
        frames.add(frame);
        count(frame.length());
    }

    private void count(int bytes) {
        waiting += bytes;
        budget.count(bytes);
    }

    /// Drops what waits, but for the rest of a frame that is sent in part.
    private void dropQueue() {
        ArrayDeque<Frame> frames = queue;
        if (frames == null) return;
        while (frames.size() > (sentOfFirst > 0 ? 1 : 0)) count(-frames.removeLast().length());
        if (frames.isEmpty()) queue = null;
    }

    /// Writes one gathering after the other until one is under way or nothing is left. Whoever
    /// calls it has set `isWriting`.
    private void pump() {
        ByteBuffer gathered = GATHERED.get();
        do {
            gathered.clear();
            synchronized (this) {
                gather(gathered);
                if (gathered.position() == 0) {
                    isWriting = false;
                    if (isFinishing) shutOutput();
                    return;
                }
            }
        } while (write(gathered.flip()));
    }

    /// Takes from the queue what fits into one write.
    private void gather(ByteBuffer space) {
        ArrayDeque<Frame> frames = queue;
        if (frames == null) return;
        while (space.hasRemaining()) {
            Frame first = frames.peek();
            if (first == null) {
                queue = null;
                break;
            }
            sentOfFirst += first.putInto(space, sentOfFirst);
            if (sentOfFirst < first.length()) break;
            frames.remove();
            sentOfFirst = 0;
        }
        count(-space.position());
    }

    /// Whether all of it went out at once; if not, the rest is under way or the connection ends.
    private boolean write(ByteBuffer bytes) {
        SocketChannel plain = channel;
        try {
            if (plain != null) plain.write(bytes);
        } catch (IOException gone) {
            abandon();
            return false;
        }
        if (!bytes.hasRemaining()) return true;
        int left = bytes.remaining();
        synchronized (this) {
            count(left);
        }
        // The filters encrypt before they return, so only what goes out as it is must be kept.
        ByteBuffer rest = plain == null ? bytes : ByteBuffer.allocate(left).put(bytes).flip();
        socket.write(Buffers.wrap(socket.getMemoryManager(), rest), new Rest(left));
        return false;
    }

    /// What the socket did not take at once.
    private final class Rest extends EmptyCompletionHandler<WriteResult<Buffer, SocketAddress>> {
        private final int length;

        Rest(int length) {
            this.length = length;
        }

        @Override
        public void completed(WriteResult<Buffer, SocketAddress> result) {
            synchronized (Outbox.this) {
                if (isGone) return;
                count(-length);
            }
            pump();
        }

        @Override
        public void failed(Throwable why) {
            abandon();
        }

        @Override
        public void cancelled() {
            abandon();
        }
    }

    private void abandon() {
        closed();
        socket.terminateSilently();
    }

    /// The socket is closed: nothing waits any more.
    synchronized void closed() {
        isFinishing = true;
        isGone = true;
        queue = null;
        count(-waiting);
    }

    /// Ends this direction only, so that the close frame is not lost to what the peer still sends.
    private void shutOutput() {
        if (isShut) return;
        isShut = true;
        TlsLink encryption = TlsLink.of(socket);
        if (encryption != null) encryption.endOutput();
        try {
            if (socket.getChannel() instanceof SocketChannel open) open.shutdownOutput();
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "already gone: {0}", socket.getPeerAddress());
        }
    }
}
