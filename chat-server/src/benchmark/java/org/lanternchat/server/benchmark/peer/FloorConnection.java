package org.lanternchat.server.benchmark.peer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/// One client of the floor. Whoever reads too slowly is cut off. On the floor's one thread.
final class FloorConnection {
    private static final int MOST_WAITING = 1 << 20;

    final SocketChannel socket;
    private final SelectionKey key;
    boolean isUpgraded;
    private @Nullable FloorRoom room;

    /// A message of this client, up to its text.
    private byte[] head = new byte[0];

    /// The beginning of a frame of which the rest has not come.
    private byte[] rest = new byte[0];

    private int restLength;

    /// Where in this pass its own messages begin and end.
    private int[] own = new int[8];

    private int ownCount;
    private @Nullable ByteBuffer waiting;

    FloorConnection(SocketChannel socket, SelectionKey key) {
        this.socket = socket;
        this.key = key;
    }

    @Nullable FloorRoom room() {
        return room;
    }

    byte[] head() {
        return head;
    }

    void enter(FloorRoom in, byte[] headOfMessages) {
        room = in;
        head = headOfMessages;
        in.add(this);
    }

    int takeRest(byte[] to) {
        int length = restLength;
        System.arraycopy(rest, 0, to, 0, length);
        restLength = 0;
        return length;
    }

    void keepRest(byte[] from, int at, int end) {
        rest = Arrays.copyOfRange(from, at, end);
        restLength = rest.length;
    }

    void hasSaid(int begin, int end) {
        if (ownCount + 2 > own.length) own = Arrays.copyOf(own, own.length * 2);
        own[ownCount++] = begin;
        own[ownCount++] = end;
    }

    void sendAllButOwn(ByteBuffer pass) {
        int length = pass.limit();
        try {
            int at = 0;
            for (int i = 0; i < ownCount; i += 2) {
                send(pass.limit(own[i]).position(at));
                at = own[i + 1];
            }
            send(pass.limit(length).position(at));
        } catch (IOException gone) {
            close();
        } finally {
            ownCount = 0;
            pass.limit(length).position(0);
        }
    }

    private void send(ByteBuffer bytes) throws IOException {
        if (waiting == null) socket.write(bytes);
        if (!bytes.hasRemaining()) return;
        ByteBuffer before = waiting == null ? ByteBuffer.allocate(0) : waiting;
        int length = before.remaining() + bytes.remaining();
        if (length > MOST_WAITING) throw new IOException("too slow");
        waiting = ByteBuffer.allocate(length).put(before).put(bytes).flip();
        key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }

    void sendRest() throws IOException {
        ByteBuffer bytes = waiting;
        if (bytes != null) socket.write(bytes);
        if (bytes != null && bytes.hasRemaining()) return;
        waiting = null;
        key.interestOps(SelectionKey.OP_READ);
    }

    void close() {
        if (room != null) room.remove(this);
        room = null;
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
