package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand.Resume;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Left;
import org.lanternchat.protocol.ServerEvent.Rooms;
import org.lanternchat.protocol.ServerEvent.Welcome;
import org.lanternchat.protocol.ServerEvent.You;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// All that a client knows: who it is, every room of the sidebar, and the rooms it is in. Belongs
/// to one thread, the one that applies events.
public final class ChatState {
    private final Summaries summaries = new Summaries();
    private final LinkedHashMap<String, RoomState> rooms = new LinkedHashMap<>();
    private @Nullable Welcome welcome;
    private @Nullable You self;

    /// Takes what the server said. What it changed in a room is told; what it changed in the
    /// sidebar (`welcome`, `rooms`, `joined`, `left`, marks and entries) or about this person
    /// (`you`) the caller knows from the kind of event.
    public Set<Changed> apply(ServerEvent event) {
        return switch (event) {
            case Welcome hello -> welcome(hello);
            case You you -> you(you);
            case Rooms listed -> {
                summaries.take(listed);
                yield nothing();
            }
            case Left left -> {
                rooms.remove(left.room());
                summaries.left(left.room());
                yield nothing();
            }
            case ServerEvent.Joined joined -> {
                summaries.joined(joined);
                yield enter(joined.room()).apply(event);
            }
            case ServerEvent.Users users -> inRoom(users.room(), event);
            case ServerEvent.Presence presence -> inRoom(presence.room(), event);
            case ServerEvent.History history -> inRoom(history.room(), event);
            case ServerEvent.Entries entries -> inRoom(entries.room(), event);
            case ServerEvent.Gap gap -> inRoom(gap.room(), event);
            case ServerEvent.Synced synced -> inRoom(synced.room(), event);
            case ServerEvent.LogEntry entry -> {
                summaries.count(entry, uid());
                yield inRoom(entry.room(), event);
            }
            case ServerEvent.Read read -> {
                summaries.read(read.room(), read.seq());
                yield inRoom(read.room(), event);
            }
            case ServerEvent.Seen seen -> inRoom(seen.room(), event);
            case ServerEvent.SystemNotice notice -> inRoom(notice.room(), event);
            case ServerEvent.Typing typing -> inRoom(typing.room(), event);
            case ServerEvent.Failure failure ->
                    failure.room() == null ? nothing() : inRoom(failure.room(), event);
            case ServerEvent.Moderated moderated ->
                    moderated.room() == null ? nothing() : inRoom(moderated.room(), event);
            case ServerEvent.Results _,
                    ServerEvent.Linked _,
                    ServerEvent.Invited _,
                    ServerEvent.Hooked _,
                    ServerEvent.Ok _,
                    ServerEvent.Pong _,
                    ServerEvent.Unknown _ ->
                    nothing();
        };
    }

    /// This person has read a room up to `seq`, which the server is to be told with `read`; only
    /// forward.
    public Set<Changed> read(String room, long seq) {
        return apply(new ServerEvent.Read(room, seq));
    }

    /// The connection broke; what is loaded stays readable.
    public void disconnected() {
        rooms.values().forEach(RoomState::disconnected);
    }

    /// The state of a room, made when this client was not in it yet.
    public RoomState enter(String room) {
        return rooms.computeIfAbsent(room, name -> new RoomState(name, uid()));
    }

    /// What the next `hello` resumes; absent before the first `welcome`.
    public @Nullable Resume resume() {
        if (welcome == null || rooms.isEmpty()) return null;
        Map<String, Long> cursors = new LinkedHashMap<>();
        rooms.values().forEach(room -> cursors.put(room.room(), room.cursor()));
        return new Resume(welcome.epoch(), cursors);
    }

    private Set<Changed> welcome(Welcome hello) {
        boolean another =
                welcome == null
                        || !welcome.epoch().equals(hello.epoch())
                        || !welcome.uid().equals(hello.uid());
        if (another) forgetRooms(hello.uid());
        welcome = hello;
        self = new You(hello.uid(), hello.name(), hello.role(), null);
        summaries.replace(hello.rooms());
        return nothing();
    }

    private Set<Changed> you(You you) {
        if (you.uid().equals(uid())) self = you;
        return nothing();
    }

    /// Another store or another person: what was read is worthless, what was written is not.
    private void forgetRooms(String uid) {
        for (Map.Entry<String, RoomState> entry : rooms.entrySet()) {
            RoomState fresh = new RoomState(entry.getKey(), uid);
            entry.getValue().pending().forEach(fresh::post);
            entry.setValue(fresh);
        }
    }

    private Set<Changed> inRoom(String name, ServerEvent event) {
        RoomState room = rooms.get(name);
        return room == null ? nothing() : room.apply(event);
    }

    private static Set<Changed> nothing() {
        return EnumSet.noneOf(Changed.class);
    }

    /// The own uid, empty before the first `welcome`.
    public String uid() {
        return welcome == null ? "" : welcome.uid();
    }

    public @Nullable Welcome welcome() {
        return welcome;
    }

    /// Who this person is now: the name, what they may do on the whole server, and whether they are
    /// away. Absent before the first `welcome`.
    public @Nullable You self() {
        return self;
    }

    /// A room of the sidebar, if there is one of this name.
    public @Nullable RoomSummary summary(String room) {
        return summaries.get(room);
    }

    /// How many messages of a room this person has not read: counted where they are loaded, and
    /// otherwise as many as the server told and came since.
    public int unread(String room) {
        RoomState state = rooms.get(room);
        if (state != null && state.isLoadedFrom(state.read())) return state.unread();
        RoomSummary summary = summaries.get(room);
        int told = summary == null || summary.unread() == null ? 0 : summary.unread();
        return state == null ? told : Math.max(told, state.unread());
    }

    /// How many of them mention this person.
    public int mentions(String room) {
        RoomState state = rooms.get(room);
        if (state != null && state.isLoadedFrom(state.read())) return state.mentions();
        RoomSummary summary = summaries.get(room);
        int told = summary == null || summary.mentions() == null ? 0 : summary.mentions();
        return state == null ? told : Math.max(told, state.mentions());
    }

    /// Every room of the sidebar, by name.
    public Collection<RoomSummary> summaries() {
        return summaries.all();
    }

    /// The rooms that this client is in, in the order in which it joined them.
    public Map<String, RoomState> rooms() {
        return Collections.unmodifiableMap(rooms);
    }
}
