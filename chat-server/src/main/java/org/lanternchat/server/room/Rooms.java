package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.journal.Written;
import org.lanternchat.server.rules.RoomRules;
import org.lanternchat.server.store.Contents;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Every room, and what changed among them: told to everyone for whom the room exists, once a
/// second at the most. Any thread may call it.
///
/// An open room that nobody is in, in which nothing was said and of which nothing was decided, is
/// gone, unless it stands from the start. A private or direct one that nobody has asked for since
/// `layIdleAside` was last called leaves the memory, until somebody asks for it.
public final class Rooms implements Journal.Publisher {
    /// The changed rooms that everybody is told of in one frame; more wait for the next.
    private static final int TOLD_AT_ONCE = 200;

    private static final System.Logger LOG = System.getLogger(Rooms.class.getName());

    private final Directory directory = new Directory();
    private final Set<RoomName> changed = new HashSet<>();
    private final RoomContext context;
    private final Function<String, @Nullable Identity> people;
    private boolean tellingIsDue;

    /// `contents` are what the store held at the start, `permanent` the rooms that stand from then
    /// on; `people` knows everybody by uid.
    public Rooms(
            Contents contents,
            Collection<RoomName> permanent,
            RoomContext context,
            Function<String, @Nullable Identity> people) {
        this.context = context;
        this.people = people;
        for (Contents.Room stored : contents.rooms()) {
            RoomName name = stored.name();
            Aside left = new Aside(stored.head(), stored.topic());
            if (name.isOpen()) directory.openAnyway(name, n -> room(n, left));
            else directory.put(name, left);
        }
        for (RoomName name : permanent) directory.openAnyway(name, n -> room(n, true));
    }

    /// How many there are, of all kinds.
    public int count() {
        return directory.count();
    }

    /// The open room of this name, made if there is none; or a private or direct one that stands.
    /// For the tutorials' clients, who are in one room at a time.
    ///
    /// @throws ProtocolException `busy` when the server has as many as it may
    public Room open(RoomName name) {
        Room known = find(name);
        return known != null ? known : directory.open(name, null, n -> room(n, false));
    }

    /// The same for somebody who may be in many rooms.
    ///
    /// @throws ProtocolException `busy` too, and `forbidden` when this person has made as many as
    ///   anybody may
    public Room open(RoomName name, Identity who) {
        Room known = find(name);
        return known != null ? known : directory.open(name, who.uid(), n -> room(n, false));
    }

    /// Whether one more open room may be made.
    ///
    /// @throws ProtocolException `busy` when the server has as many as it may
    public void checkSpace() {
        directory.checkSpace();
    }

    /// The room of this name, if there is one.
    public @Nullable Room find(RoomName name) {
        Room room = directory.wake(name, this::room);
        if (room != null) room.isAskedFor();
        return room;
    }

    /// Private and direct rooms that nobody is in, and that nobody has asked for since this was
    /// last called, leave the memory.
    public void layIdleAside() {
        directory.hidden().forEach(Room::layAsideIfIdle);
    }

    void layAside(Room room, Aside left) {
        directory.layAside(room, left);
    }

    /// A room that was just made, and everybody for whom it exists is told of it.
    public Room made(RoomName name) {
        Room room = openAnyway(name);
        changed(room);
        return room;
    }

    /// Somebody has another name or role, or is away or back: told wherever they are in.
    public void renew(String uid) {
        for (Room room : directory.open()) renew(room, uid);
        for (RoomName hidden : context.rules().hiddenRoomsOf(uid)) {
            Room room = directory.find(hidden);
            if (room != null) renew(room, uid);
        }
    }

    private static void renew(Room room, String uid) {
        if (room.mayHave(uid)) room.renew(uid);
    }

    /// The open rooms, as everybody sees them.
    public List<RoomSummary> summaries() {
        List<RoomSummary> open = new ArrayList<>();
        for (Room room : directory.open()) open.add(room.summary());
        return open;
    }

    /// A private or direct room as one of those sees it for whom it exists; null when there is
    /// none.
    public @Nullable RoomSummary summary(RoomName name, String uid) {
        RoomSummary summary = summary(name);
        return summary == null ? null : summary.with(other(context.rules().of(name), uid));
    }

    private @Nullable RoomSummary summary(RoomName name) {
        Room room = directory.find(name);
        if (room != null) return room.summary();
        Aside left = directory.aside(name);
        return left == null ? null : context.rules().of(name).summary(left.topic(), 0, left.head());
    }

