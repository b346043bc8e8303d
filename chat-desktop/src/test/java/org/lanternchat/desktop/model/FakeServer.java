package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.connection.Connection;
import org.lanternchat.desktop.connection.ConnectionListener;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.ConnectionStatus.Cause;
import org.lanternchat.desktop.connection.ServerAddress;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;

import java.util.ArrayList;
import java.util.List;

/// The other end of a connection: keeps what is said to it, and says what a test tells it to.
final class FakeServer implements Connection, Connection.Factory {
    final List<ClientCommand> heard = new ArrayList<>();
    private final FakeSurroundings surroundings;
    private @Nullable ConnectionListener listener;
    boolean closed;
    int tries;

    FakeServer(FakeSurroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Connection to(ServerAddress address, ConnectionListener toListener) {
        listener = toListener;
        closed = false;
        return this;
    }

    @Override
    public void start() {
        status(new ConnectionStatus.Connecting());
    }

    @Override
    public void send(ClientCommand command) {
        heard.add(command);
    }

    @Override
    public void tryNow() {
        tries++;
    }

    @Override
    public void renew() {
        breakConnection();
    }

    @Override
    public void close() {
        closed = true;
    }

    /// Says this, and lets a frame pass.
    void say(ServerEvent... events) {
        for (ServerEvent event : events) sayWithoutFrame(event);
        surroundings.frame();
    }

    boolean sayWithoutFrame(ServerEvent event) {
        if (listener == null) throw new IllegalStateException("nobody connects");
        return listener.event(event);
    }

    void status(ConnectionStatus status) {
        if (listener == null) throw new IllegalStateException("nobody connects");
        listener.status(status);
        surroundings.frame();
    }

    void open() {
        status(new ConnectionStatus.Open());
    }

    /// The socket stands and alice is welcome.
    void welcome(String... rooms) {
        open();
        say(welcomeEvent("e1", rooms));
        status(new ConnectionStatus.Connected());
    }

    void breakConnection() {
        status(
                new ConnectionStatus.Waiting(
                        surroundings.clock().instant().plusSeconds(4), Cause.LOST));
    }

    static ServerEvent.Welcome welcomeEvent(String epoch, String... rooms) {
        List<RoomSummary> list = new ArrayList<>();
        for (String room : rooms) list.add(new RoomSummary(room, "open", null, 1, 0));
        return new ServerEvent.Welcome(
                null,
                1,
                epoch,
                "u1",
                "alice",
                "token-1",
                Role.MEMBER,
                0,
                new ServerEvent.ServerInfo("Room 12", "1.0.0"),
                ServerEvent.LimitsInfo.CURRENT,
                list);
    }

    /// The room is joined and in step, with these messages.
    void join(String room, ServerEvent.Chat... messages) {
        long head = messages.length == 0 ? 0 : messages[messages.length - 1].seq();
        boolean older = messages.length > 0 && messages[0].seq() > 1;
        say(
                new ServerEvent.Joined(null, room, "open", null, head),
                new ServerEvent.History(null, room, List.of(messages), older, false),
                new ServerEvent.Synced(room, head));
    }

    <T extends ClientCommand> List<T> heard(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
