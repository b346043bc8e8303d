package org.lanternchat.server.benchmark.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ThreadLocalRandom;

/// One connection of the load: how far it has come, and what it has yet to send. Belongs to the
/// load's thread.
final class Client {
    enum State {
        CONNECTING,
        UPGRADING,
        GREETING,
        JOINING,
        IN,
        ENDED
    }

    static final int TEXT = 0x1;
    static final int CLOSE = 0x8;
    static final int PING = 0x9;
    static final int PONG = 0xA;

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final byte[] NOTHING = new byte[0];

    final int index;
    final int room;
    State state = State.CONNECTING;

    /// The beginning of a frame of which the rest has not come.
    private byte[] rest = NOTHING;

    private int restLength;

    private final SocketChannel socket;
    private final SelectionKey key;
    private final Wire wire;
    private ByteBuffer out = ByteBuffer.allocate(512);
    private boolean isDue;

    Client(int index, int room, SocketChannel socket, SelectionKey key, Wire wire) {
        this.index = index;
        this.room = room;
        this.socket = socket;
        this.key = key;
        this.wire = wire;
    }

    Wire wire() {
        return wire;
    }

    void finishConnect() throws IOException {
        socket.finishConnect();
        key.interestOps(SelectionKey.OP_READ);
        state = State.UPGRADING;
    }

    boolean isIn() {
        return state == State.IN;
    }

    boolean hasEnded() {
        return state == State.ENDED;
    }

    /// Puts the kept beginning in front of what comes next.
    int takeRest(byte[] to) {
        int length = restLength;
        System.arraycopy(rest, 0, to, 0, length);
        restLength = 0;
        return length;
    }

    void keepRest(byte[] from, int at, int length) {
        if (rest.length < length) rest = new byte[length * 2];
        System.arraycopy(from, at, rest, 0, length);
        restLength = length;
    }

    /// Puts bytes behind the others; they leave with `flush`.
    ///
    /// @return whether the client was not due for a flush before
    boolean put(byte[] bytes) {
        space(bytes.length).put(bytes);
        return becomesDue();
    }

    /// Puts a frame behind the others, masked as RFC 6455 wants it of clients (section 5.3).
    ///
    /// @return whether the client was not due for a flush before
    boolean putFrame(int opcode, byte[] payload, int from, int length) {
        ByteBuffer to = space(length + 8).put((byte) (FINAL | opcode));
        if (length < 126) to.put((byte) (MASKED | length));
        else to.put((byte) (MASKED | 126)).putShort((short) length);
        int mask = ThreadLocalRandom.current().nextInt();
        to.putInt(mask);
        for (int i = 0; i < length; i++) {
            to.put((byte) (payload[from + i] ^ mask >>> 24 - 8 * (i & 3)));
        }
        return becomesDue();
    }

    private ByteBuffer space(int length) {
        if (out.remaining() >= length) return out;
        out = ByteBuffer.allocate(2 * (out.position() + length)).put(out.flip());
        return out;
    }

    private boolean becomesDue() {
        boolean wasDue = isDue;
        isDue = true;
        return !wasDue;
    }

    /// Sends what waits, as far as the socket takes it now; the rest when it is writable.
    void flush() throws IOException {
        isDue = false;
        if (hasEnded()) return;
        out.flip();
        wire.write(out);
        boolean goesOn = out.hasRemaining() || wire.isBehind();
        out.compact();
        int wanted = goesOn ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
        if (key.interestOps() != wanted) key.interestOps(wanted);
    }

    void end() {
        state = State.ENDED;
        try {
            socket.close();
        } catch (IOException gone) {
            throw new IllegalStateException("a socket could not be closed", gone);
        }
    }
}
