package org.lanternchat.desktop.model;

/// One line of the sidebar. Immutable.
public sealed interface SidebarLine {
    /// The conversations of two begin here.
    ///
    /// @param alone whether there is none yet
    record DirectTitle(boolean alone) implements SidebarLine {}

    /// A room or a conversation; what it shows changes in its entry.
    record Room(RoomEntry entry) implements SidebarLine {}
}
