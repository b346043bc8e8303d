package org.lanternchat.protocol;

import org.jspecify.annotations.Nullable;

/// A member of a room as the others see them. `away` and `role` are absent where there is nothing
/// to say.
public record Person(String uid, String name, @Nullable Boolean away, @Nullable Role role) {
    public Person(String uid, String name) {
        this(uid, name, null, null);
    }
}
