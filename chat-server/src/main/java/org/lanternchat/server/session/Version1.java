package org.lanternchat.server.session;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identities.Greeting;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.identity.TokenBucket;
import org.lanternchat.server.journal.Draft;
import org.lanternchat.server.room.HistoryFrames;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.store.Page;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredIdentity;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The dialect of those who said hello: the one switch over the commands of version 1. Called under
/// its session's lock, one command after the other.
final class Version1 {
    private static final System.Logger LOG = System.getLogger(Version1.class.getName());

    private final Wire wire;
    private final Services services;
    private final Greeting greeting;
    private final ClientCommand.Hello hello;
    private final Seat seat;
    private final TokenBucket visits;
    private boolean hasSpoken;
    private final Map<RoomName, Room> joined = new ConcurrentHashMap<>();

    Version1(Wire wire, Services services, Greeting greeting, ClientCommand.Hello hello) {
        this.wire = wire;
        this.services = services;
        this.greeting = greeting;
        this.hello = hello;
        this.seat = new Seat(wire, greeting.identity(), Dialect.VERSION_1, joined::remove);
        double rate = services.rate();
        this.visits =
                new TokenBucket(
                        Limits.VISIT_BURST * rate,
                        Limits.VISITS_PER_SECOND * rate,
                        services.timers().nanos());
    }

    /// Says welcome, and brings the person back into the rooms that they resume.
    void begin() {
        Identity identity = seat.identity();
        seat.send(
                Frame.of(
                        new ServerEvent.Welcome(
                                hello.rid(),
                                ClientCommand.VERSION,
                                services.epoch(),
                                identity.uid(),
                                identity.name().value(),
                                greeting.token(),
                                "member",
                                services.timers().now(),
                                services.server(),
                                ServerEvent.LimitsInfo.CURRENT,
                                summaries())));
        ClientCommand.Resume resume = hello.resume();
        if (resume == null) return;
        boolean sameStore = services.epoch().equals(resume.epoch());
        resume.rooms()
                .forEach(
                        (room, since) -> {
                            try {
                                join(new RoomName(room), null, sameStore ? since : null);
                            } catch (ProtocolException refused) {
                                refuse(Failure.of(refused.code(), refused.sentence()));
                            }
                        });
    }

    void dispatch(ClientCommand command) {
        hasSpoken = true;
        switch (command) {
            case ClientCommand.Hello again ->
                    refuse(
                            Failure.of(ErrorCode.FORBIDDEN, "You have said hello already.")
                                    .about(again.rid(), null, null));
            case ClientCommand.Join join -> tryJoin(join);
            case ClientCommand.Leave leave -> leave(leave);
            case ClientCommand.Chat chat -> chat(chat);
            case ClientCommand.History history -> history(history);
            case ClientCommand.Rooms rooms -> rooms(rooms);
            case ClientCommand.Typing typing -> typing(typing);
            case ClientCommand.Ping ping ->
                    seat.send(Frame.of(new ServerEvent.Pong(ping.rid(), services.timers().now())));
        }
    }

    void end() {
        joined.values().forEach(room -> room.gone(seat));
        if (hello.token() != null || hasSpoken) {
            services.identities().gone(seat.identity());
            return;
        }
        StoredIdentity released = services.identities().release(greeting);
        if (released != null) {
            boolean queued = services.journal().write(released, _ -> {});
            if (!queued) LOG.log(Level.DEBUG, "a released name stays taken on disk");
        }
    }

    Identity identity() {
        return seat.identity();
    }

    Set<RoomName> rooms() {
        return joined.keySet();
    }

    private List<RoomSummary> summaries() {
        Set<RoomName> in = services.sessions().roomsOf(seat.identity());
        in.addAll(joined.keySet());
        return services.rooms().summaries().stream()
                .map(room -> in.contains(new RoomName(room.room())) ? entered(room) : room)
                .toList();
    }

    private static RoomSummary entered(RoomSummary room) {
        return new RoomSummary(
                room.room(), room.kind(), room.topic(), room.count(), room.head(), true);
    }

    private void tryJoin(ClientCommand.Join join) {
        if (isTooFast(visits, join.rid(), null, join.room(), "join rooms")) return;
        try {
            join(join.room(), join.rid(), join.since());
        } catch (ProtocolException refused) {
            refuse(
                    Failure.of(refused.code(), refused.sentence())
                            .about(join.rid(), null, join.room()));
        }
    }

