package org.lanternchat.desktop.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.lanternchat.desktop.wording.Wording;

/// One line of the sidebar. Belongs to the window's thread.
public final class RoomEntry {
    private final String name;
    private final StringProperty label = new SimpleStringProperty("");
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final IntegerProperty unread = new SimpleIntegerProperty();
    private final BooleanProperty joined = new SimpleBooleanProperty();
    private final BooleanProperty current = new SimpleBooleanProperty();

    RoomEntry(String name) {
        this.name = name;
    }

    void renew(String called, int people, int newMessages, boolean isJoined, boolean isCurrent) {
        label.set(called);
        count.set(people);
        unread.set(newMessages);
        joined.set(isJoined);
        current.set(isCurrent);
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

    /// It is called by its name.
    public boolean isOpen() {
        return label.get().equals(name);
    }

    public ReadOnlyIntegerProperty countProperty() {
        return count;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread;
    }

    public ReadOnlyBooleanProperty joinedProperty() {
        return joined;
    }

    /// This is the room that is shown.
    public ReadOnlyBooleanProperty currentProperty() {
        return current;
    }
}
