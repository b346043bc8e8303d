package org.lanternchat.desktop.model;

/// One line of the list of people. Immutable.
public sealed interface PeopleLine {
    /// The people below stand together for this reason.
    enum Group {
        ORDER,
        HERE,
        AWAY
    }

    /// A group begins, with so many people in it.
    record Title(Group group, int people) implements PeopleLine {}

    record Someone(PersonEntry person) implements PeopleLine {}
}
