package org.lanternchat.desktop.view;

/// What stands at the right of the messages. For the window's thread.
interface SidePane {
    /// One of them, or nothing.
    enum Shown {
        NOTHING,
        PEOPLE,
        SEARCH
    }

    void togglePeople();

    void toggleSearch();
}
