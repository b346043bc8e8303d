package org.lanternchat.server.room;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Limits;
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
import org.lanternchat.server.identity.TokenBucket;
import org.lanternchat.server.journal.Written;
import org.lanternchat.server.rules.RoomRules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.time.Timers;

import java.util.List;
import java.util.function.Consumer;

/// One room: its members, and what each of them is sent. The public methods may be called from any
/// thread; all else runs in the inbox, on one thread at a time.
///
/// Snapshot and subscription are one step there: what a member is shown at the join and what
/// follows live meet without a hole and without an overlap.
///
/// A room that nobody uses is retired or laid aside. What was asked of it after that is done by the
/// room that stands in the directory in its stead.
public final class Room {
    private final RoomName name;
    private final boolean permanent;
    private final Rooms rooms;
    private final RoomContext context;
    private final Timers timers;
    private final Inbox inbox;

    private final Crowd crowd = new Crowd();

    /// Where hundreds type at once nobody can read who does.
    private final TokenBucket typing;

    private final Roster roster;
    private final Showing showing;
    private final News news;
    private final Recent recent;
    private final Entrance entrance;
    private final Leaving leaving;
    private @Nullable String topic;

    /// No longer in the directory: whoever still holds this object is served by its successor.
    private boolean retired;

    /// Somebody asked for it, since it was last asked whether it is idle.
    private volatile boolean askedFor = true;

    private volatile RoomSummary summary;

    Room(RoomName name, boolean permanent, Aside left, Rooms rooms, RoomContext context) {
        this.name = name;
        this.permanent = permanent;
        this.topic = left.topic();
        this.rooms = rooms;
        this.context = context;
        this.timers = context.timers();
        double typing = Limits.TYPING_PER_SECOND;
        this.typing = new TokenBucket(typing, typing, timers.nanos());
        this.inbox = new Inbox(context.executor(), this::endOfPass);
        this.recent = new Recent(name, left.head(), context.links());
        this.news = new News(name, crowd, inbox, timers);
        this.roster = new Roster(name, crowd, context.rules());
        this.showing = new Showing(name, crowd, context);
        this.entrance = new Entrance(this, recent, roster, showing, context.reader(), inbox);
        this.leaving = new Leaving(this, crowd, entrance, roster, news, showing, inbox, timers);
        this.summary = summarized();
    }

    public RoomName name() {
        return name;
    }

    /// How the room looks from outside, now.
    public RoomSummary summary() {
        return summary;
    }

    /// Whether this person is in, as far as is known outside the room's thread.
    boolean mayHave(String uid) {
        return crowd.mayHave(uid);
    }

    /// What this person has not read after the mark; null while that is on the disk alone.
    @Nullable RoomSummary summaryFor(String uid, RoomSummary told, long mark) {
        Counts.Unread unread = recent.unread(uid, mark);
        if (unread == null) return null;
        return told.withCounts(mark, unread.messages(), unread.mentions());
    }

    /// Runs a task when what is unread can be counted, or cannot be had now. False when the room is
    /// too busy.
    public boolean whenLoaded(Runnable task) {
        return inbox.offer(() -> act(room -> room.entrance.whenCounted(task)));
    }

    /// Lets a connection in and shows it what it has not seen. False when the room is too busy.
    ///
    /// @param ticket newer than any other with which this connection asked for this room
    public boolean join(
            Participant who, Ticket ticket, @Nullable String rid, @Nullable Long since) {
        return inbox.offer(
                () -> actAnyway(room -> room.arrive(new Arrival(who, ticket, rid, since))));
    }

    /// Takes a connection out that came in by this ticket or an older one; it is told `left`, with
    /// the `rid`.
    public void leave(Participant who, Ticket ticket, @Nullable String rid) {
        inbox.put(() -> act(room -> room.leaving.depart(who, ticket, rid)));
    }

    /// A connection ended. Its member has left when no connection comes back in time.
    public void gone(Participant who) {
        inbox.put(() -> act(room -> room.leaving.lose(who)));
    }

    /// Somebody is put out, on all their connections, and told why.
    public void expel(String uid, String why) {
        inbox.put(() -> act(room -> room.leaving.putOut(uid, why)));
    }

    /// Entries that are on disk now, in their order.
    public void publish(List<Written> entries) {
        inbox.put(() -> actAnyway(room -> room.show(entries)));
    }

    /// An author sent again what is on disk: they alone get it, behind all that was published
    /// before.
    public void repeat(Written written) {
        inbox.put(() -> act(room -> room.showing.showAgain(written)));
    }

    /// Older entries were taken from the store.
    public void shorten() {
        inbox.put(() -> act(room -> room.entrance.shorten()));
    }

    /// Gives an event to everybody who is in, but to `author` the answer to what they asked.
    public void tell(ServerEvent event, @Nullable Participant author, ServerEvent answer) {
        inbox.put(() -> actAnyway(room -> room.tellAll(event, author, answer)));
    }

    /// Somebody has another name or role, or is away or back: told to the others, if they are in.
    public void renew(String uid) {
        inbox.put(() -> act(room -> room.tellRenewed(uid)));
    }

    /// Runs a task when everything that was asked of the room before is done and sent.
    public void whenDone(Runnable task) {
        inbox.put(
                () ->
                        act(
                                room -> {
                                    room.crowd.flush();
                                    task.run();
                                }));
    }

    /// Somebody types, or stops. Left out when the room is too busy.
    public void typing(Participant who, boolean on) {
        var _ = inbox.offer(() -> act(room -> room.tellTyping(who, on)));
    }

