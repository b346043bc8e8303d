package org.lanternchat.desktop.model;

/// One line of the sidebar. Immutable.
public sealed interface SidebarLine {
    /// The conversations of two begin here.
    record DirectTitle() implements SidebarLine {}

    /// There is no conversation yet, and there are few rooms.
    record NoDirects() implements SidebarLine {}

    /// A room or a conversation; what it shows changes in its entry.
    record Room(RoomEntry entry) implements SidebarLine {}
}
