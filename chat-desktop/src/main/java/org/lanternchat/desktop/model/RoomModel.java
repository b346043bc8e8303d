package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.RoomState;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One room as its pane shows it. Belongs to the window's thread; `renew` is called once a batch of
/// events, with all that they changed.
public final class RoomModel {
    /// Changes after which only the last rows can be others than before.
    private static final Set<Changed> AT_THE_END =
            EnumSet.of(
                    Changed.APPENDED,
                    Changed.PENDING,
                    Changed.NOTICES,
                    Changed.PEOPLE,
                    Changed.TYPING,
                    Changed.MARKS,
                    Changed.BEHIND);

    private static final long NONE = -1;

    /// With so many messages loaded the search for the first unread one ends.
    static final int SEARCHED = 200;

    private final String name;
    private final Clock clock;
    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper typing = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper settled = new ReadOnlyBooleanWrapper();
    private final StringProperty draft = new SimpleStringProperty("");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObservableList<PersonEntry> people = FXCollections.observableArrayList();
    private RoomState state;
    private RowBuilder.Person self;
    private long newAfter = NONE;
    private int builtMessages;
    private boolean loadingOlder;
    private boolean searching;
    private boolean atNewest;
    private long inSight;

    RoomModel(RoomState state, RowBuilder.Person self, Clock clock) {
        this.name = state.room();
        this.state = state;
        this.self = self;
        this.clock = clock;
    }

    /// Shows another state of the same room: after a new `welcome`.
    void bind(RoomState other, RowBuilder.Person person) {
        boolean same = other == state && person.equals(self);
        state = other;
        self = person;
        if (same) return;
        newAfter = NONE;
        renewAll();
    }

    void renewAll() {
        renew(EnumSet.allOf(Changed.class));
    }

    void renew(Set<Changed> changed) {
        if (changed.isEmpty()) return;
        topic.set(state.topic() == null ? "" : state.topic());
        if (changed.contains(Changed.PREPENDED) || changed.contains(Changed.MESSAGES)) {
            loadingOlder = false;
        }
        if (changed.contains(Changed.PEOPLE) || changed.contains(Changed.TYPING)) renewPeople();
        renewRows(changed);
    }

    private void renewRows(Set<Changed> changed) {
        LocalDate today = LocalDate.now(clock);
        RowBuilder builder = new RowBuilder(state, self, newAfter, today, clock.getZone());
        List<Chat> messages = state.messages();
        int from = Math.min(builtMessages, messages.size()) - 1;
        int row = AT_THE_END.containsAll(changed) && from >= 0 ? rowOf(messages.get(from)) : -1;
        if (row < 0) {
            ListChanges.become(rows, builder.all());
        } else {
            Row before = row == 0 ? null : rows.get(row - 1);
            ListChanges.become(rows, row, builder.tail(from, before));
        }
        builtMessages = messages.size();
    }