    /// Somebody has read up to `seq`. Left out when the room is too busy.
    public void read(Participant who, long seq) {
        var _ = inbox.offer(() -> act(room -> room.news.read(who, seq)));
    }

    /// Does what was asked, or has it done by the successor of a retired room, if there is one:
    /// else nobody is in.
    private void act(Consumer<Room> task) {
        Room successor = retired ? rooms.find(name) : null;
        if (successor == null) task.accept(this);
        else successor.inbox.put(() -> successor.act(task));
    }

    /// The same of what there must be a room for.
    private void actAnyway(Consumer<Room> task) {
        if (!retired) {
            task.accept(this);
            return;
        }
        Room successor = rooms.successorOf(this);
        successor.inbox.put(() -> successor.actAnyway(task));
    }

    private void arrive(Arrival arrival) {
        Ticket held = crowd.ticketOf(arrival.participant);
        if (held != null && held.isNewerThan(arrival.ticket)) {
            answerSuperseded(arrival.participant, arrival.rid);
            return;
        }
        entrance.arrive(arrival);
    }

    /// A connection cannot come in. It stays where it is if it was in before.
    void refuse(Arrival arrival, ErrorCode code, String sentence) {
        Participant who = arrival.participant;
        if (crowd.isAttending(who)) crowd.keep(who, arrival.ticket);
        else who.turnedAway(arrival.ticket);
        answer(who, arrival.rid, code, sentence);
    }

    /// What the connection asked for is not done, since it asked to come in after that.
    void answerSuperseded(Participant who, @Nullable String rid) {
        answer(who, rid, ErrorCode.BUSY, "You joined again meanwhile.");
    }

    private void answer(Participant who, @Nullable String rid, ErrorCode code, String sentence) {
        if (who.dialect() != Dialect.VERSION_1) return;
        offer(who, Frame.of(ServerEvent.Failure.of(code, sentence).about(rid, null, name)));
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
    boolean enter(Participant who, Ticket ticket) {
        Identity identity = who.identity();
        if (recent.head() > 0) markAtFirst(identity, name.isOpen() ? recent.head() : 0);
        if (!crowd.enter(who, ticket)) return false;
        news.came(roster.person(identity));
        changed();
        return true;
    }

    /// Whoever comes for the first time has nothing behind them to read. A room in which nothing
    /// was said leaves no trace of who was there.
    private void markAtFirst(Identity who, long seq) {
        if (who.isGuest() || context.marks().get(who.uid(), name) >= 0) return;
        context.marks().move(who.uid(), name, seq);
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

    private RoomRules rules() {
        return context.rules().of(name);
    }

    /// Nobody is in, nothing was said: the room leaves the directory.
    void retireIfUnused() {
        boolean isUsed = permanent || !crowd.isEmpty() || !entrance.isIdle();
        if (retired || isUsed || recent.head() > 0 || context.rules().isKnown(name)) return;
        retired = true;
        rooms.retire(this);
    }

    void isAskedFor() {
        if (!askedFor) askedFor = true;
    }

    /// Nobody is in, and nobody asked for it for a while: the room leaves the memory.
    void layAsideIfIdle() {
        if (askedFor) askedFor = false;
        else inbox.put(this::layAside);
    }

    private void layAside() {
        boolean isUsed = askedFor || !crowd.isEmpty() || !entrance.isIdle();
        if (retired || isUsed) return;
        retired = true;
        rooms.layAside(this, new Aside(recent.head(), topic));
    }

    private void show(List<Written> entries) {
        if (recent.head() == 0) {
            for (Member member : crowd.members()) markAtFirst(member.identity, 0);
        }
        for (Written written : entries) {
            LogEntry entry = written.entry().event();
            EntryFrames frames = recent.apply(entry, links());
            entrance.show(entry);
            if (entry instanceof ServerEvent.Topic about) {
                topic = about.text().isEmpty() ? null : about.text();
            }
            showing.show(written, frames);
            Member author = crowd.member(entry.uid());
            if (author != null) author.isTyping = false;
        }
        changed();
    }

    private void tellAll(ServerEvent event, @Nullable Participant author, ServerEvent answer) {
        Frame frame = Frame.of(event);
        crowd.tellAllButOne(Dialect.VERSION_1, frame, author);
        if (author != null) offer(author, Frame.of(answer));
        changed();
    }

    private void tellRenewed(String uid) {
        Member member = crowd.member(uid);
        if (member == null) return;
        news.changed(roster.person(member.identity));
        roster.changed();
    }

    private void tellTyping(Participant who, boolean on) {
        Member member = crowd.memberOf(who);
        if (member == null || !on && !member.isTyping) return;
        if (on && !member.typing.mayStart(timers.nanos())) return;
        if (on && typing.tryTake(timers.nanos()) > 0) return;
        member.isTyping = on;
        Identity identity = member.identity;
        Frame frame =
                Frame.droppable(
                        new ServerEvent.Typing(
                                name.value(), identity.uid(), identity.name().value(), on));
        crowd.tellAllBut(Dialect.VERSION_1, frame, other -> other == member);
    }

    /// How people call the room.
    String title() {
        if (name.isOpen()) return "#" + name;
        String title = rules().settings().title();
        return title == null ? "the conversation" : title;
    }

    /// Who is in, or what was said, is not what it was.
    void changed() {
        roster.changed();
        summary = summarized();
        rooms.changed(this);
    }

    private RoomSummary summarized() {
        return rules().summary(topic, crowd.size(), recent.head());
    }

    void offer(Participant who, Frame frame) {
        crowd.offer(who, frame);
    }

    private void endOfPass() {
        if (crowd.isEmpty() && entrance.isEmpty()) recent.forget();
        news.tell(title());
        crowd.flush();
    }
}
