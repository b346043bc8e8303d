package org.lanternchat.desktop.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomSummary;

/// One line of the sidebar. Belongs to the window's thread.
public final class RoomEntry {
    private final String name;
    private final StringProperty label = new SimpleStringProperty("");
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final IntegerProperty unread = new SimpleIntegerProperty();
    private final IntegerProperty mentions = new SimpleIntegerProperty();
    private final BooleanProperty joined = new SimpleBooleanProperty();
    private final BooleanProperty current = new SimpleBooleanProperty();
    private final BooleanProperty muted = new SimpleBooleanProperty();
    private final ObjectProperty<Presence> presence = new SimpleObjectProperty<>(Presence.UNKNOWN);
    private String kind = RoomSummary.OPEN;
    private @Nullable Person with;

    RoomEntry(String name) {
        this.name = name;
    }

    /// What the line shows now.
    record Shown(
            String label,
            String kind,
            @Nullable Person with,
            Presence presence,
            int people,
            int unread,
            int mentions,
            boolean joined,
            boolean current,
            boolean muted) {}

    void renew(Shown shown) {
        kind = shown.kind();
        with = shown.with();
        label.set(shown.label());
        presence.set(shown.presence());
        count.set(shown.people());
        unread.set(shown.unread());
        mentions.set(shown.mentions());
        joined.set(shown.joined());
        current.set(shown.current());
        muted.set(shown.muted());
    }

    /// Tells now and after each change of what the line shows.
    public Subscription subscribe(Runnable changed) {
        changed.run();
        return Subscription.combine(
                label.subscribe(changed),
                presence.subscribe(changed),
                count.subscribe(changed),
                unread.subscribe(changed),
                mentions.subscribe(changed),
                joined.subscribe(changed),
                current.subscribe(changed),
                muted.subscribe(changed));
    }

    /// What names the room on the wire, which may be an id: never shown.
    public String name() {
        return name;
    }

    /// What people call the room.
    public ReadOnlyStringProperty labelProperty() {
        return label;
    }

    /// What a sentence calls it: `#general`, or as it is labelled.
    public String called() {
        return Wording.roomInSentence(name, label.get());
    }

    /// Anyone may read and join it.
    public boolean isOpen() {
        return kind.equals(RoomSummary.OPEN);
    }

    /// It is a conversation of two.
    public boolean isDirect() {
        return kind.equals(RoomSummary.DIRECT);
    }

    /// The other person of a conversation of two.
    public @Nullable Person with() {
        return with;
    }

    /// Whether the other person of a conversation of two can be reached.
    public ReadOnlyObjectProperty<Presence> presenceProperty() {
        return presence;
    }

    public ReadOnlyIntegerProperty countProperty() {
        return count;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread;
    }

    /// Those of the unread messages that mention this person.
    public ReadOnlyIntegerProperty mentionsProperty() {
        return mentions;
    }

    public ReadOnlyBooleanProperty joinedProperty() {
        return joined;
    }

    /// This is the room that is shown.
    public ReadOnlyBooleanProperty currentProperty() {
        return current;
    }

    /// Nothing of it is to be told.
    public ReadOnlyBooleanProperty mutedProperty() {
        return muted;
    }

    /// Something in it waits to be read, and is meant to be told.
    boolean calls() {
        return unread.get() > 0 && !muted.get();
    }
}
