package org.lanternchat.desktop.model;

import org.lanternchat.protocol.Role;

/// One person in a room, as the list of people shows them. Immutable.
public record PersonEntry(
        String uid, String name, Role role, boolean own, boolean away, boolean typing) {
    PersonEntry typing(boolean is) {
        return is == typing ? this : new PersonEntry(uid, name, role, own, away, is);
    }
}
