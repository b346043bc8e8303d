package org.lanternchat.desktop.model;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.state.ChatState;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lines of the sidebar, by what people call the rooms. Belongs to the window's thread.
final class Sidebar {
    private static final Comparator<String> ORDER =
            Comparator.<String, Object>comparing(name -> name, Collator.getInstance())
                    .thenComparing(Comparator.naturalOrder());

    private final ObservableList<RoomEntry> entries = FXCollections.observableArrayList();
    private final Map<String, RoomEntry> byName = new HashMap<>();

    void renew(ChatState chat, Map<String, RoomModel> joined, @Nullable RoomModel current) {
        Set<String> names = new HashSet<>();
        Map<String, RoomSummary> summaries = new HashMap<>();
        for (RoomSummary summary : chat.summaries()) {
            names.add(summary.room());
            summaries.put(summary.room(), summary);
        }
        names.addAll(joined.keySet());
        byName.keySet().retainAll(names);
        List<RoomEntry> lines = new ArrayList<>();
        Map<String, String> labels = new HashMap<>();
        for (String name : names) {
            RoomModel room = joined.get(name);
            RoomSummary summary = summaries.get(name);
            String label = summary == null ? "" : Wording.room(summary.label());
            labels.put(name, room == null ? label : room.label());
        }
        Comparator<String> byLabel =
                Comparator.comparing((String name) -> labels.getOrDefault(name, ""), ORDER);
        for (String name : names.stream().sorted(byLabel.thenComparing(ORDER)).toList()) {
            RoomEntry entry = byName.computeIfAbsent(name, RoomEntry::new);
            RoomSummary summary = summaries.get(name);
            RoomModel room = joined.get(name);
            int people = summary == null ? 0 : summary.count();
            int unread = room == null ? chat.unread(name) : room.unreadProperty().get();
            String label = labels.getOrDefault(name, "");
            boolean inside = room != null || isDirect(summary);
            entry.renew(label, people, unread, inside, room != null && room == current);
            lines.add(entry);
        }
        ListChanges.become(entries, lines);
    }

    /// Nobody joins a direct room: its messages come anyway.
    private static boolean isDirect(@Nullable RoomSummary summary) {
        return summary != null && summary.kind().equals(RoomSummary.DIRECT);
    }

    /// The joined room that is `steps` lines away from the current one, round the ends.
    @Nullable String beside(@Nullable String current, int steps) {
        List<String> joined =
                entries.stream()
                        .filter(entry -> entry.joinedProperty().get())
                        .map(RoomEntry::name)
                        .toList();
        if (joined.isEmpty()) return null;
        int at = current == null ? 0 : joined.indexOf(current);
        return joined.get(Math.floorMod(at + steps, joined.size()));
    }

    /// The `seq` of the newest entry that the server told of, 0 for an unknown room.
    static long head(ChatState chat, String room) {
        return chat.summaries().stream()
                .filter(summary -> summary.room().equals(room))
                .mapToLong(RoomSummary::head)
                .findFirst()
                .orElse(0);
    }

    ObservableList<RoomEntry> entries() {
        return entries;
    }
}
