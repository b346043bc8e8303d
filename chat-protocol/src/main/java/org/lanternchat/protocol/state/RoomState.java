package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Amendment;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Entries;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.ServerEvent.Gap;
import org.lanternchat.protocol.ServerEvent.History;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Moderated;
import org.lanternchat.protocol.ServerEvent.Presence;
import org.lanternchat.protocol.ServerEvent.Read;
import org.lanternchat.protocol.ServerEvent.RoomNotice;
import org.lanternchat.protocol.ServerEvent.Seen;
import org.lanternchat.protocol.ServerEvent.Synced;
import org.lanternchat.protocol.ServerEvent.SystemNotice;
import org.lanternchat.protocol.ServerEvent.Topic;
import org.lanternchat.protocol.ServerEvent.Typing;
import org.lanternchat.protocol.ServerEvent.Users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One room as a member's client sees it. Belongs to one thread, the one that applies events; the
/// collections that it shows are live views for that thread.
///
/// `cursor` is the last `seq` before which nothing is missing, the `since` of the next resume.
public final class RoomState {
    /// The system lines that are kept; the oldest go first.
    static final int NOTICES = 200;

    private final String room;
    private final String ownUid;
    private final LoadedMessages messages = new LoadedMessages();
    private final ArrayList<Notice> notices = new ArrayList<>();
    private final OwnCommands own = new OwnCommands();
    private final RoomPeople people;
    private final RoomFacts facts = new RoomFacts();
    private long read;
    private long head;
    private long cursor;
    private boolean synced;
    private boolean behind;

    public RoomState(String room, String ownUid) {
        this.room = room;
        this.ownUid = ownUid;
        this.people = new RoomPeople(ownUid);
    }

    /// Takes what the server said of this room, and tells what that changed.
    public Set<Changed> apply(ServerEvent event) {
        return switch (event) {
            case Joined joined -> joined(joined);
            case Users users -> people.take(users);
            case Presence presence -> presence(presence);
            case History history -> history(history);
            case Entries entries -> entries(entries);
            case Gap gap -> gap(gap);
            case Synced done -> synced(done);
            case LogEntry entry -> live(entry);
            case SystemNotice notice -> notice(notice);
            case Moderated moderated -> moderated(moderated);
            case Read mark -> read(mark.seq());
            case Seen mark -> people.take(mark);
            case Typing person -> people.take(person);
            case Failure failure -> own.take(failure);
            case ServerEvent.Welcome _,
                    ServerEvent.Left _,
                    ServerEvent.Rooms _,
                    ServerEvent.Results _,
                    ServerEvent.You _,
                    ServerEvent.Linked _,
                    ServerEvent.Invited _,
                    ServerEvent.Hooked _,
                    ServerEvent.Ok _,
                    ServerEvent.Pong _,
                    ServerEvent.Unknown _ ->
                    nothing();
        };
    }

    /// The connection broke: nobody types, and nothing is in step until the next `synced`.
    public Set<Changed> disconnected() {
        synced = false;
        return people.nobodyTypes();
    }

    /// An own command is on its way.
    public Set<Changed> post(Pending command) {
        return own.post(command);
    }

    /// A refused command waits again, in its old place.
    public Set<Changed> retry(String cid) {
        return own.retry(cid);
    }

    /// A refused command is given up.
    public Set<Changed> discard(String cid) {
        return own.discard(cid);
    }

    /// Someone's `typing` was not repeated in time.
    public Set<Changed> typingExpired(String uid) {
        return people.typingExpired(uid);
    }

    /// This person has read up to `seq`, here or on another device; only forward.
    public Set<Changed> read(long seq) {
        if (seq <= read) return nothing();
        read = seq;
        return EnumSet.of(Changed.MARKS);
    }

    private Set<Changed> joined(Joined joined) {
        facts.take(joined);
        head = joined.head();
        synced = false;
        behind = false;
        Set<Changed> changed = EnumSet.of(Changed.ROOM);
        changed.addAll(read(joined.read()));
        return changed;
    }

    private Set<Changed> presence(Presence presence) {
        Set<Changed> changed = people.take(presence);
        for (Person person : presence.changed()) {
            if (person.uid().equals(ownUid) && facts.takeRole(person.role())) {
                changed.add(Changed.ROOM);
            }
        }
        return changed;
    }

    /// Before the room is in step, a page without anything after it is the one that a join brings.
    private Set<Changed> history(History page) {
        boolean newest = !synced && !page.after();
        return newest ? messages.begin(page, cursor) : messages.prepend(page, cursor);
    }

    private Set<Changed> gap(Gap gap) {
        messages.clear();
        notices.clear();
        skipTo(gap.to());
        return EnumSet.of(Changed.MESSAGES, Changed.NOTICES);
    }

    /// Lets go of all messages but the newest `keep`, which can be asked for again.
    public Set<Changed> forgetOlder(int keep) {
        return messages.forgetOlder(keep);
    }

    private void skipTo(long seq) {
        if (seq <= cursor) return;
        cursor = seq;
        messages.skipTo(seq);
    }