    private int rowOf(Chat chat) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i) instanceof Row.Message message && message.seq() == chat.seq()) return i;
        }
        return -1;
    }

    private void renewPeople() {
        List<PersonEntry> entries = new ArrayList<>();
        state.people()
                .forEach(
                        person ->
                                entries.add(
                                        new PersonEntry(
                                                person.uid(),
                                                person.name(),
                                                person.uid().equals(self.uid()),
                                                Boolean.TRUE.equals(person.away()),
                                                state.typing().containsKey(person.uid()))));
        entries.sort(PersonEntry.ORDER);
        ListChanges.become(people, entries);
        count.set(state.count());
        more.set(state.hasMorePeople());
        typing.set(typingLine(List.copyOf(state.typing().values())));
    }

    private static String typingLine(Collection<String> names) {
        List<String> who = List.copyOf(names);
        return switch (who.size()) {
            case 0 -> "";
            case 1 -> Wording.of("typing.one", who.get(0));
            case 2 -> Wording.of("typing.two", who.get(0), who.get(1));
            default -> Wording.of("typing.many");
        };
    }

    /// Draws the line above what comes after `seq`, unless there is one.
    void drawNewLine(long seq) {
        if (newAfter != NONE) return;
        newAfter = seq;
        renewRows(EnumSet.allOf(Changed.class));
    }

    void eraseNewLine() {
        if (newAfter == NONE) return;
        newAfter = NONE;
        renewRows(EnumSet.allOf(Changed.class));
    }

    /// Whether a page of older messages may be asked for now; the first asking is the only one
    /// until it came.
    boolean beginOlder() {
        if (loadingOlder || !state.isSynced() || !state.hasOlder()) return false;
        if (state.messages().isEmpty()) return false;
        loadingOlder = true;
        return true;
    }

    /// No page comes: what is loaded has to do.
    void endOlder() {
        loadingOlder = false;
        searching = false;
    }

    /// The room is opened anew, with everything after `mark` unread.
    void open(long mark) {
        settled.set(false);
        see(false, 0);
        searching = state.head() > mark;
        if (searching) drawNewLine(mark);
    }

    /// Whether the first unread message is still looked for, among the older ones.
    boolean isSearching() {
        return searching && !reaches(newAfter) && state.messages().size() < SEARCHED;
    }

    /// The first unread message is loaded, or as much as is looked through for it.
    void settle() {
        searching = false;
        settled.set(true);
    }

    /// Whether everything after `seq` is loaded.
    private boolean reaches(long seq) {
        if (!state.hasOlder()) return true;
        return !state.messages().isEmpty() && state.messages().getFirst().seq() <= seq + 1;
    }

    void setUnread(long messages) {
        unread.set((int) Math.max(0, Math.min(messages, Integer.MAX_VALUE)));
    }

    RoomState state() {
        return state;
    }

    /// What is in sight now; returns whether that is news.
    boolean see(boolean newest, long seq) {
        boolean news = newest != atNewest || seq != inSight;
        atNewest = newest;
        inSight = seq;
        return news;
    }

    /// The last `seq` up to which nothing after `mark` was left out of sight: above a gap of
    /// messages that were never loaded, only the end of the room tells that.
    long seenFrom(long mark) {
        if (atNewest) return state.head();
        return reaches(mark) ? inSight : mark;
    }

    /// What names the room on the wire, which may be an id: never shown.
    public String name() {
        return name;
    }

    /// What people call the room.
    public String label() {
        return Wording.room(state.label());
    }

    /// What a sentence calls it: `#general`, or as it is labelled.
    public String called() {
        return Wording.roomInSentence(name, state.label());
    }

    /// Anyone may read and join it, so that a link leads there.
    public boolean isOpen() {
        return state.kind().equals(RoomSummary.OPEN);
    }

    /// How many messages came after `mark`, or entries where not all of them are loaded; `told` is
    /// the newest `seq` that the sidebar knows of.
    long unreadAfter(long mark, long told) {
        boolean counts = told <= state.cursor() && state.isLoadedFrom(mark);
        return counts ? state.unreadAfter(mark) : Math.max(told, state.head()) - mark;
    }

    /// The rows of the list, changed in place.
    public ObservableList<Row> rows() {
        return rows;
    }

    /// The people of the pane, changed in place: oneself, then by name.
    public ObservableList<PersonEntry> people() {
        return people;
    }

    /// What is typed and not sent.
    public StringProperty draftProperty() {
        return draft;
    }

    public ReadOnlyStringProperty topicProperty() {
        return topic.getReadOnlyProperty();
    }

    /// Who is typing, as a sentence; empty for nobody.
    public ReadOnlyStringProperty typingProperty() {
        return typing.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /// There are more people than the list shows.
    public ReadOnlyBooleanProperty morePeopleProperty() {
        return more.getReadOnlyProperty();
    }

    /// The messages with which the room opens are here: from now on the list may be scrolled.
    public ReadOnlyBooleanProperty settledProperty() {
        return settled.getReadOnlyProperty();
    }
}
