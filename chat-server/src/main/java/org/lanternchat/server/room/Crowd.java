package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Who is in a room, over which connections, and how they are reached: what is offered during a
/// pass is sent at its end, in one write for each connection. Belongs to the room's thread, but for
/// `mayHave`, which any may ask.
final class Crowd {
    private final Map<Participant, Place> attending = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> uids = ConcurrentHashMap.newKeySet();
    private final Set<Participant> offered = new LinkedHashSet<>();

    /// Whose connection it is, and by which attempt it is here.
    private record Place(Member member, Ticket ticket) {}

    /// Makes the connection one of its member's; whether the member is new.
    boolean enter(Participant who, Ticket ticket) {
        Identity identity = who.identity();
        Member known = members.get(identity.uid());
        Member member = known == null ? new Member(identity) : known;
        if (attending.put(who, new Place(member, ticket)) == null) member.connections++;
        if (known == null) members.put(identity.uid(), member);
        uids.add(identity.uid());
        return known == null;
    }

    /// Takes a connection out; its member, who stays, or null when it was not in.
    @Nullable Member part(Participant who) {
        Place place = attending.remove(who);
        if (place == null) return null;
        place.member().connections--;
        return place.member();
    }

    /// Takes a member out, who has no connections here any more; false when that was done before.
    boolean forget(Member member) {
        boolean wasIn = members.remove(member.identity.uid(), member);
        if (wasIn) uids.remove(member.identity.uid());
        return wasIn;
    }

    /// The connection is gone: nothing that was offered needs to be sent.
    void drop(Participant who) {
        offered.remove(who);
    }

    boolean isAttending(Participant who) {
        return attending.containsKey(who);
    }

    /// The latest attempt by which a connection is here; null when it is not.
    @Nullable Ticket ticketOf(Participant who) {
        Place place = attending.get(who);
        return place == null ? null : place.ticket();
    }

    /// A connection that is here asked again to come in: it stays, by this attempt.
    void keep(Participant who, Ticket ticket) {
        attending.computeIfPresent(who, (_, place) -> new Place(place.member(), ticket));
    }

    @Nullable Member memberOf(Participant who) {
        Place place = attending.get(who);
        return place == null ? null : place.member();
    }

    @Nullable Member member(String uid) {
        return members.get(uid);
    }

    List<Participant> connectionsOf(Member member) {
        List<Participant> connections = new ArrayList<>();
        attending.forEach(
                (who, place) -> {
                    if (place.member() == member) connections.add(who);
                });
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

    Set<Participant> all() {
        return attending.keySet();
    }

    void inVersion1(Consumer<Participant> each) {
        for (Participant who : attending.keySet()) {
            if (who.dialect() == Dialect.VERSION_1) each.accept(who);
        }
    }

    void inTutorials(Consumer<Participant> each) {
        for (Participant who : attending.keySet()) {
            if (who.dialect() != Dialect.VERSION_1) each.accept(who);
        }
    }

    void offer(Participant who, Frame frame) {
        who.offer(frame);
        offered.add(who);
    }

    /// Sends what was offered.
    void flush() {
        List<Participant> served = List.copyOf(offered);
        offered.clear();
        served.forEach(Participant::flush);
    }
}