    /// What somebody has not read of a room after the mark; null while that is on the disk alone,
    /// and when there is no such room.
    public @Nullable RoomSummary unread(RoomSummary told, String uid, long mark) {
        if (mark >= told.head()) return told.withCounts(mark, 0, 0);
        Room room = find(new RoomName(told.room()));
        return room == null ? null : room.summaryFor(uid, told, mark);
    }

    /// With whom a direct room is, for one of the two.
    @Nullable Person other(RoomRules rules, String uid) {
        String other = rules.other(uid);
        Identity identity = other == null ? null : people.apply(other);
        return identity == null ? null : new Person(identity.uid(), identity.name().value());
    }

    @Override
    public void publish(RoomName name, List<Written> entries) {
        openAnyway(name).publish(entries);
    }

    @Override
    public void repeat(Written written) {
        openAnyway(written.entry().room()).repeat(written);
    }

    /// The room that stands for one that was retired.
    Room successorOf(Room retired) {
        return openAnyway(retired.name());
    }

    /// For what must not be refused, however many rooms there are.
    private Room openAnyway(RoomName name) {
        Room known = find(name);
        return known != null ? known : directory.openAnyway(name, n -> room(n, false));
    }

    /// Waits until the rooms have shown everything that was published to them, but not for long.
    public void settle(Duration most) throws InterruptedException {
        List<Room> all = directory.all();
        CountDownLatch settled = new CountDownLatch(all.size());
        for (Room room : all) room.whenDone(settled::countDown);
        if (!settled.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.log(Level.WARNING, "some rooms did not come to rest");
        }
    }

    void retire(Room room) {
        if (directory.remove(room)) changed(room);
    }

    void changed(Room room) {
        synchronized (changed) {
            changed.add(room.name());
            if (tellingIsDue) return;
            tellingIsDue = true;
        }
        context.timers().after(Limits.ROOMS_EVERY, this::tell);
    }

    private void tell() {
        List<RoomName> names;
        synchronized (changed) {
            names = changed.stream().limit(TOLD_AT_ONCE).toList();
            names.forEach(changed::remove);
            tellingIsDue = !changed.isEmpty();
            if (tellingIsDue) context.timers().after(Limits.ROOMS_EVERY, this::tell);
        }
        List<RoomSummary> news = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        for (RoomName name : names) {
            if (!name.isOpen()) {
                Room hidden = directory.find(name);
                if (hidden != null) hidden.whenDone(() -> tellMembers(name));
                continue;
            }
            Room room = directory.find(name);
            if (room == null) gone.add(name.value());
            else news.add(room.summary());
        }
        if (news.isEmpty() && gone.isEmpty()) return;
        context.audience().everyone(Frame.of(rooms(news, gone)));
    }

    /// A private or direct room is told to those alone for whom it exists. Runs in its inbox, as
    /// does `tellGone`: whoever is put out hears of that last.
    private void tellMembers(RoomName name) {
        for (String uid : context.rules().of(name).members()) {
            Collection<? extends Participant> connections = context.audience().connections(uid);
            RoomSummary summary = connections.isEmpty() ? null : pushed(name, uid);
            if (summary == null) continue;
            Frame frame = Frame.of(rooms(List.of(summary), List.of()));
            connections.forEach(who -> who.send(frame));
        }
    }

    /// What somebody is told of a conversation that they are not in now: also what waits for them.
    private @Nullable RoomSummary pushed(RoomName name, String uid) {
        Room room = directory.find(name);
        RoomSummary summary = summary(name, uid);
        if (room == null || summary == null || room.mayHave(uid)) return summary;
        if (!context.rules().of(name).isDirect()) return summary;
        long mark = Math.max(0, context.marks().get(uid, name));
        RoomSummary counted = room.summaryFor(uid, summary, mark);
        return counted == null ? summary : counted;
    }

    /// A private room does not exist any more for this person.
    public void tellGone(RoomName name, String uid) {
        Frame frame = Frame.of(rooms(List.of(), List.of(name.value())));
        context.audience().connections(uid).forEach(who -> who.send(frame));
    }

    private static ServerEvent.Rooms rooms(List<RoomSummary> news, List<String> gone) {
        return new ServerEvent.Rooms(null, news, gone.isEmpty() ? null : gone, null);
    }

    private Room room(RoomName name, boolean permanent) {
        return new Room(name, permanent, new Aside(0, null), this, context);
    }

    private Room room(RoomName name, Aside left) {
        return new Room(name, true, left, this, context);
    }
}
