package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.settings.DraftFile;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.ChatState;
import org.lanternchat.protocol.state.RoomState;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The rooms that this person is in: which one is shown, what is unread in each, and what of them
/// is remembered. Belongs to the window's thread.
final class RoomModels {
    private final ChatState chat;
    private final SettingsStore settings;
    private final String account;
    private final Clock clock;
    private final ReadMarks marks;
    private final ReadReports reports;
    private final DraftFile drafts;
    private final Tellings tellings;
    private final Sidebar sidebar;
    private final Map<String, RoomModel> rooms = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable RoomModel> current =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Wording.of("app.name"));
    private @Nullable String wanted;
    private final Set<String> fromBefore = new HashSet<>();
    private boolean watched = true;

    /// @param wanted the room that is shown as soon as it is joined
    RoomModels(
            ChatState chat,
            SettingsStore settings,
            String account,
            DraftFile drafts,
            Clock clock,
            String wanted,
            ReadReports reports) {
        this.chat = chat;
        this.settings = settings;
        this.account = account;
        this.clock = clock;
        this.wanted = wanted;
        this.reports = reports;
        this.marks = new ReadMarks(settings, account, chat);
        this.drafts = drafts;
        this.tellings = new Tellings(settings, account);
        this.sidebar = new Sidebar(tellings);
    }

    /// A room was joined, for the first time or again.
    void joined(String room, RowBuilder.Person self, long head) {
        RoomModel known = rooms.get(room);
        if (known == null) {
            add(room, self);
            settings.updateAccount(account, before -> before.joining(room));
        }
        marks.enter(room, head);
        boolean back = fromBefore.remove(room);
        if (back && known != null && known == current.get()) goOn(known, head);
        if (room.equals(wanted) || (wanted == null && current.get() == null)) display(room);
    }

    /// The room that is shown as it was goes on from there: with what is new under its line, and in
    /// sight unless the person reads elsewhere in it.
    private void goOn(RoomModel shown, long head) {
        long mark = marks.of(shown.name());
        if (shown.reading().isAtNewest()) shown.open(mark);
        if (head > mark) shown.drawNewLine(mark);
    }

    private RoomModel add(String room, RowBuilder.Person self) {
        RoomModel model = new RoomModel(chat.enter(room), self, clock);
        model.draftProperty().set(drafts.get(room));
        model.draftProperty().addListener((_, _, _) -> drafts.put(room, model.writing().unsent()));
        rooms.put(room, model);
        return model;
    }

    /// A room is as it was in an earlier run.
    void restored(String room, RowBuilder.Person self, long head) {
        add(room, self).rest();
        fromBefore.add(room);
        marks.enter(room, head);
        if (room.equals(wanted)) display(room);
    }

    /// Shows one of the rooms, as long as the one that is wanted is not there.
    void showAny() {
        if (current.get() == null && !rooms.isEmpty()) display(rooms.keySet().iterator().next());
    }

    /// What a sentence calls a room, whether it is joined or only in the sidebar.
    static String called(ChatState chat, String room) {
        RoomState state = chat.rooms().get(room);
        RoomSummary summary = chat.summary(room);
        String label = state != null ? state.label() : summary != null ? summary.label() : "";
        return Wording.roomInSentence(room, label);
    }

    /// A room was left; another one is shown in its place.
    void left(String room) {
        RoomModel gone = rooms.remove(room);
        settings.updateAccount(account, known -> known.leaving(room));
        if (gone == null || current.get() != gone) return;
        String next = rooms.isEmpty() ? null : rooms.keySet().iterator().next();
        if (next == null) {
            current.set(null);
        } else {
            display(next);
        }
    }

    /// A new `welcome` came: the rooms show their states of now.
    void bind(RowBuilder.Person self) {
        rooms.forEach((room, model) -> model.bind(chat.enter(room), self));
    }

    void renew(String room, Set<Changed> changed) {
        RoomModel model = rooms.get(room);
        if (model == null) return;
        boolean unseen = model == current.get() && !watched && changed.contains(Changed.APPENDED);
        model.renew(changed);
        if (unseen && model.state().head() > marks.of(room)) model.drawNewLine(marks.of(room));
    }

    /// Counts what is unread, and renews all that shows it.
    void renewMarks() {
        RoomModel shown = current.get();
        if (shown != null && watched && shown.state().isSynced()) {
            marks.read(shown.name(), shown.reading().seenFrom(marks.of(shown.name())));
        }
        for (RoomModel room : rooms.values()) {
            long mark = marks.of(room.name());
            boolean news = room.state().isSynced() && mark > room.state().read();
            if (news) reports.read(room.name(), mark);
        }
        for (RoomModel room : rooms.values()) {
            long told = Sidebar.head(chat, room.name());
            long mark = marks.of(room.name());
            room.setUnread(room.reading().unreadAfter(mark, told));
            room.setMentions(room.reading().mentionsAfter(mark, chat.mentions(room.name())));
        }
        sidebar.renew(chat, rooms, shown);
        title.set(titleOf(shown));
    }

    /// Lets go of messages that nobody looks at, so that what a long day brings does not stay.
    void forgetOlder() {
        RoomModel shown = current.get();
        for (RoomModel room : rooms.values()) {
            long mark = marks.of(room.name());
            if (room != shown) {
                room.forgetOlder(mark, RoomReading.HELD_UNSEEN);
            } else if (room.reading().isAtNewest()) {
                room.forgetOlder(mark, RoomReading.HELD);
            }
        }
    }

    private String titleOf(@Nullable RoomModel shown) {
        int unread =
                sidebar.entries().stream()
                        .filter(RoomEntry::calls)
                        .mapToInt(entry -> entry.unreadProperty().get())
                        .sum();
        String where = shown == null ? "" : shown.called() + " · ";
        return (unread == 0 ? "" : "(" + unread + ") ") + where + Wording.of("app.name");
    }

    /// Shows a joined room; returns whether it is one.
    boolean show(String room) {
        if (!rooms.containsKey(room)) return false;
        wanted = null;
        display(room);
        renewMarks();
        return true;
    }

    /// Shows this room as soon as it is joined.
    void want(String room) {
        wanted = room;
    }

    /// A room cannot be had: if it was to be shown, another one is.
    void unavailable(@Nullable String room) {
        if (room == null || !room.equals(wanted)) return;
        wanted = null;
        if (current.get() == null && !rooms.isEmpty()) display(rooms.keySet().iterator().next());
    }

    private void display(String room) {
        RoomModel next = rooms.get(room);
        RoomModel before = current.get();
        if (room.equals(wanted)) wanted = null;
        if (next == null || next == before) return;
        if (before != null) before.eraseNewLine();
        next.open(marks.of(room));
        current.set(next);
        settings.updateAccount(account, known -> known.showing(room));
    }

    /// No page of older messages comes for this room, or for any when none is named.
    void endOlder(@Nullable String room) {
        for (RoomModel model : rooms.values()) {
            if (room == null || room.equals(model.name())) model.reading().endOlder();
        }
    }

    void setWatched(boolean is) {
        if (watched == is) return;
        watched = is;
        renewMarks();
    }

    @Nullable RoomModel get(String room) {
        return rooms.get(room);
    }

    Collection<RoomModel> all() {
        return rooms.values();
    }

    /// The joined room so many lines of the sidebar away.
    @Nullable String beside(int steps) {
        RoomModel shown = current.get();
        return sidebar.beside(shown == null ? null : shown.name(), steps);
    }

    /// The same among those with something unread.
    @Nullable String besideUnread(int steps) {
        RoomModel shown = current.get();
        return sidebar.besideUnread(shown == null ? null : shown.name(), steps);
    }

    Tellings tellings() {
        return tellings;
    }

    /// How far a room was read.
    long mark(String room) {
        return marks.of(room);
    }

    /// Whether somebody looks at this room now.
    boolean isWatched(String room) {
        RoomModel shown = current.get();
        return watched && shown != null && shown.name().equals(room);
    }

    /// The words are others than before.
    void renewWords() {
        sidebar.sortAnew();
        rooms.values().forEach(RoomModel::renewAll);
        renewMarks();
    }

    Sidebar sidebar() {
        return sidebar;
    }

    ReadOnlyObjectProperty<@Nullable RoomModel> currentProperty() {
        return current.getReadOnlyProperty();
    }

    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }
}
