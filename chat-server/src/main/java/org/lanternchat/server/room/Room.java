package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Journal.Written;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.time.Timers;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// One room: its members, and what each of them is sent. The public methods may be called from any
/// thread; all else runs in the inbox, on one thread at a time.
///
/// Snapshot and subscription are one step there: what a member is shown at the join and what
/// follows live meet without a hole and without an overlap.
public final class Room {
    private final RoomName name;
    private final boolean permanent;
    private final Rooms rooms;
    private final Timers timers;
    private final Inbox inbox;

    private final Map<Participant, Member> attending = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<Participant> offered = new LinkedHashSet<>();
    private final Comings comings = new Comings();
    private final Tail tail;
    private final Entrance entrance;
    private boolean tellingIsDue;
    private long lastTold;
    private @Nullable Frame usersFrame;

    /// No longer in the directory: whoever still holds this object is served by its successor.
    private boolean retired;

    private volatile RoomSummary summary;

    Room(
            RoomName name,
            boolean permanent,
            long head,
            Rooms rooms,
            LogReader reader,
            Timers timers,
            Executor executor) {
        this.name = name;
        this.permanent = permanent;
        this.rooms = rooms;
        this.timers = timers;
        this.inbox = new Inbox(executor, this::endOfPass);
        this.tail = new Tail(head);
        this.entrance = new Entrance(this, tail, reader, inbox);
        this.lastTold = timers.nanos() - Limits.PRESENCE_EVERY.toNanos();
        this.summary = summarized(0, head);
    }

    public RoomName name() {
        return name;
    }

    /// How the room looks from outside, now.
    public RoomSummary summary() {
        return summary;
    }

    /// Lets a connection in and shows it what it has not seen. False when the room is too busy.
    public boolean join(Participant who, @Nullable String rid, @Nullable Long since) {
        return inbox.offer(() -> arrive(new Arrival(who, rid, since)));
    }

    /// Takes a connection out; it is told `left`, with the `rid`.
    public void leave(Participant who, @Nullable String rid) {
        inbox.put(() -> depart(who, rid));
    }

    /// A connection ended. Its member has left when no connection comes back in time.
    public void gone(Participant who) {
        inbox.put(() -> lose(who));
    }

    /// Entries that are on disk now, in their order.
    public void publish(List<Written> entries) {
        inbox.put(() -> show(entries));
    }

    /// An author sent again what is on disk: they alone get it, behind all that was published
    /// before.
    public void repeat(Written written) {
        inbox.put(
                () -> {
                    if (written.author() instanceof Participant author) {
                        Dialect dialect = author.dialect();
                        offer(author, EntryFrames.encoded(written.entry().event(), dialect));
                    }
                });
    }

    /// Runs a task when everything that was asked of the room before is done.
    void whenDone(Runnable task) {
        inbox.put(task);
    }

    /// Somebody types, or stops. Left out when the room is too busy.
    public void typing(Participant who, boolean on) {
        var _ = inbox.offer(() -> tellTyping(who, on));
    }

    private void arrive(Arrival arrival) {
        if (retired) {
            Room successor = rooms.successorOf(this);
            if (!successor.join(arrival.participant, arrival.rid, arrival.since)) {
                entrance.refuse(arrival);
            }
            return;
        }
        entrance.arrive(arrival);
    }

    /// Makes the connection one of its member's; whether the member is new.
    boolean enter(Participant who) {
        Member known = members.get(who.identity().uid());
        Member member = known == null ? new Member(who.identity()) : known;
        if (attending.put(who, member) == null) member.connections++;
        if (known != null) return false;
        members.put(who.identity().uid(), member);
        comings.came(member.person());
        changed();
        return true;
    }

    boolean isAttending(Participant who) {
        return attending.containsKey(who);
    }

    List<String> names() {
        return members.values().stream().map(member -> member.identity.name().value()).toList();
    }

    /// Who is here, for version 1; encoded anew only when that has changed.
    Frame usersFrame() {
        Frame current = usersFrame;
        if (current != null) return current;
        List<Person> people =
                members.values().stream().limit(Limits.LISTED_USERS).map(Member::person).toList();
        Boolean more = members.size() > people.size() ? true : null;
        Frame frame = Frame.of(new ServerEvent.Users(name.value(), members.size(), people, more));
        usersFrame = frame;
        return frame;
    }

    private void depart(Participant who, @Nullable String rid) {
        if (retired) {
            rooms.successorOf(this).leave(who, rid);
            return;
        }
        entrance.withdraw(who);
        Member member = attending.remove(who);
        if (who.dialect() == Dialect.VERSION_1) {
            offer(who, Frame.of(new ServerEvent.Left(rid, name.value(), null)));
        }
        if (member != null && --member.connections == 0) forget(member, who);
        else retireIfUnused();
    }

