package org.lanternchat.server.session;

import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.identity.Identities.Greeting;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.store.Change;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The dialect of those who said hello: the one switch over the commands of version 1. Called under
/// its session's lock, one command after the other.
final class Version1 {
    private static final System.Logger LOG = System.getLogger(Version1.class.getName());

    private final Wire wire;
    private final Services services;
    private final Greeting greeting;
    private final ClientCommand.Hello hello;
    private final Seat seat;
    private final Replies replies;
    private final Places places = new Places();
    private final Visits visits;
    private final NewRooms newRooms;
    private final Posts posts;
    private final Readings readings;
    private final Account account;
    private final Order order;
    private boolean hasSpoken;

    /// What follows from a decision of the journal: runs a task under the session's lock, unless
    /// the connection has ended by then.
    interface Later {
        /// `then` runs afterwards in any case.
        void run(Runnable task, Runnable then);
    }

    Version1(
            Wire wire,
            Services services,
            Greeting greeting,
            ClientCommand.Hello hello,
            Later later) {
        this.wire = wire;
        this.services = services;
        this.greeting = greeting;
        this.hello = hello;
        boolean shows = !Boolean.FALSE.equals(hello.seen());
        this.seat =
                new Seat(wire, greeting.identity(), Dialect.VERSION_1, shows, places::turnedAway);
        this.replies = new Replies(wire, services.timers());
        this.visits = new Visits(services, seat, replies, places, later);
        this.newRooms = new NewRooms(services, seat, replies, visits, later);
        this.posts = new Posts(services, seat, replies, places);
        this.readings = new Readings(services, seat, replies);
        this.account = new Account(services, seat, replies, greeting.tokenHash(), wire);
        this.order = new Order(services, seat, replies);
    }

    /// Says welcome, and brings the person back into the rooms that they resume.
    ///
    /// @param known the rooms that they are told of
    void begin(List<RoomSummary> known) {
        Identity identity = seat.identity();
        replies.send(
                new ServerEvent.Welcome(
                        hello.rid(),
                        ClientCommand.VERSION,
                        services.epoch(),
                        identity.uid(),
                        identity.name().value(),
                        greeting.token(),
                        identity.role(),
                        services.timers().now(),
                        services.server(),
                        ServerEvent.LimitsInfo.CURRENT,
                        known));
        services.sessions().welcomed(this);
        if (isPutOutMeanwhile()) return;
        tellWhatChangedMeanwhile(known);
        if (identity.isAway()) replies.send(Sessions.you(identity));
        ClientCommand.Resume resume = hello.resume();
        if (resume == null) return;
        boolean sameStore = services.epoch().equals(resume.epoch());
        resume.rooms().forEach((room, since) -> visits.resume(room, sameStore ? since : null));
    }

    /// A ban or a sign-out that was decided during the greeting did not find this connection.
    private boolean isPutOutMeanwhile() {
        long now = services.timers().now();
        if (services.rules().isBannedFromServer(identity().uid(), wire.address(), now)) {
            wire.close(CloseCode.BANNED, "banned");
            return true;
        }
        if (services.identities().holder(greeting.token()) == null) {
            wire.close(CloseCode.SIGNED_OUT, "signed out");
            return true;
        }
        return false;
    }

    /// From now on changes among the rooms are pushed; those since the list was made were not.
    private void tellWhatChangedMeanwhile(List<RoomSummary> known) {
        List<RoomSummary> changed = new ArrayList<>(new Sidebar(services, identity()).now());
        Set<String> gone = new HashSet<>();
        known.forEach(room -> gone.add(room.room()));
        changed.forEach(room -> gone.remove(room.room()));
        changed.removeIf(new HashSet<>(known)::contains);
        if (changed.isEmpty() && gone.isEmpty()) return;
        replies.send(
                new ServerEvent.Rooms(
                        null, changed, gone.isEmpty() ? null : List.copyOf(gone), null));
    }

    void dispatch(ClientCommand command) {
        hasSpoken = true;
        switch (command) {
            case ClientCommand.Hello again ->
                    replies.refuse(
                            ErrorCode.FORBIDDEN,
                            "You have said hello already.",
                            again.rid(),
                            null,
                            null);
            case ClientCommand.Join join -> visits.join(join);
            case ClientCommand.Leave leave -> visits.leave(leave);
            case ClientCommand.Rooms rooms -> visits.rooms(rooms);
            case ClientCommand.Typing typing -> visits.typing(typing);
            case ClientCommand.Read read -> visits.read(read);
            case ClientCommand.Create create -> newRooms.create(create);
            case ClientCommand.Direct direct -> newRooms.direct(direct);
            case ClientCommand.Invite invite -> newRooms.invite(invite);
            case ClientCommand.LogCommand entry -> posts.post(entry);
            case ClientCommand.History history -> readings.history(history);
            case ClientCommand.Search search -> readings.search(search);
            case ClientCommand.Rename rename -> account.rename(rename);
            case ClientCommand.Away away -> account.away(away);
            case ClientCommand.Link link -> account.link(link);
            case ClientCommand.Signout signout -> account.signout(signout);
            case ClientCommand.Claim claim -> account.claim(claim);
            case ClientCommand.Moderate moderate -> order.moderate(moderate);
            case ClientCommand.GiveRole role -> order.role(role);
            case ClientCommand.Hook hook -> order.hook(hook);
            case ClientCommand.Unhook unhook -> order.unhook(unhook);
            case ClientCommand.Ping ping ->
                    replies.send(new ServerEvent.Pong(ping.rid(), services.timers().now()));
        }
    }

    void end() {
        services.sessions().ended(this);
        places.end(seat);
        boolean isCertain = hello.token() != null || hello.link() != null || hasSpoken;
        Change write =
                isCertain
                        ? services.identities().gone(identity())
                        : services.identities().release(greeting);
        if (write == null) return;
        boolean queued = services.journal().write(List.of(write), _ -> {});
        if (!queued) LOG.log(Level.DEBUG, "when somebody left is not on disk");
    }

    void close(int code, String reason) {
        wire.close(code, reason);
    }

    Seat seat() {
        return seat;
    }

    Identity identity() {
        return seat.identity();
    }

    String tokenHash() {
        return greeting.tokenHash();
    }

    Set<RoomName> rooms() {
        return places.names();
    }
}
