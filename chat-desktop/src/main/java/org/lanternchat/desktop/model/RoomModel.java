package org.lanternchat.desktop.model;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.state.Changed;
import org.lanternchat.protocol.state.RoomState;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One room as its pane shows it. Belongs to the window's thread; `renew` is called once a batch of
/// events, with all that they changed.
public final class RoomModel {
    private static final long NONE = -1;

    private final String name;
    private final Clock clock;
    private final ReadOnlyStringWrapper topic = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper typing = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper lookedAt = new ReadOnlyLongWrapper();
    private final Writing writing = new Writing();
    private final RoomNotes notes = new RoomNotes();
    private final RowList rows = new RowList();
    private final PeopleList people = new PeopleList();
    private final ReadOnlyIntegerWrapper mentions = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Role> role = new ReadOnlyObjectWrapper<>(Role.MEMBER);
    private final ReadOnlyBooleanWrapper locked = new ReadOnlyBooleanWrapper();
    private final RoomReading reading;
    private RoomState state;
    private RowBuilder.Person self;
    private long newAfter = NONE;
    private boolean resting;

    RoomModel(RoomState state, RowBuilder.Person self, Clock clock) {
        this.name = state.room();
        this.state = state;
        this.reading = new RoomReading(state);
        this.self = self;
        this.clock = clock;
    }

    /// Shows another state of the same room: after a new `welcome`.
    void bind(RoomState other, RowBuilder.Person person) {
        boolean same = other == state && person.equals(self);
        state = other;
        reading.bind(other);
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
        role.set(state.role());
        locked.set(state.isLocked());
        if (changed.contains(Changed.PREPENDED) || changed.contains(Changed.MESSAGES)) {
            reading.olderCame();
        }
        if (changed.contains(Changed.PEOPLE)) {
            people.renew(state, self.uid());
            count.set(state.count());
            more.set(state.hasMorePeople());
        }
        if (changed.contains(Changed.PEOPLE) || changed.contains(Changed.TYPING)) {
            people.renewTyping(state);
            typing.set(typingLine(List.copyOf(state.typing().values())));
        }
        renewRows(changed);
    }

    /// Makes no rows before it is shown: what was kept of many rooms would hold up the start.
    void rest() {
        resting = true;
        renewAll();
    }

    private void renewRows(Set<Changed> changed) {
        if (!resting) rows.renew(state, changed, builder());
    }

    /// Shows single messages anew, after what is known of them changed.
    void renewMessages(Set<Long> seqs) {
        rows.again(state.messages(), seqs, builder());
    }

    private RowBuilder builder() {
        LocalDate today = LocalDate.now(clock);
        return new RowBuilder(state, self, notes, newAfter, today, clock.getZone());
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

    /// The row of a loaded message.
    Row.@Nullable Message message(long seq) {
        Chat chat = Chats.find(state.messages(), seq);
        return chat == null ? null : builder().again(chat, true);
    }

    /// Leads the eye to a loaded message.
    void lookAt(long seq) {
        lookedAt.set(0);
        lookedAt.set(seq);
    }

    /// Tells those who watch the rows that this one looks different now, though it is the same.
    public void showAnew(int row) {
        rows.rows().set(row, rows.rows().get(row));
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

    /// The room is opened anew, with everything after `mark` unread.
    void open(long mark) {
        if (resting) {
            resting = false;
            renewAll();
        }
        if (reading.open(mark)) drawNewLine(mark);
    }

    /// Of more than `held` messages those far above the newest go, which is in sight or will be
    /// when this room is shown again; `mark` is up to where it was read.
    void forgetOlder(long mark, int held) {
        int kept = reading.kept(mark, held);
        if (kept < state.messages().size()) renew(state.forgetOlder(kept));
    }

    /// What of it is loaded and was in sight.
    RoomReading reading() {
        return reading;
    }

    RoomState state() {
        return state;
    }

    void setUnread(long messages) {
        unread.set((int) Math.max(0, Math.min(messages, Integer.MAX_VALUE)));
    }

    void setMentions(int messages) {
        mentions.set(messages);
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

    /// It is a conversation of two.
    public boolean isDirect() {
        return state.kind().equals(RoomSummary.DIRECT);
    }

    /// The kind of the room, as `RoomSummary` names it.
    public String kind() {
        return state.kind();
    }

    /// The seconds between two messages of one person, 0 for no pace.
    public long slow() {
        return state.slow();
    }

    /// Whether this person may pin messages and say what the room is about.
    public boolean mayArrange() {
        return isDirect() || role.get().isAtLeast(Role.MODERATOR);
    }

    /// Whether this person keeps order here: nobody does between two.
    public boolean mayModerate() {
        return !isDirect() && role.get().isAtLeast(Role.MODERATOR);
    }

    /// The `seq` of the message to which the eye is led, set anew each time; 0 in between.
    public ReadOnlyLongProperty lookedAtProperty() {
        return lookedAt.getReadOnlyProperty();
    }

    /// The rows of the list, changed in place.
    public ObservableList<Row> rows() {
        return rows.rows();
    }

    /// Everybody here, changed in place: oneself, then by name.
    public ObservableList<PersonEntry> people() {
        return people.people();
    }

    /// The same people as the pane groups them.
    public PeopleList peopleList() {
        return people;
    }

    /// What stands in the composer.
    public StringProperty draftProperty() {
        return writing.textProperty();
    }

    /// What is being written, and what becomes of it.
    public Writing writing() {
        return writing;
    }

    RoomNotes notes() {
        return notes;
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

    /// Those of the unread messages that mention this person.
    public ReadOnlyIntegerProperty mentionsProperty() {
        return mentions.getReadOnlyProperty();
    }

    /// What this person may do here.
    public ReadOnlyObjectProperty<Role> roleProperty() {
        return role.getReadOnlyProperty();
    }

    /// Only those who keep order may write.
    public ReadOnlyBooleanProperty lockedProperty() {
        return locked.getReadOnlyProperty();
    }

    /// There are more people than the list shows.
    public ReadOnlyBooleanProperty morePeopleProperty() {
        return more.getReadOnlyProperty();
    }

    /// The messages with which the room opens are here: from now on the list may be scrolled.
    public ReadOnlyBooleanProperty settledProperty() {
        return reading.settledProperty();
    }
}
