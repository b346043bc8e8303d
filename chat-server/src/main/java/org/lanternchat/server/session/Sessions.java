package org.lanternchat.server.session;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.room.Audience;
import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Every connection that has not ended, and whose it is. Pings them, drops those that are silent,
/// and reaches all of them, or all of one person's, at once. Any thread may call it.
public final class Sessions implements Audience {
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Version1>> byUid = new ConcurrentHashMap<>();
    private final Timers timers;

    public Sessions(Timers timers) {
        this.timers = timers;
    }

    /// Begins to ping and to drop.
    public void start() {
        timers.every(Limits.PING_EVERY, this::pingAll);
        timers.every(SWEEP, this::dropSilent);
    }

    void add(Session session) {
        sessions.add(session);
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    /// Somebody was welcomed in version 1.
    void welcomed(Version1 connection) {
        byUid.compute(
                connection.identity().uid(),
                (_, known) -> {
                    Set<Version1> all = known == null ? ConcurrentHashMap.newKeySet() : known;
                    all.add(connection);
                    return all;
                });
    }

    void ended(Version1 connection) {
        byUid.computeIfPresent(
                connection.identity().uid(),
                (_, known) -> {
                    known.remove(connection);
                    return known.isEmpty() ? null : known;
                });
    }

    public int count() {
        return sessions.size();
    }

    /// How many people are connected in version 1.
    public int people() {
        return byUid.size();
    }

    @Override
    public void everyone(Frame frame) {
        for (Set<Version1> connections : byUid.values()) {
            for (Version1 connection : connections) connection.seat().send(frame);
        }
    }

    @Override
    public Collection<Seat> connections(String uid) {
        List<Seat> seats = new ArrayList<>();
        for (Version1 connection : of(uid)) seats.add(connection.seat());
        return seats;
    }

    private Set<Version1> of(String uid) {
        return byUid.getOrDefault(uid, Set.of());
    }

    /// The rooms that this person's connections are in.
    Set<RoomName> roomsOf(Identity identity) {
        Set<RoomName> rooms = new HashSet<>();
        for (Version1 connection : of(identity.uid())) rooms.addAll(connection.rooms());
        return rooms;
    }

    /// The IP addresses from which this person is connected.
    Set<String> addressesOf(String uid) {
        Set<String> addresses = new HashSet<>();
        for (Session session : sessions) {
            if (uid.equals(session.uid())) addresses.add(session.wire().address());
        }
        return addresses;
    }

    /// Tells this person on each connection who they are from now on.
    void tellWho(Identity identity) {
        Frame frame = Frame.of(you(identity));
        for (Version1 connection : of(identity.uid())) connection.seat().send(frame);
    }

    static ServerEvent.You you(Identity identity) {
        return new ServerEvent.You(
                identity.uid(),
                identity.name().value(),
                identity.role(),
                identity.isAway() ? true : null);
    }

    /// Ends the connections that presented one of these tokens.
    void signOut(String uid, Set<String> tokenHashes, int code, String reason) {
        for (Version1 connection : List.copyOf(of(uid))) {
            if (tokenHashes.contains(connection.tokenHash())) connection.close(code, reason);
        }
    }

    /// Ends the connections of which this holds.
    void closeWhere(Predicate<Session> which, int code, String reason) {
        for (Session session : sessions) {
            if (which.test(session)) session.wire().close(code, reason);
        }
    }

    /// Ends every connection.
    public void closeAll(int code, String reason) {
        closeWhere(_ -> true, code, reason);
    }

    private void pingAll() {
        for (Session session : sessions) {
            session.wire().offer(Frame.EMPTY_PING);
            session.wire().flush();
        }
    }

    private void dropSilent() {
        long now = timers.nanos();
        for (Session session : sessions) {
            if (now - session.wire().lastHeard() > Limits.SILENCE.toNanos()) {
                session.wire().close(CloseCode.POLICY, "nothing was heard for a minute");
            }
        }
    }
}
