package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.frame.Broadcast;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Who is in a room, over which connections, and how they are reached. What is for everybody is
/// gathered during a pass and goes out at its end, in one write for each connection and with
/// nothing made anew for each of them. Belongs to the room's thread, but for `mayHave`, which any
/// may ask.
final class Crowd {
    private final Map<Participant, Attendance> attending = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> uids = ConcurrentHashMap.newKeySet();
    private final Set<Participant> offered = new LinkedHashSet<>();
    private final Map<Dialect, Speakers> speakers = new EnumMap<>(Dialect.class);

    /// Those who speak one dialect: how many connections, and what is gathered for them.
    private static final class Speakers {
        int count;
        @Nullable Broadcast broadcast;

        int gathered() {
            return broadcast == null ? 0 : broadcast.size();
        }
    }

    /// One connection here: whose it is, by which attempt, and how many frames of the pass'
    /// broadcast it has had.
    private static final class Attendance {
        final Participant who;
        final Member member;
        final Speakers speakers;
        Ticket ticket;
        int had;

        Attendance(Participant who, Member member, Speakers speakers, Ticket ticket) {
            this.who = who;
            this.member = member;
            this.speakers = speakers;
            this.ticket = ticket;
        }
    }

    Crowd() {
        for (Dialect dialect : Dialect.values()) speakers.put(dialect, new Speakers());
    }

    /// Makes the connection one of its member's; whether the member is new.
    boolean enter(Participant who, Ticket ticket) {
        Identity identity = who.identity();
        Member known = members.get(identity.uid());
        Member member = known == null ? new Member(identity) : known;
        if (!keep(who, ticket)) {
            Speakers others = of(who.dialect());
            Attendance entered = new Attendance(who, member, others, ticket);
            attending.put(who, entered);
            entered.had = others.gathered();
            others.count++;
            member.connections++;
        }
        if (known == null) members.put(identity.uid(), member);
        uids.add(identity.uid());
        return known == null;
    }

    /// Takes a connection out; its member, who stays, or null when it was not in.
    @Nullable Member part(Participant who) {
        Attendance parted = attending.remove(who);
        if (parted == null) return null;
        catchUp(parted);
        parted.speakers.count--;
        parted.member.connections--;
        return parted.member;
    }

    /// Takes a member out, who has no connections here any more; false when that was done before.
    boolean forget(Member member) {
        boolean wasIn = members.remove(member.identity.uid(), member);
        if (wasIn) uids.remove(member.identity.uid());
        return wasIn;
    }

    boolean isAttending(Participant who) {
        return attending.containsKey(who);
    }

    /// The latest attempt by which a connection is here; null when it is not.
    @Nullable Ticket ticketOf(Participant who) {
        Attendance attendance = attending.get(who);
        return attendance == null ? null : attendance.ticket;
    }

    /// A connection that is here asked again to come in: it stays, by this attempt; false when it
    /// is not here.
    boolean keep(Participant who, Ticket ticket) {
        Attendance attendance = attending.get(who);
        if (attendance == null) return false;
        attendance.ticket = ticket;
        return true;
    }

    @Nullable Member memberOf(Participant who) {
        Attendance attendance = attending.get(who);
        return attendance == null ? null : attendance.member;
    }

    @Nullable Member member(String uid) {
        return members.get(uid);
    }

    List<Participant> connectionsOf(Member member) {
        List<Participant> connections = new ArrayList<>();
        for (Attendance attendance : attending.values()) {
            if (attendance.member == member) connections.add(attendance.who);
        }
        return connections;
    }

    Collection<Member> members() {
        return members.values();
    }

    boolean mayHave(String uid) {
        return uids.contains(uid);
    }

    int size() {
        return members.size();
    }

    boolean isEmpty() {
        return members.isEmpty();
    }

    /// Whether anybody here speaks it.
    boolean speaks(Dialect dialect) {
        return of(dialect).count > 0;
    }

    private Speakers of(Dialect dialect) {
        return Objects.requireNonNull(speakers.get(dialect));
    }

