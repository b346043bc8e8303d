package org.lanternchat.protocol.state;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ClientCommand.Resume;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Left;
import org.lanternchat.protocol.ServerEvent.Rooms;
import org.lanternchat.protocol.ServerEvent.Welcome;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// All that a client knows: who it is, every room of the sidebar, and the rooms it is in. Belongs
/// to one thread, the one that applies events.
public final class ChatState {
    private final TreeMap<String, RoomSummary> summaries = new TreeMap<>();
    private final LinkedHashMap<String, RoomState> rooms = new LinkedHashMap<>();
    private @Nullable Welcome welcome;

    /// Takes what the server said. What it changed in a room is told; what it changed in the
    /// sidebar (`welcome`, `rooms`, `left`) the caller knows from the kind of event.
    public Set<Changed> apply(ServerEvent event) {
        return switch (event) {
            case Welcome hello -> welcome(hello);
            case Rooms listed -> rooms(listed);
            case Left left -> {
                rooms.remove(left.room());
                yield EnumSet.noneOf(Changed.class);
            }
            case ServerEvent.Joined joined -> enter(joined.room()).apply(event);
            case ServerEvent.Users users -> inRoom(users.room(), event);
            case ServerEvent.Presence presence -> inRoom(presence.room(), event);
            case ServerEvent.History history -> inRoom(history.room(), event);
            case ServerEvent.Entries entries -> inRoom(entries.room(), event);
            case ServerEvent.Gap gap -> inRoom(gap.room(), event);
            case ServerEvent.Synced synced -> inRoom(synced.room(), event);
            case ServerEvent.Chat chat -> inRoom(chat.room(), event);
            case ServerEvent.SystemNotice notice -> inRoom(notice.room(), event);
            case ServerEvent.Typing typing -> inRoom(typing.room(), event);
            case ServerEvent.Failure failure ->
                    failure.room() == null
                            ? EnumSet.noneOf(Changed.class)
                            : inRoom(failure.room(), event);
            case ServerEvent.Pong _, ServerEvent.Unknown _ -> EnumSet.noneOf(Changed.class);
        };
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
        summaries.clear();
        hello.rooms().forEach(summary -> summaries.put(summary.room(), summary));
        return EnumSet.noneOf(Changed.class);
    }

    /// Another store or another person: what was read is worthless, what was written is not.
    private void forgetRooms(String uid) {
        for (Map.Entry<String, RoomState> entry : rooms.entrySet()) {
            RoomState fresh = new RoomState(entry.getKey(), uid);
            entry.getValue().pending().forEach(fresh::post);
            entry.setValue(fresh);
        }
    }

    private Set<Changed> rooms(Rooms listed) {
        if (Boolean.TRUE.equals(listed.all())) summaries.clear();
        listed.rooms().forEach(summary -> summaries.put(summary.room(), summary));
        if (listed.gone() != null) listed.gone().forEach(summaries::remove);
        return EnumSet.noneOf(Changed.class);
    }

    private Set<Changed> inRoom(String name, ServerEvent event) {
        RoomState room = rooms.get(name);
        return room == null ? EnumSet.noneOf(Changed.class) : room.apply(event);
    }

    /// The own uid, empty before the first `welcome`.
    public String uid() {
        return welcome == null ? "" : welcome.uid();
    }

    public @Nullable Welcome welcome() {
        return welcome;
    }

    /// Every room of the sidebar, by name.
    public Collection<RoomSummary> summaries() {
        return Collections.unmodifiableCollection(summaries.values());
    }

    /// The rooms that this client is in, in the order in which it joined them.
    public Map<String, RoomState> rooms() {
        return Collections.unmodifiableMap(rooms);
    }
}
