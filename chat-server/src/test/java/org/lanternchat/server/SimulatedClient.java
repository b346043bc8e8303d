package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.Pending;
import org.lanternchat.protocol.state.RoomState;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Session;
import org.lanternchat.server.session.Wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A client of version 1 without a socket: keeps the state that every client keeps, sends again
/// what has no echo, and can be cut off or stop reading at any moment. For one thread.
final class SimulatedClient {
    private final String name;
    private final Services services;
    private final ChatState state = new ChatState();
    private @Nullable Connection connection;
    private int nextCid = 1;

    SimulatedClient(String name, Services services) {
        this.name = name;
        this.services = services;
    }

    /// What the server has sent and the client has not read; at its bound the connection ends.
    private final class Connection implements Wire {
        final Deque<Frame> unread = new ArrayDeque<>();
        final Session session = new Session(this, services);
        int bytes;
        boolean reads = true;
        boolean ended;

        @Override
        public void offer(Frame frame) {
            if (ended) return;
            bytes += frame.length();
            if (bytes > Limits.OUTBOX_BYTES) overflow();
            else unread.add(frame);
        }

        void overflow() {
            ended = true;
            unread.clear();
        }

        @Override
        public void flush() {}

        @Override
        public void close(int code, String reason) {
            ended = true;
        }

        @Override
        public long lastHeard() {
            return services.timers().nanos();
        }
    }

    ChatState state() {
        return state;
    }

    boolean isConnected() {
        return connection != null;
    }

    void connect() {
        Connection fresh = new Connection();
        connection = fresh;
        fresh.session.open();
        ServerEvent.Welcome known = state.welcome();
        send(
                new ClientCommand.Hello(
                        null,
                        ClientCommand.VERSION,
                        name,
                        known == null ? null : known.token(),
                        null,
                        state.resume()));
    }

    void cut() {
        if (connection == null) return;
        connection.session.end();
        connection = null;
        state.disconnected();
    }

    void stopReading() {
        if (connection != null) connection.reads = false;
    }

    /// The server's queue for this client is full.
    void overflow() {
        if (connection != null) connection.overflow();
    }

    void startReading() {
        if (connection != null) connection.reads = true;
    }

    void join(String room) {
        state.enter(room);
        send(new ClientCommand.Join(null, new RoomName(room), null));
    }

    void leave(String room) {
        send(new ClientCommand.Leave(null, new RoomName(room)));
    }

    void typing(String room, boolean on) {
        send(new ClientCommand.Typing(null, new RoomName(room), on));
    }

    void say(String room, String text) {
        Pending message = new Pending(name + "-" + nextCid++, text, services.timers().now());
        state.enter(room).post(message);
        if (state.enter(room).isSynced()) send(room, message);
    }

    /// Reads what came, as long as the connection lives.
    void read() {
        Connection current = connection;
        while (current != null && current == connection && current.reads) {
            Frame frame = current.unread.poll();
            if (frame == null) {
                if (current.ended) cut();
                return;
            }
            current.bytes -= frame.length();
            apply(Codec.decodeEvent(text(frame)));
        }
        if (current != null && current.ended) cut();
    }

    private void apply(ServerEvent event) {
        assertThat(event).isNotInstanceOf(ServerEvent.Unknown.class);
        Set<Changed> changed = state.apply(event);
        assertThat(changed).as("%s saw a hole", name).doesNotContain(Changed.BEHIND);
        if (event instanceof ServerEvent.Synced synced) resend(synced.room());
        if (event instanceof ServerEvent.Failure failure) retryLater(failure);
    }

    private void resend(String room) {
        for (Pending message : state.enter(room).pending().toArray(Pending[]::new)) {
            state.enter(room).retry(message.cid());
            send(room, message);
        }
    }

    /// A store that failed is tried again when the room is joined again; a name that a lost
    /// connection of the same person still holds, at the next connection.
    private void retryLater(ServerEvent.Failure failure) {
        assertThat(failure.code())
                .isIn(
                        ErrorCode.INTERNAL,
                        ErrorCode.BUSY,
                        ErrorCode.STORAGE_FULL,
                        ErrorCode.NOT_MEMBER,
                        ErrorCode.NAME_TAKEN);
        if (state.welcome() == null) cut();
    }

    private void send(String room, Pending message) {
        send(new ClientCommand.Chat(null, new RoomName(room), message.cid(), message.text(), null));
    }

    private void send(ClientCommand command) {
        Connection current = connection;
        if (current != null && !current.ended) current.session.receive(Codec.encode(command));
    }

    /// The last messages of a room, as this client shows them.
    Map<Long, String> newest(String room, int limit) {
        RoomState seen = state.enter(room);
        Map<Long, String> newest = new LinkedHashMap<>();
        int from = Math.max(0, seen.messages().size() - limit);
        for (ServerEvent.Chat chat : seen.messages().subList(from, seen.messages().size())) {
            newest.put(chat.seq(), chat.uid() + ": " + chat.text());
        }
        return newest;
    }

    private static String text(Frame frame) {
        ByteBuffer bytes = frame.buffer();
        bytes.get();
        int length = bytes.get() & 0x7F;
        if (length == 126) bytes.getShort();
        else if (length == 127) bytes.getLong();
        return UTF_8.decode(bytes).toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
