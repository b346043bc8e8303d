package org.lanternchat.server.hurt;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// One connection of a swarm, well behaved or not: it can stop reading, send any bytes, and end
/// without a word. Lives on the swarm's thread.
final class Peer implements Incoming.Taker {
    /// The connection ended without a close frame.
    static final int ABRUPT = -1;

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Incoming incoming = new Incoming();
    private final ArrayDeque<ByteBuffer> unsent = new ArrayDeque<>();
    private final Map<String, Integer> events = new HashMap<>();
    private Consumer<String> onText = _ -> {};
    private int status;
    private int closeCode;
    private boolean hasEnded;
    private boolean isReading = true;
    private long pongs;
    private long bytesTaken;

    Peer(SocketChannel channel, SelectionKey key) {
        this.channel = channel;
        this.key = key;
    }

    /// Is told each text from now on.
    void onText(Consumer<String> taker) {
        onText = taker;
    }

    /// Sends a command; single quotes stand for double ones.
    void send(String command) {
        send(Outgoing.text(command));
    }

    /// Sends these bytes as they are, as soon as the socket takes them.
    void send(byte[] bytes) {
        if (hasEnded) return;
        unsent.add(ByteBuffer.wrap(bytes));
        if (channel.isConnected()) write();
    }

    /// What the socket has not taken yet.
    boolean isStuckSending() {
        return !unsent.isEmpty();
    }

    void stopReading() {
        isReading = false;
        listen();
    }

    void readOn() {
        isReading = true;
        listen();
    }

    /// Ends as a machine does that loses its power: with a reset.
    void reset() {
        try {
            if (channel.isOpen()) channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException gone) {
            // It has ended already, as it should.
        }
        end(ABRUPT);
    }

    /// Ends the TCP connection in order, without a close frame.
    void hangUp() {
        end(ABRUPT);
    }

    boolean hasEnded() {
        return hasEnded;
    }

    /// 0 as long as no close frame has come, `ABRUPT` when there was none.
    int closeCode() {
        return closeCode;
    }

    /// What the handshake, or a request, was answered; 0 as long as it was not.
    int status() {
        return status;
    }

    /// How many events of this type have come.
    int count(String type) {
        return events.getOrDefault(type, 0);
    }

    long pongs() {
        return pongs;
    }

    long bytesTaken() {
        return bytesTaken;
    }

    @Override
    public void answered(int with) {
        status = with;
    }

    @Override
    public void frame(int opcode, byte[] payload) {
        switch (opcode) {
            case Outgoing.TEXT -> {
                String text = Incoming.text(payload);
                events.merge(Field.TYPE.of(text), 1, Integer::sum);
                onText.accept(text);
            }
            case Outgoing.PING -> send(Outgoing.frame(true, Outgoing.PONG, payload));
            case Outgoing.PONG -> pongs++;
            case Outgoing.CLOSE ->
                    closeCode =
                            payload.length < 2
                                    ? 1005
                                    : (payload[0] & 0xFF) << 8 | payload[1] & 0xFF;
            default -> throw new AssertionError("a frame of kind " + opcode);
        }
    }

    /// The channel is ready for something.
    void serve(ByteBuffer shared) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                write();
            }
            if (key.isValid() && key.isWritable()) write();
            if (key.isValid() && key.isReadable()) read(shared);
        } catch (IOException broken) {
            end(ABRUPT);
        }
    }

    private void read(ByteBuffer shared) throws IOException {
        shared.clear();
        int count = channel.read(shared);
        if (count < 0) {
            end(closeCode == 0 ? ABRUPT : closeCode);
            return;
        }
        bytesTaken += count;
        incoming.take(shared.flip(), this);
    }

    private void write() {
        try {
            for (ByteBuffer next; (next = unsent.peek()) != null; unsent.remove()) {
                channel.write(next);
                if (next.hasRemaining()) break;
            }
            listen();
        } catch (IOException broken) {
            unsent.clear();
            drainOrEnd();
        }
    }

    /// What the server sent before it ended the connection, its close code above all, is still
    /// there to be read.
    private void drainOrEnd() {
        if (isReading && channel.isConnected()) key.interestOps(SelectionKey.OP_READ);
        else end(ABRUPT);
    }

    private void listen() {
        if (!key.isValid()) return;
        int operations = channel.isConnected() ? 0 : SelectionKey.OP_CONNECT;
        if (channel.isConnected() && isReading) operations |= SelectionKey.OP_READ;
        if (channel.isConnected() && !unsent.isEmpty()) operations |= SelectionKey.OP_WRITE;
        key.interestOps(operations);
    }

    private void end(int code) {
        if (hasEnded) return;
        hasEnded = true;
        if (closeCode == 0) closeCode = code;
        unsent.clear();
        key.cancel();
        try {
            channel.close();
        } catch (IOException gone) {
            // It has ended already, as it should.
        }
    }
}
