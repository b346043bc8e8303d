package org.lanternchat.server.session;

import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.time.Timers;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Every connection that has not ended. Pings them, drops those that are silent, and reaches all of
/// them at once. Any thread may call it.
public final class Sessions {
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
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

    public int count() {
        return sessions.size();
    }

    /// Gives a frame to everyone who was welcomed in version 1.
    public void everyone(Frame frame) {
        for (Session session : sessions) {
            if (session.welcomed() != null) {
                session.wire().offer(frame);
                session.wire().flush();
            }
        }
    }

    /// The rooms that this person's connections are in.
    Set<RoomName> roomsOf(Identity identity) {
        Set<RoomName> rooms = new HashSet<>();
        for (Session session : sessions) {
            Version1 person = session.welcomed();
            if (person != null && person.identity() == identity) rooms.addAll(person.rooms());
        }
        return rooms;
    }

    /// Ends every connection.
    public void closeAll(int code, String reason) {
        for (Session session : sessions) session.wire().close(code, reason);
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
