package org.lanternchat.desktop.model;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;

/// One line of the sidebar. Belongs to the window's thread.
public final class RoomEntry {
    private final String name;
    private final IntegerProperty count = new SimpleIntegerProperty();
    private final IntegerProperty unread = new SimpleIntegerProperty();
    private final BooleanProperty joined = new SimpleBooleanProperty();
    private final BooleanProperty current = new SimpleBooleanProperty();

    RoomEntry(String name) {
        this.name = name;
    }

    void renew(int people, int newMessages, boolean isJoined, boolean isCurrent) {
        count.set(people);
        unread.set(newMessages);
        joined.set(isJoined);
        current.set(isCurrent);
    }

    public String name() {
        return name;
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
