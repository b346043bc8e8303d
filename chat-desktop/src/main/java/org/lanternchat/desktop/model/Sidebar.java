package org.lanternchat.desktop.model;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// The lines of the sidebar: rooms, then conversations of two, each by what people call them, so
/// that nothing moves when somebody writes. Belongs to the window's thread.
final class Sidebar {
    private final Tellings tellings;
    private final ObservableList<RoomEntry> entries = FXCollections.observableArrayList();
    private final ObservableList<SidebarLine> lines = FXCollections.observableArrayList();
    private final Map<String, RoomEntry> byName = new HashMap<>();
    private Map<String, Key> sorted = Map.of();

    /// Who has more rooms than this knows how the sidebar works, and would not see its end.
    private static final int FEW = 30;

    /// What a line is sorted by.
    private record Key(boolean direct, String label) {}

    Sidebar(Tellings tellings) {
        this.tellings = tellings;
    }

    void renew(ChatState chat, Map<String, RoomModel> joined, @Nullable RoomModel current) {
        Map<String, Key> keys = new LinkedHashMap<>();
        for (RoomSummary summary : chat.summaries()) {
            boolean direct = summary.kind().equals(RoomSummary.DIRECT);
            keys.put(summary.room(), new Key(direct, Wording.room(summary.label())));
        }
        joined.forEach((name, room) -> keys.put(name, new Key(room.isDirect(), room.label())));
        if (!keys.equals(sorted)) sort(keys);
        for (RoomEntry entry : entries) {
            String name = entry.name();
            entry.renew(shown(name, chat, joined.get(name), current));
        }
    }

    private void sort(Map<String, Key> keys) {
        sorted = keys;
        byName.keySet().retainAll(keys.keySet());
        Comparator<Map.Entry<String, Key>> order =
                Comparator.comparing((Map.Entry<String, Key> entry) -> entry.getValue().direct())
                        .thenComparing(entry -> entry.getValue().label(), byLabel())
                        .thenComparing(Map.Entry::getKey);
        List<RoomEntry> inOrder = new ArrayList<>();
        List<SidebarLine> withTitles = new ArrayList<>();
        boolean titled = false;
        for (Map.Entry<String, Key> key : keys.entrySet().stream().sorted(order).toList()) {
            RoomEntry entry = byName.computeIfAbsent(key.getKey(), RoomEntry::new);
            if (key.getValue().direct() && !titled) {
                withTitles.add(new SidebarLine.DirectTitle());
                titled = true;
            }
            inOrder.add(entry);
            withTitles.add(new SidebarLine.Room(entry));
        }
        if (!titled) {
            withTitles.add(new SidebarLine.DirectTitle());
            if (inOrder.size() <= FEW) withTitles.add(new SidebarLine.NoDirects());
        }
        ListChanges.become(entries, inOrder);
        ListChanges.become(lines, withTitles);
    }

    private static Comparator<String> byLabel() {
        Collator order = Wording.order();
        return order::compare;
    }

    private RoomEntry.Shown shown(
            String name, ChatState chat, @Nullable RoomModel room, @Nullable RoomModel current) {
        RoomSummary summary = chat.summary(name);
        RoomState state = room == null ? null : room.state();
        String kind = state != null ? state.kind() : summary == null ? "" : summary.kind();
        Person told = summary == null ? null : summary.with();
        Person with = state == null ? told : state.with();
        boolean direct = kind.equals(RoomSummary.DIRECT);
        return new RoomEntry.Shown(
                room == null ? Wording.room(label(summary)) : room.label(),
                kind,
                with,
                presence(chat, summary, with),
                people(summary, room),
                room == null ? chat.unread(name) : room.unreadProperty().get(),
                room == null ? chat.mentions(name) : room.mentionsProperty().get(),
                room != null || direct,
                room != null && room == current,
                tellings.isMuted(name));
    }

    /// How many are there; the server's list is told a moment later than what is known in a room.
    private static int people(@Nullable RoomSummary summary, @Nullable RoomModel room) {
        int known = room == null ? 0 : room.countProperty().get();
        return known > 0 || summary == null ? known : summary.count();
    }

    private static String label(@Nullable RoomSummary summary) {
        return summary == null ? "" : summary.label();
    }

    private static Presence presence(
            ChatState chat, @Nullable RoomSummary summary, @Nullable Person with) {
        if (with == null) return Presence.UNKNOWN;
        return summary == null
                ? Presence.of(with.uid(), chat)
                : Presence.in(summary, with.uid(), chat);
    }

    /// The room that is `steps` lines away from the current one, round the ends, among those that
    /// this person is in.
    @Nullable String beside(@Nullable String current, int steps) {
        return beside(current, steps, entry -> entry.joinedProperty().get());
    }

    /// The same among those with something unread.
    @Nullable String besideUnread(@Nullable String current, int steps) {
        return beside(current, steps, RoomEntry::calls);
    }

    private @Nullable String beside(
            @Nullable String current, int steps, Predicate<RoomEntry> wanted) {
        int size = entries.size();
        int at = current == null ? -1 : entries.indexOf(byName.get(current));
        int step = Integer.signum(steps);
        for (int i = 1; i <= size; i++) {
            RoomEntry entry = entries.get(Math.floorMod(at + step * i, size));
            if (wanted.test(entry)) return entry.name();
        }
        return null;
    }

    /// The `seq` of the newest entry that the server told of, 0 for an unknown room.
    static long head(ChatState chat, String room) {
        RoomSummary summary = chat.summary(room);
        return summary == null ? 0 : summary.head();
    }

    /// The language is another one: names follow each other otherwise.
    void sortAnew() {
        sorted = Map.of();
    }

    ObservableList<RoomEntry> entries() {
        return entries;
    }

    /// The same lines with the title of the conversations between them.
    ObservableList<SidebarLine> lines() {
        return lines;
    }
}
