package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Entries;
import org.lanternchat.protocol.ServerEvent.Failure;
import org.lanternchat.protocol.ServerEvent.Gap;
import org.lanternchat.protocol.ServerEvent.History;
import org.lanternchat.protocol.ServerEvent.Joined;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Presence;
import org.lanternchat.protocol.ServerEvent.Synced;
import org.lanternchat.protocol.ServerEvent.SystemNotice;
import org.lanternchat.protocol.ServerEvent.Typing;
import org.lanternchat.protocol.ServerEvent.Users;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
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
    private final ArrayList<Chat> messages = new ArrayList<>();
    private final ArrayList<Notice> notices = new ArrayList<>();
    private final LinkedHashMap<String, Pending> pending = new LinkedHashMap<>();
    private final LinkedHashMap<String, Person> people = new LinkedHashMap<>();
    private final LinkedHashMap<String, String> typing = new LinkedHashMap<>();
    private @Nullable String topic;
    private long head;
    private long cursor;
    private int count;
    private boolean more;
    private boolean before;
    private boolean synced;
    private boolean behind;

    public RoomState(String room, String ownUid) {
        this.room = room;
        this.ownUid = ownUid;
    }

    /// Takes what the server said of this room, and tells what that changed.
    public Set<Changed> apply(ServerEvent event) {
        return switch (event) {
            case Joined joined -> joined(joined);
            case Users users -> users(users);
            case Presence presence -> presence(presence);
            case History history -> history(history);
            case Entries entries -> entries(entries);
            case Gap gap -> gap(gap);
            case Synced done -> synced(done);
            case Chat chat -> live(chat);
            case SystemNotice notice -> notice(notice);
            case Typing person -> typing(person);
            case Failure failure -> failure(failure);
            case ServerEvent.Welcome _,
                    ServerEvent.Left _,
                    ServerEvent.Rooms _,
                    ServerEvent.Pong _,
                    ServerEvent.Unknown _ ->
                    nothing();
        };
    }

    /// The connection broke: nobody types, and nothing is in step until the next `synced`.
    public Set<Changed> disconnected() {
        synced = false;
        typing.clear();
        return EnumSet.of(Changed.TYPING);
    }

    /// An own message is on its way.
    public Set<Changed> post(Pending message) {
        pending.put(message.cid(), message);
        return EnumSet.of(Changed.PENDING);
    }

    /// A refused message waits again, in its old place.
    public Set<Changed> retry(String cid) {
        pending.computeIfPresent(cid, (_, message) -> message.waiting());
        return EnumSet.of(Changed.PENDING);
    }

    /// A refused message is given up.
    public Set<Changed> discard(String cid) {
        return pending.remove(cid) == null ? nothing() : EnumSet.of(Changed.PENDING);
    }

    /// Someone's `typing` was not repeated in time.
    public Set<Changed> typingExpired(String uid) {
        return typing.remove(uid) == null ? nothing() : EnumSet.of(Changed.TYPING);
    }

    private Set<Changed> joined(Joined joined) {
        topic = joined.topic();
        head = joined.head();
        synced = false;
        behind = false;
        return EnumSet.of(Changed.ROOM);
    }

    private Set<Changed> users(Users users) {
        people.clear();
        users.users().forEach(person -> people.put(person.uid(), person));
        count = users.count();
        more = Boolean.TRUE.equals(users.more());
        return EnumSet.of(Changed.PEOPLE);
    }

    private Set<Changed> presence(Presence presence) {
        EnumSet<Changed> changed = EnumSet.of(Changed.PEOPLE);
        presence.came().forEach(person -> people.put(person.uid(), person));
        presence.changed().forEach(person -> people.replace(person.uid(), person));
        for (String uid : presence.went()) {
            people.remove(uid);
            changed.addAll(typingExpired(uid));
        }
        count = presence.count();
        return changed;
    }

    private Set<Changed> history(History history) {
        List<Chat> page = history.messages();
        if (messages.isEmpty()) {
            messages.addAll(page);
            before = history.before();
            return EnumSet.of(Changed.MESSAGES);
        }
        long first = messages.getFirst().seq();
        if (page.isEmpty() || page.getFirst().seq() <= first) before = history.before();
        List<Chat> older = page.stream().filter(chat -> chat.seq() < first).toList();
        messages.addAll(0, older);
        EnumSet<Changed> changed = EnumSet.noneOf(Changed.class);
        if (!older.isEmpty()) changed.add(Changed.PREPENDED);
        if (!synced) changed.addAll(newer(history));
        return changed;
    }

    /// A join without `since` into a room that was loaded before: its page may bring what was
    /// missed, or begin beyond it. Once in step, what is new comes live and in order, and never by
    /// a page.
    private Set<Changed> newer(History history) {
        List<Chat> page = history.messages();
        long last = messages.getLast().seq();
        if (page.isEmpty() || page.getLast().seq() <= last) return nothing();
        if (page.getFirst().seq() > last + 1) {
            messages.clear();
            messages.addAll(page);
            before = history.before();
            return EnumSet.of(Changed.MESSAGES);
        }
        page.stream().filter(chat -> chat.seq() > last).forEach(messages::add);
        return EnumSet.of(Changed.APPENDED);
    }

    private Set<Changed> gap(Gap gap) {
        messages.clear();
        notices.clear();
        cursor = gap.to();
        before = true;
        return EnumSet.of(Changed.MESSAGES, Changed.NOTICES);
    }

    private Set<Changed> synced(Synced done) {
        cursor = Math.max(cursor, done.seq());
        head = Math.max(head, cursor);
        synced = true;
        return EnumSet.of(Changed.SYNCED);
    }

    private Set<Changed> entries(Entries entries) {
        EnumSet<Changed> changed = EnumSet.noneOf(Changed.class);
        for (LogEntry entry : entries.entries()) {
            switch (entry) {
                case Chat chat -> changed.addAll(entry(chat));
            }
        }
        return changed;
    }

    /// Before `synced` only the echo of an own message comes live; the join brings the message
    /// itself.
    private Set<Changed> live(Chat chat) {
        return synced ? entry(chat) : acknowledged(chat);
    }

    private Set<Changed> acknowledged(Chat chat) {
        head = Math.max(head, chat.seq());
        String cid = chat.cid();
        return cid != null && chat.uid().equals(ownUid) ? discard(cid) : nothing();
    }

    private Set<Changed> entry(Chat chat) {
        EnumSet<Changed> changed = EnumSet.noneOf(Changed.class);
        changed.addAll(acknowledged(chat));
        if (chat.seq() <= cursor) return changed;
        if (chat.seq() > cursor + 1) {
            if (behind) return changed;
            behind = true;
            changed.add(Changed.BEHIND);
            return changed;
        }
        cursor = chat.seq();
        messages.add(chat);
        changed.add(Changed.APPENDED);
        changed.addAll(typingExpired(chat.uid()));
        return changed;
    }

    private Set<Changed> notice(SystemNotice notice) {
        notices.add(new Notice(cursor, notice));
        if (notices.size() > NOTICES) notices.removeFirst();
        return EnumSet.of(Changed.NOTICES);
    }

    private Set<Changed> typing(Typing person) {
        if (person.uid().equals(ownUid)) return nothing();
        if (!person.on()) return typingExpired(person.uid());
        return person.name().equals(typing.put(person.uid(), person.name()))
                ? nothing()
                : EnumSet.of(Changed.TYPING);
    }

    private Set<Changed> failure(Failure failure) {
        String cid = failure.cid();
        if (cid == null || !pending.containsKey(cid)) return nothing();
        pending.computeIfPresent(cid, (_, message) -> message.failed(failure));
        return EnumSet.of(Changed.PENDING);
    }

    private static Set<Changed> nothing() {
        return EnumSet.noneOf(Changed.class);
    }

    public String room() {
        return room;
    }

    public @Nullable String topic() {
        return topic;
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
        return before;
    }

    /// The loaded messages, ascending by `seq`.
    public List<Chat> messages() {
        return Collections.unmodifiableList(messages);
    }

    public List<Notice> notices() {
        return Collections.unmodifiableList(notices);
    }

    /// Own messages without an echo, in the order in which they were written.
    public Collection<Pending> pending() {
        return Collections.unmodifiableCollection(pending.values());
    }

    public Collection<Person> people() {
        return Collections.unmodifiableCollection(people.values());
    }

    /// How many people are in the room, of whom `people` may show only the first.
    public int count() {
        return count;
    }

    public boolean hasMorePeople() {
        return more;
    }

    /// Who is typing, as uid and name.
    public Map<String, String> typing() {
        return Collections.unmodifiableMap(typing);
    }
}