    /// For everybody who speaks the dialect; those who are behind are spared what may be missed.
    void tell(Dialect dialect, Frame frame) {
        if (frame.isDroppable()) {
            tellAllBut(dialect, frame, _ -> false);
            return;
        }
        Speakers all = of(dialect);
        if (all.count == 0) return;
        Broadcast broadcast = withSpaceFor(all, frame);
        if (broadcast == null) offer(frame, all, List.of());
        else broadcast.add(frame);
    }

    /// For everybody who speaks the dialect but one connection, which need not be here.
    void tellAllButOne(Dialect dialect, Frame frame, @Nullable Participant one) {
        Attendance excepted = one == null ? null : attending.get(one);
        Speakers all = of(dialect);
        if (excepted == null || !excepted.speakers.equals(all)) tell(dialect, frame);
        else tellAllBut(List.of(excepted), all, frame);
    }

    /// For everybody who speaks the dialect but the members that are excepted, and, if it may be
    /// missed, those who are behind.
    void tellAllBut(Dialect dialect, Frame frame, Predicate<Member> excepted) {
        Speakers all = of(dialect);
        if (all.count == 0) return;
        List<Attendance> spared = new ArrayList<>();
        for (Attendance attendance : attending.values()) {
            if (!attendance.speakers.equals(all)) continue;
            boolean isSpared = frame.isDroppable() && attendance.who.isBehind();
            if (isSpared || excepted.test(attendance.member)) spared.add(attendance);
        }
        tellAllBut(spared, all, frame);
    }

    private void tellAllBut(List<Attendance> spared, Speakers all, Frame frame) {
        Broadcast broadcast = withSpaceFor(all, frame);
        if (broadcast == null) {
            offer(frame, all, spared);
            return;
        }
        spared.forEach(this::catchUp);
        broadcast.add(frame);
        for (Attendance attendance : spared) attendance.had = broadcast.size();
    }

    private void offer(Frame frame, Speakers all, List<Attendance> spared) {
        for (Attendance attendance : attending.values()) {
            if (!attendance.speakers.equals(all) || spared.contains(attendance)) continue;
            offer(attendance.who, frame);
        }
    }

    /// The dialect's broadcast, or a new one after that has gone out because it was full; null when
    /// the frame is too large for any.
    private @Nullable Broadcast withSpaceFor(Speakers all, Frame frame) {
        if (frame.length() > Broadcast.BYTES) return null;
        Broadcast broadcast = all.broadcast;
        if (broadcast != null && broadcast.hasSpaceFor(frame)) return broadcast;
        if (broadcast != null) flush();
        Broadcast empty = Broadcast.take();
        all.broadcast = empty;
        return empty;
    }

    /// For one connection alone, behind all that was for everybody before.
    void offer(Participant who, Frame frame) {
        Attendance attendance = attending.get(who);
        if (attendance != null) catchUp(attendance);
        who.offer(frame);
        offered.add(who);
    }

    /// Offers what was for everybody and this connection has not had.
    private void catchUp(Attendance attendance) {
        Broadcast broadcast = attendance.speakers.broadcast;
        if (broadcast == null || attendance.had >= broadcast.size()) return;
        for (int i = attendance.had; i < broadcast.size(); i++) {
            attendance.who.offer(broadcast.frame(i));
        }
        attendance.had = broadcast.size();
        offered.add(attendance.who);
    }

    /// The connection is gone: nothing that was offered needs to be sent.
    void drop(Participant who) {
        offered.remove(who);
    }

    /// Sends what was offered and what was gathered for everybody.
    void flush() {
        if (hasBroadcast()) {
            for (Attendance attendance : attending.values()) {
                Broadcast broadcast = attendance.speakers.broadcast;
                if (broadcast == null) continue;
                int had = attendance.had;
                attendance.had = 0;
                if (had < broadcast.size()) attendance.who.give(broadcast, had);
            }
            release();
        }
        if (offered.isEmpty()) return;
        List<Participant> served = List.copyOf(offered);
        offered.clear();
        served.forEach(Participant::flush);
    }

    private boolean hasBroadcast() {
        for (Speakers all : speakers.values()) {
            if (all.broadcast != null) return true;
        }
        return false;
    }

    private void release() {
        for (Speakers all : speakers.values()) {
            Broadcast broadcast = all.broadcast;
            if (broadcast != null) broadcast.release();
            all.broadcast = null;
        }
    }
}
