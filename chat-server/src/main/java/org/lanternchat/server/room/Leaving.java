package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.time.Timers;

/// The ways out of a room: connections that leave or are lost, people who are put out. A member has
/// left when the last connection did, or was lost and did not come back in time. Belongs to the
/// room's thread.
final class Leaving {
    private final Room room;
    private final RoomName name;
    private final Crowd crowd;
    private final Entrance entrance;
    private final Roster roster;
    private final News news;
    private final Showing showing;
    private final Inbox inbox;
    private final Timers timers;

    Leaving(
            Room room,
            Crowd crowd,
            Entrance entrance,
            Roster roster,
            News news,
            Showing showing,
            Inbox inbox,
            Timers timers) {
        this.room = room;
        this.name = room.name();
        this.crowd = crowd;
        this.entrance = entrance;
        this.roster = roster;
        this.news = news;
        this.showing = showing;
        this.inbox = inbox;
        this.timers = timers;
    }

    /// Takes a connection out that came in by this ticket or an older one; it is told.
    void depart(Participant who, Ticket ticket, @Nullable String rid) {
        Ticket held = crowd.ticketOf(who);
        if (held != null && held.isNewerThan(ticket)) {
            room.answerSuperseded(who, rid);
            return;
        }
        entrance.withdraw(who, ticket);
        Member member = crowd.part(who);
        if (who.dialect() == Dialect.VERSION_1) {
            crowd.offer(who, Frame.of(new ServerEvent.Left(rid, name.value(), null)));
        }
        if (member != null && member.connections == 0) forget(member);
        else room.retireIfUnused();
    }

    /// A connection ended. A guest, who cannot come back as the same, has left at once.
    void lose(Participant who) {
        entrance.withdraw(who);
        crowd.drop(who);
        Member member = crowd.part(who);
        if (member == null) room.retireIfUnused();
        if (member == null || member.connections > 0) return;
        if (member.identity.isGuest()) {
            forget(member);
            return;
        }
        int absence = ++member.absences;
        timers.after(
                Limits.RETURN,
                () ->
                        inbox.put(
                                () -> {
                                    boolean away = member.connections == 0;
                                    if (away && member.absences == absence) forget(member);
                                }));
    }

    /// Takes all connections of somebody out, and tells them why.
    void putOut(String uid, String why) {
        Member member = crowd.member(uid);
        if (member == null) return;
        Frame left = Frame.of(new ServerEvent.Left(null, name.value(), why));
        for (Participant who : crowd.connectionsOf(member)) {
            Ticket ticket = crowd.ticketOf(who);
            crowd.part(who);
            if (ticket != null) who.turnedAway(ticket);
            if (who.dialect() == Dialect.VERSION_1) {
                crowd.offer(who, left);
            } else {
                String line = "You were put out of " + room.title() + ".";
                crowd.offer(who, EntryFrames.notice(who.dialect(), line, line));
            }
        }
        forget(member);
    }

    private void forget(Member member) {
        if (!crowd.forget(member)) return;
        news.went(roster.person(member.identity));
        room.changed();
        showing.tellTutorialsOfLeaving(member.identity);
        room.retireIfUnused();
    }
}
