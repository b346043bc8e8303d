package org.lanternchat.server.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ClientCommand.LogCommand;
import org.lanternchat.protocol.Codec;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.Pending;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.session.Services;
import org.lanternchat.server.session.Session;
import org.lanternchat.server.session.Wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiConsumer;

/// A client of version 1 without a socket: keeps the state that every client keeps, sends again
/// what has no echo, and can be cut off or stop reading at any moment. For one thread.
final class SimulatedClient {
    /// Refusals that pass by themselves: the command is sent again later.
    private static final Set<ErrorCode> PASSING =
            EnumSet.of(ErrorCode.INTERNAL, ErrorCode.BUSY, ErrorCode.STORAGE_FULL);

    /// Refusals that a client earns which tries what it may not.
    private static final Set<ErrorCode> EARNED =
            EnumSet.of(
                    ErrorCode.NOT_MEMBER,
                    ErrorCode.NO_ROOM,
                    ErrorCode.ROOM_TAKEN,
                    ErrorCode.FORBIDDEN,
                    ErrorCode.NOT_FOUND,
                    ErrorCode.BANNED,
                    ErrorCode.MUTED,
                    ErrorCode.LOCKED,
                    ErrorCode.SLOW,
                    ErrorCode.BAD_FIELD,
                    ErrorCode.TOO_LATE,
                    ErrorCode.NAME_TAKEN,
                    ErrorCode.BAD_TOKEN);

    private final String name;
    private final Services services;
    private final BiConsumer<SimulatedClient, ServerEvent> witness;
    private final ChatState state = new ChatState();
    private @Nullable String token;
    private @Nullable String link;
    private @Nullable Connection connection;
    private int nextCid = 1;

    /// `witness` is shown every event before the client takes it.
    SimulatedClient(
            String name, Services services, BiConsumer<SimulatedClient, ServerEvent> witness) {
        this.name = name;
        this.services = services;
        this.witness = witness;
    }

    /// What the server has sent and the client has not read; at its bound the connection ends. The
    /// server sends on many threads: rooms, the journal and the readers of the store.
    private final class Connection implements Wire {
        final Session session = new Session(this, services);
        boolean reads = true;
        private final Deque<Frame> unread = new ArrayDeque<>();
        private int bytes;
        private volatile boolean ended;

        @Override
        public synchronized void offer(Frame frame) {
            if (ended) return;
            bytes += frame.length();
            if (bytes > Limits.OUTBOX_BYTES) overflow();
            else unread.add(frame);
        }

        /// The oldest that was not read.
        synchronized @Nullable Frame poll() {
            Frame frame = unread.poll();
            if (frame != null) bytes -= frame.length();
            return frame;
        }

        synchronized void overflow() {
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

        @Override
        public String address() {
            return "10.0.0.1";
        }
    }

    ChatState state() {
        return state;
    }

    boolean isKnown() {
        return state.welcome() != null;
    }

    boolean isConnected() {
        return connection != null;
    }

    /// Another device of the same person.
    SimulatedClient device(String called) {
        SimulatedClient device = new SimulatedClient(called, services, witness);
        device.token = token();
        return device;
    }

    private @Nullable String token() {
        ServerEvent.Welcome known = state.welcome();
        return known == null ? token : known.token();
    }

    /// Becomes, at the next hello, the person whose device made this code.
    void linkBy(String code) {
        link = code;
    }

    void connect() {
        Connection fresh = new Connection();
        connection = fresh;
        fresh.session.open();
        String mine = token();
        send(
                new ClientCommand.Hello(
                        null,
                        ClientCommand.VERSION,
                        name,
                        mine,
                        mine == null ? link : null,
                        null,
                        null,
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

    void join(String room, @Nullable String invite) {
        send(new ClientCommand.Join(null, new RoomName(room), null, invite));
    }

    String nextCid() {
        return name + "-" + nextCid++;
    }

    /// Gives a command that is kept until it has its echo.
    void post(LogCommand command) {
        String room = command.room().value();
        if (!state.rooms().containsKey(room)) return;
        Pending pending = new Pending(command, services.timers().now());
        state.enter(room).post(pending);
        if (state.enter(room).isSynced()) send(command);
    }

    /// Reads what came, as long as the connection lives.
    void read() {
        Connection current = connection;
        while (current != null && current == connection && current.reads) {
            Frame frame = current.poll();
            if (frame == null) break;
            apply(Codec.decodeEvent(text(frame)));
        }
        if (current != null && current == connection && current.ended) cut();
    }

    private void apply(ServerEvent event) {
        assertThat(event).isNotInstanceOf(ServerEvent.Unknown.class);
        witness.accept(this, event);
        Set<Changed> changed = state.apply(event);
        assertThat(changed).as("%s saw a hole", name).doesNotContain(Changed.BEHIND);
        if (event instanceof ServerEvent.Synced synced) {
            sendMark(synced.room());
            resend(synced.room());
        }
        if (event instanceof ServerEvent.Failure failure) refused(failure);
    }

    /// What was read while the server could not be told.
    private void sendMark(String room) {
        long read = state.enter(room).read();
        send(new ClientCommand.Read(null, new RoomName(room), read));
    }

    private void resend(String room) {
        for (Pending pending : state.enter(room).pending().toArray(Pending[]::new)) {
            state.enter(room).retry(pending.cid());
            send(pending.command());
        }
    }

    /// What failed for a passing reason is sent again when the room is joined again; a name that a
    /// lost connection of the same person still holds, at the next connection.
    private void refused(ServerEvent.Failure failure) {
        if (state.welcome() == null) {
            cut();
            return;
        }
        if (PASSING.contains(failure.code())) return;
        assertThat(failure.code()).as(failure.text()).isIn(EARNED);
        String room = failure.room();
        if (failure.cid() != null && room != null && state.rooms().containsKey(room)) {
            state.enter(room).discard(failure.cid());
        }
        boolean isOut = failure.code() == ErrorCode.NO_ROOM || failure.code() == ErrorCode.BANNED;
        if (isOut && room != null && failure.cid() == null) {
            state.apply(new ServerEvent.Left(null, room, "refused"));
        }
    }

    void send(ClientCommand command) {
        Connection current = connection;
        if (current != null && !current.ended) current.session.receive(Codec.encode(command));
    }

    private static String text(Frame frame) {
        ByteBuffer payload = frame.payload();
        return UTF_8.decode(payload).toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
