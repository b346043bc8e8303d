package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.server.frame.Dialect;
import org.lanternchat.server.frame.EntryFrames;
import org.lanternchat.server.frame.Frame;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.journal.Written;
import org.lanternchat.server.rules.RoomRules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.time.Timers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final RoomContext context;
    private final Timers timers;
    private final Inbox inbox;

    private final Map<Participant, Member> attending = new LinkedHashMap<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<Participant> offered = new LinkedHashSet<>();
    private final Comings comings = new Comings();
    private final SeenMarks seen = new SeenMarks();
    private final Recent recent;
    private final Entrance entrance;
    private boolean tellingIsDue;
    private long lastTold;
    private @Nullable Frame usersFrame;
    private @Nullable String topic;

    /// No longer in the directory: whoever still holds this object is served by its successor.
    private boolean retired;

    private volatile RoomSummary summary;

    Room(
            RoomName name,
            boolean permanent,
            long head,
            @Nullable String topic,
            Rooms rooms,
            RoomContext context) {
        this.name = name;
        this.permanent = permanent;
        this.topic = topic;
        this.rooms = rooms;
        this.context = context;
        this.timers = context.timers();
        this.inbox = new Inbox(context.executor(), this::endOfPass);
        this.recent = new Recent(name, head, context.links());
        this.entrance = new Entrance(this, recent, context.reader(), inbox);
        this.lastTold = timers.nanos() - Limits.PRESENCE_EVERY.toNanos();
        this.summary = summarized();
    }

    public RoomName name() {
        return name;
    }

    /// How the room looks from outside, now.
    public RoomSummary summary() {
        return summary;
    }

    /// What this person has not read after the mark; null while that is on the disk alone.
    public @Nullable RoomSummary summaryFor(String uid, RoomSummary told, long mark) {
        Counts.Unread unread = recent.unread(uid, mark);
        if (unread == null) return null;
        return new RoomSummary(
                told.room(),
                told.kind(),
                told.title(),
                told.topic(),
                told.with(),
                told.count(),
                told.head(),
                told.joined(),
                mark,
                unread.messages(),
                unread.mentions(),
                told.role());
    }

    /// Runs a task when the newest entries are in memory, or cannot be had now. False when the room
    /// is too busy.
    public boolean whenLoaded(Runnable task) {
        return inbox.offer(() -> entrance.whenLoaded(task));
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

    /// Somebody is put out, on all their connections, and told why.
    public void expel(String uid, String why) {
        inbox.put(() -> putOut(uid, why));
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
                    if (!(written.author() instanceof Participant author)) return;
                    Frame frame =
                            new EntryFrames(written.entry().event(), links()).in(author.dialect());
                    if (frame != null) offer(author, frame);
                });
    }

    /// Older entries were taken from the store.
    public void shorten() {
        inbox.put(recent::forget);
    }

    /// Gives an event to everybody who is in, but to `author` the answer to what they asked.
    public void tell(ServerEvent event, @Nullable Participant author, ServerEvent answer) {
        inbox.put(
                () -> {
                    Frame frame = Frame.of(event);
                    forVersion1(
                            who -> {
                                if (!who.equals(author)) offer(who, frame);
                            });
                    if (author != null) offer(author, Frame.of(answer));
                    changed();
                });
    }

    /// Somebody has another name or role, or is away or back: told to the others, if they are in.
    public void renew(String uid) {
        inbox.put(
                () -> {
                    Member member = members.get(uid);
                    if (member == null) return;
                    comings.changed(person(member.identity));
                    usersFrame = null;
                });
    }

    /// Runs a task when everything that was asked of the room before is done.
    public void whenDone(Runnable task) {
        inbox.put(task);
    }

    /// Somebody types, or stops. Left out when the room is too busy.
    public void typing(Participant who, boolean on) {
        var _ = inbox.offer(() -> tellTyping(who, on));
    }

    /// Somebody has read up to `seq`. Left out when the room is too busy.
    public void read(Participant who, long seq) {
        var _ = inbox.offer(() -> tellRead(who, seq));
    }

    private void arrive(Arrival arrival) {
        if (retired) {
            Room successor = rooms.successorOf(this);
            if (!successor.join(arrival.participant, arrival.rid, arrival.since)) {
                refuse(arrival, ErrorCode.BUSY, "The room is busy. Please try again in a moment.");
            }
            return;
        }
        entrance.arrive(arrival);
    }

    /// A connection cannot come in. It stays where it is if it was in before.
    void refuse(Arrival arrival, ErrorCode code, String sentence) {
        Participant who = arrival.participant;
        if (!attending.containsKey(who)) who.turnedAway(name);
        answer(arrival, code, sentence);
    }

    /// Says why a join was not carried out, to a connection that is in or comes in all the same.
    void answer(Arrival arrival, ErrorCode code, String sentence) {
        Participant who = arrival.participant;
        if (who.dialect() != Dialect.VERSION_1) return;
        who.send(Frame.of(ServerEvent.Failure.of(code, sentence).about(arrival.rid, null, name)));
    }

    /// What was decided about somebody while they waited counts.
    boolean mayEnter(Arrival arrival) {
        Participant who = arrival.participant;
        try {
            context.rules().checkMayRead(name, who.identity(), timers.now());
            return true;
        } catch (ProtocolException refused) {
            refuse(arrival, refused.code(), refused.sentence());
            return false;
        }
    }

    /// Makes the connection one of its member's; whether the member is new.
    boolean enter(Participant who) {
        Identity identity = who.identity();
        if (context.marks().get(identity.uid(), name) < 0 && !identity.isGuest()) {
            context.marks().move(identity.uid(), name, name.isOpen() ? recent.head() : 0);
        }
        Member known = members.get(identity.uid());
        Member member = known == null ? new Member(identity) : known;
        if (attending.put(who, member) == null) member.connections++;
        if (known != null) return false;
        members.put(identity.uid(), member);
        comings.came(person(identity));
        changed();
        return true;
    }

    /// The first thing that somebody is told of the room that they come into.
    ServerEvent.Joined joined(Arrival arrival) {
        Identity who = arrival.participant.identity();
        Role role = context.rules().roleIn(name, who);
        Change.Room settings = rules().settings();
        return new ServerEvent.Joined(
                arrival.rid,
                name.value(),
                settings.kind(),
                settings.title(),
                topic,
                rooms.other(rules(), who.uid()),
                recent.head(),
                Math.max(0, context.marks().get(who.uid(), name)),
                role == Role.MEMBER ? null : role,
                settings.slow() == 0 ? null : settings.slow(),
                settings.locked() ? true : null);
    }

    EntryFrames.Links links() {
        return context.links();
    }

    List<String> names() {
        return members.values().stream().map(member -> member.identity.name().value()).toList();
    }

    private RoomRules rules() {
        return context.rules().of(name);
    }

    private Person person(Identity identity) {
        return identity.person(context.rules().roleIn(name, identity));
    }

    /// Who is here, for version 1; encoded anew only when that has changed.
    Frame usersFrame() {
        Frame current = usersFrame;
        if (current != null) return current;
        List<Person> people =
                members.values().stream()
                        .limit(Limits.LISTED_USERS)
                        .map(member -> person(member.identity))
                        .toList();
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

    private void putOut(String uid, String why) {
        Member member = members.get(uid);
        if (member == null) return;
        List<Participant> connections = new ArrayList<>();
        attending.forEach(
                (who, of) -> {
                    if (of == member) connections.add(who);
                });
        Frame left = Frame.of(new ServerEvent.Left(null, name.value(), why));
        for (Participant who : connections) {
            attending.remove(who);
            who.turnedAway(name);
            if (who.dialect() == Dialect.VERSION_1) {
                offer(who, left);
            } else {
                String line = "You were put out of " + title() + ".";
                offer(who, EntryFrames.notice(who.dialect(), line, line));
            }
        }
        member.connections = 0;
        if (!members.remove(uid, member)) return;
        comings.went(person(member.identity));
        changed();
        for (Participant who : attending.keySet()) {
            if (who.dialect() != Dialect.VERSION_1) {
                offer(who, notice(member.identity, "left").in(who.dialect()));
            }
        }
        retireIfUnused();
    }

    private void forget(Member member, Participant who) {
        if (!members.remove(member.identity.uid(), member)) return;
        comings.went(person(member.identity));
        changed();
        tellOthersOfTutorials(who, member.identity, "left");
        if (members.isEmpty() && entrance.isIdle()) recent.forget();
        retireIfUnused();
    }

    private void retireIfUnused() {
        boolean isUsed = permanent || !members.isEmpty() || !entrance.isIdle();
        if (isUsed || recent.head() > 0 || context.rules().isKnown(name)) return;
        retired = true;
        rooms.retire(this);
    }

    private void show(List<Written> entries) {
        if (retired) {
            rooms.successorOf(this).publish(entries);
            return;
        }
        for (Written written : entries) {
            LogEntry entry = written.entry().event();
            EntryFrames frames = recent.apply(entry, links());
            if (entry instanceof ServerEvent.Topic about) {
                topic = about.text().isEmpty() ? null : about.text();
            }
            for (Participant who : attending.keySet()) {
                boolean own = who.equals(written.author());
                if (own && who.dialect() == Dialect.TUTORIAL_A) continue;
                Frame frame = frames.in(who.dialect());
                if (frame != null) offer(who, frame);
            }
            showToAbsent(written, frames.version1());
            Member author = members.get(entry.uid());
            if (author != null) author.isTyping = false;
        }
        changed();
    }

    /// The author who has left the room since is told all the same that the entry is safe; and of
    /// what two people say to each other every connection of theirs is told.
    private void showToAbsent(Written written, Frame frame) {
        Set<Participant> absent = new LinkedHashSet<>();
        if (written.author() instanceof Participant author
                && author.dialect() == Dialect.VERSION_1) {
            absent.add(author);
        }
        if (rules().isDirect()) {
            for (String uid : rules().members()) absent.addAll(context.audience().connections(uid));
        }
        for (Participant who : absent) {
            if (!attending.containsKey(who)) offer(who, frame);
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
        Identity identity = member.identity;
        Frame frame =
                Frame.droppable(
                        new ServerEvent.Typing(
                                name.value(), identity.uid(), identity.name().value(), on));
        attending.forEach(
                (other, of) -> {
                    if (of != member && other.dialect() == Dialect.VERSION_1) offer(other, frame);
                });
    }

    private void tellRead(Participant who, long seq) {
        if (members.size() > Limits.SEEN_MEMBERS || !who.showsWhatIsSeen()) return;
        if (!attending.containsKey(who) || !seen.add(who.identity().uid(), seq)) return;
        timers.after(Limits.SEEN_EVERY, () -> inbox.put(this::tellSeen));
    }

    private void tellSeen() {
        Map<String, Frame> frames = seen.take(name, members.size());
        forVersion1(
                who ->
                        frames.forEach(
                                (uid, frame) -> {
                                    if (!uid.equals(who.identity().uid())) offer(who, frame);
                                }));
    }

    void tellOthersOfTutorials(Participant who, Identity whose, String event) {
        NoticeFrames notice = notice(whose, event);
        for (Participant other : attending.keySet()) {
            if (other.equals(who) || other.dialect() == Dialect.VERSION_1) continue;
            offer(other, notice.in(other.dialect()));
        }
    }

    private NoticeFrames notice(Identity whose, String event) {
        String did = whose.name() + " " + event;
        return new NoticeFrames(did + " #" + name, did + " the room.");
    }

    /// How people call the room.
    private String title() {
        if (name.isOpen()) return "#" + name;
        String title = rules().settings().title();
        return title == null ? "the conversation" : title;
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
        for (ServerEvent.SystemNotice notice : comings.notices(name, title(), timers.now())) {
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
        summary = summarized();
        rooms.changed(this);
    }

    private RoomSummary summarized() {
        Change.Room settings = rules().settings();
        return new RoomSummary(
                name.value(),
                settings.kind(),
                settings.title(),
                topic,
                null,
                members.size(),
                recent.head(),
                null,
                null,
                null,
                null,
                null);
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