    private void lose(Participant who) {
        if (retired) {
            rooms.successorOf(this).gone(who);
            return;
        }
        entrance.withdraw(who);
        offered.remove(who);
        Member member = attending.remove(who);
        if (member == null) retireIfUnused();
        if (member == null || --member.connections > 0) return;
        if (member.identity.isGuest()) {
            forget(member, who);
            return;
        }
        int absence = ++member.absences;
        timers.after(
                Limits.RETURN,
                () ->
                        inbox.put(
                                () -> {
                                    boolean away = member.connections == 0;
                                    if (away && member.absences == absence) forget(member, who);
                                }));
    }

    private void forget(Member member, Participant who) {
        if (!members.remove(member.identity.uid(), member)) return;
        comings.went(member.person());
        changed();
        tellOthersOfTutorials(who, member.identity, "left");
        if (members.isEmpty()) entrance.rest();
        retireIfUnused();
    }

    private void retireIfUnused() {
        if (permanent || !members.isEmpty() || !entrance.isIdle() || tail.head() > 0) return;
        retired = true;
        rooms.retire(this);
    }

    private void show(List<Written> entries) {
        if (retired) {
            rooms.successorOf(this).publish(entries);
            return;
        }
        for (Written written : entries) {
            Entry entry = written.entry();
            EntryFrames frames = new EntryFrames(entry.event());
            tail.add(entry);
            for (Participant who : attending.keySet()) {
                boolean own = who.equals(written.author());
                if (own && who.dialect() == Dialect.TUTORIAL_A) continue;
                offer(who, frames.in(who.dialect()));
            }
            echoToAbsent(written, frames);
            Member author = members.get(entry.uid());
            if (author != null) author.isTyping = false;
        }
        changed();
    }

    /// The author who has left the room since is told all the same that the message is safe.
    private void echoToAbsent(Written written, EntryFrames frames) {
        if (written.author() instanceof Participant author
                && author.dialect() == Dialect.VERSION_1
                && !attending.containsKey(author)) {
            offer(author, frames.in(Dialect.VERSION_1));
        }
    }

    private void tellTyping(Participant who, boolean on) {
        if (retired) {
            Room successor = rooms.find(name);
            if (successor != null) successor.typing(who, on);
            return;
        }
        Member member = attending.get(who);
        if (member == null || !on && !member.isTyping) return;
        if (on && !member.typing.mayStart(timers.nanos())) return;
        member.isTyping = on;
        Person person = member.person();
        Frame frame =
                Frame.droppable(
                        new ServerEvent.Typing(name.value(), person.uid(), person.name(), on));
        attending.forEach(
                (other, of) -> {
                    if (of != member && other.dialect() == Dialect.VERSION_1) offer(other, frame);
                });
    }

    void tellOthersOfTutorials(Participant who, Identity whose, String event) {
        String did = whose.name() + " " + event;
        NoticeFrames notice = new NoticeFrames(did + " #" + name, did + " the room.");
        for (Participant other : attending.keySet()) {
            if (other.equals(who) || other.dialect() == Dialect.VERSION_1) continue;
            offer(other, notice.in(other.dialect()));
        }
    }

    /// Tells who came and went, at once if it was quiet, and otherwise when it is time.
    private void tellComings() {
        if (comings.isEmpty() || tellingIsDue) return;
        long wait = lastTold + Limits.PRESENCE_EVERY.toNanos() - timers.nanos();
        if (wait > 0) {
            tellingIsDue = true;
            timers.after(
                    Limits.PRESENCE_EVERY,
                    () ->
                            inbox.put(
                                    () -> {
                                        tellingIsDue = false;
                                        tellComingsNow();
                                    }));
            return;
        }
        tellComingsNow();
    }

    private void tellComingsNow() {
        if (comings.isEmpty()) return;
        lastTold = timers.nanos();
        Frame presence = Frame.droppable(comings.presence(name, members.size()));
        forVersion1(who -> offer(who, presence));
        for (ServerEvent.SystemNotice notice : comings.notices(name, timers.now())) {
            Frame line = Frame.droppable(notice);
            forVersion1(
                    who -> {
                        if (!who.identity().uid().equals(notice.uid())) offer(who, line);
                    });
        }
        comings.clear();
    }

    private void forVersion1(Consumer<Participant> each) {
        for (Participant who : attending.keySet()) {
            if (who.dialect() == Dialect.VERSION_1) each.accept(who);
        }
    }

    private void changed() {
        usersFrame = null;
        summary = summarized(members.size(), tail.head());
        rooms.changed(this);
    }

    private RoomSummary summarized(int count, long head) {
        return new RoomSummary(name.value(), RoomSummary.OPEN, null, count, head, null);
    }

    void offer(Participant who, Frame frame) {
        who.offer(frame);
        offered.add(who);
    }

    private void endOfPass() {
        tellComings();
        List<Participant> served = List.copyOf(offered);
        offered.clear();
        served.forEach(Participant::flush);
    }
}
