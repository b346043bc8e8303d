package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;

/// Something that can be typed with one key. Immutable.
///
/// @param insert takes the place of the letters, their sign included
/// @param label what is offered
/// @param detail more about it; empty for nothing
/// @param uid whose name it is; null for anything but people
public record Completion(String insert, String label, String detail, @Nullable String uid) {
    public Completion(String insert, String label, String detail) {
        this(insert, label, detail, null);
    }
}