    private void join(RoomName name, @Nullable String rid, @Nullable Long since) {
        if (joined.size() >= Limits.RESUME_ROOMS && !joined.containsKey(name)) {
            throw new ProtocolException(
                    ErrorCode.FORBIDDEN,
                    "You are in " + Limits.RESUME_ROOMS + " rooms. Leave one of them first.");
        }
        Room room = services.rooms().open(name);
        boolean wasIn = joined.put(name, room) != null;
        if (!room.join(seat, rid, since)) {
            if (!wasIn) joined.remove(name);
            throw new ProtocolException(
                    ErrorCode.BUSY, "The room is busy. Please try again in a moment.");
        }
    }

    private void leave(ClientCommand.Leave leave) {
        Room room = joined.remove(leave.room());
        if (room != null) room.leave(seat, leave.rid());
        else seat.send(Frame.of(new ServerEvent.Left(leave.rid(), leave.room().value(), null)));
    }

    private void chat(ClientCommand.Chat chat) {
        if (!joined.containsKey(chat.room())) {
            refuse(
                    Failure.of(ErrorCode.NOT_MEMBER, "Join the room before you write to it.")
                            .about(chat.rid(), chat.cid(), chat.room()));
            return;
        }
        TokenBucket entries = seat.identity().entries();
        if (isTooFast(entries, chat.rid(), chat.cid(), chat.room(), "write")) return;
        Identity identity = seat.identity();
        Draft draft =
                new Draft(
                        chat.room(),
                        chat.rid(),
                        identity.uid(),
                        identity.name().value(),
                        chat.cid(),
                        chat.text(),
                        chat.reply(),
                        seat);
        if (!services.journal().append(draft)) {
            seat.refused(draft, ErrorCode.BUSY, "The server is busy. Please try again.");
        }
    }

    private void history(ClientCommand.History history) {
        if (services.rooms().find(history.room()) == null) {
            refuse(
                    Failure.of(ErrorCode.NO_ROOM, "There is no room of this name.")
                            .about(history.rid(), null, history.room()));
            return;
        }
        TokenBucket reads = seat.identity().reads();
        if (isTooFast(reads, history.rid(), null, history.room(), "read")) return;
        services.reader()
                .read(
                        store -> page(store, history),
                        page -> seat.send(frame(history, page)),
                        () ->
                                refuse(
                                        Failure.of(
                                                        ErrorCode.BUSY,
                                                        "The room cannot be read now. Please try"
                                                                + " again.")
                                                .about(history.rid(), null, history.room())));
    }

    private static Page page(Store store, ClientCommand.History history) throws StoreException {
        int limit = history.limit() == null ? Limits.NEWEST : history.limit();
        if (history.before() != null) return store.before(history.room(), history.before(), limit);
        if (history.after() != null) return store.after(history.room(), history.after(), limit);
        if (history.around() != null) return store.around(history.room(), history.around(), limit);
        return store.newest(history.room(), limit);
    }

    private static Frame frame(ClientCommand.History history, Page page) {
        return history.around() != null
                ? HistoryFrames.around(history.rid(), history.room(), page, history.around())
                : HistoryFrames.history(
                        history.rid(), history.room(), page, history.after() != null);
    }

    private void typing(ClientCommand.Typing typing) {
        Room room = joined.get(typing.room());
        if (room != null) room.typing(seat, typing.on());
        else {
            refuse(
                    Failure.of(ErrorCode.NOT_MEMBER, "Join the room before you type in it.")
                            .about(typing.rid(), null, typing.room()));
        }
    }

    private void rooms(ClientCommand.Rooms rooms) {
        if (isTooFast(visits, rooms.rid(), null, null, "ask for the rooms")) return;
        seat.send(Frame.of(new ServerEvent.Rooms(rooms.rid(), summaries(), null, true)));
    }

    /// Takes from a bucket; when it is empty, the person is told when to try again.
    private boolean isTooFast(
            TokenBucket bucket,
            @Nullable String rid,
            @Nullable String cid,
            @Nullable RoomName room,
            String what) {
        long wait = bucket.tryTake(services.timers().nanos());
        if (wait == 0) return false;
        refuse(
                Failure.of(
                                ErrorCode.RATE_LIMITED,
                                "You " + what + " very fast. Please wait a moment.")
                        .about(rid, cid, room)
                        .retryAfter(wait));
        return true;
    }

    private void refuse(Failure failure) {
        wire.offer(Frame.of(failure));
        wire.flush();
    }
}
