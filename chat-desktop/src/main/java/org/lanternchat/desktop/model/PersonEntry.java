package org.lanternchat.desktop.model;

import java.util.Comparator;

/// One line of the list of people. Immutable.
public record PersonEntry(String uid, String name, boolean own, boolean away, boolean typing) {
    /// Oneself first, then by name.
    static final Comparator<PersonEntry> ORDER =
            Comparator.comparing((PersonEntry person) -> !person.own())
                    .thenComparing(PersonEntry::name, String.CASE_INSENSITIVE_ORDER)
                    .thenComparing(PersonEntry::uid);
}