    private Set<Changed> synced(Synced done) {
        skipTo(done.seq());
        head = Math.max(head, cursor);
        synced = true;
        return EnumSet.of(Changed.SYNCED);
    }

    private Set<Changed> entries(Entries entries) {
        EnumSet<Changed> changed = EnumSet.noneOf(Changed.class);
        for (LogEntry entry : entries.entries()) {
            changed.addAll(entry(entry));
        }
        return changed;
    }

    /// Before `synced` only the echo of an own command comes live; the join brings what it did.
    private Set<Changed> live(LogEntry entry) {
        return synced ? entry(entry) : acknowledged(entry);
    }

    private Set<Changed> acknowledged(LogEntry entry) {
        head = Math.max(head, entry.seq());
        String cid = entry.cid();
        return cid != null && entry.uid().equals(ownUid) ? discard(cid) : nothing();
    }

    private Set<Changed> entry(LogEntry entry) {
        EnumSet<Changed> changed = EnumSet.noneOf(Changed.class);
        changed.addAll(acknowledged(entry));
        if (entry.seq() <= cursor) return changed;
        if (entry.seq() > cursor + 1) {
            if (behind) return changed;
            behind = true;
            changed.add(Changed.BEHIND);
            return changed;
        }
        cursor = entry.seq();
        switch (entry) {
            case Chat message -> {
                changed.addAll(messages.append(message));
                changed.addAll(typingExpired(message.uid()));
            }
            case Amendment change -> changed.addAll(messages.amend(change));
            case Topic topic -> {
                facts.take(topic);
                changed.add(Changed.ROOM);
            }
        }
        return changed;
    }

    private Set<Changed> moderated(Moderated moderated) {
        Set<Changed> changed = notice(moderated);
        if (facts.take(moderated)) changed.add(Changed.ROOM);
        return changed;
    }

    private Set<Changed> notice(RoomNotice notice) {
        notices.add(new Notice(cursor, notice));
        if (notices.size() > NOTICES) notices.removeFirst();
        return EnumSet.of(Changed.NOTICES);
    }

    private static Set<Changed> nothing() {
        return EnumSet.noneOf(Changed.class);
    }

    public String room() {
        return room;
    }

    /// What people call the room: its name, its title, or the other person; empty where the server
    /// did not tell. Never an id.
    public String label() {
        return RoomSummary.label(room, facts.title, facts.with);
    }

    public String kind() {
        return facts.kind;
    }

    public @Nullable String topic() {
        return facts.topic;
    }

    /// The other person of a direct room.
    public @Nullable Person with() {
        return facts.with;
    }

    /// What this person may do in the room.
    public Role role() {
        return facts.role;
    }

    /// The seconds between two messages of one person, 0 for no pace.
    public long slow() {
        return facts.slow;
    }

    /// Only owners and moderators may write.
    public boolean isLocked() {
        return facts.locked;
    }

    /// The last `seq` that this person has read.
    public long read() {
        return read;
    }

    /// How far the others have read, by uid, as far as it was told.
    public Map<String, Long> seen() {
        return people.seen();
    }

    /// The loaded messages of others that this person has not read.
    public int unread() {
        return unreadAfter(read);
    }

    /// The same, for a mark of the client's own.
    public int unreadAfter(long seq) {
        return messages.unreadAfter(seq, ownUid);
    }

    /// Those of the unread ones that mention this person.
    public int mentions() {
        return mentionsAfter(read);
    }

    /// The same, for a mark of the client's own.
    public int mentionsAfter(long seq) {
        return messages.mentionsAfter(seq, ownUid);
    }

    /// Whether all messages after `seq` are loaded, so that counting them tells the truth.
    public boolean isLoadedFrom(long seq) {
        return cursor >= head && (seq >= cursor || messages.reach(seq));
    }

    public long head() {
        return head;
    }

    public long cursor() {
        return cursor;
    }

    public boolean isSynced() {
        return synced;
    }

    /// A hole was seen, and the room has not been joined again since.
    public boolean isBehind() {
        return behind;
    }

    /// There are older messages at the server than the first one here.
    public boolean hasOlder() {
        return messages.hasOlder();
    }

    /// The loaded messages, ascending by `seq`, as they are now.
    public List<Chat> messages() {
        return messages.all();
    }

    public List<Notice> notices() {
        return Collections.unmodifiableList(notices);
    }

    /// Own commands without an echo, in the order in which they were given.
    public Collection<Pending> pending() {
        return own.all();
    }

    /// Those of them that are messages.
    public List<Pending> pendingMessages() {
        return own.messages();
    }

    public Collection<Person> people() {
        return people.all();
    }

    /// The member with this uid, if it is among those that `people` shows.
    public @Nullable Person person(String uid) {
        return people.get(uid);
    }

    /// How many people are in the room, of whom `people` may show only the first.
    public int count() {
        return people.count();
    }

    public boolean hasMorePeople() {
        return people.hasMore();
    }

    /// Who is typing, as uid and name.
    public Map<String, String> typing() {
        return people.typing();
    }
}
