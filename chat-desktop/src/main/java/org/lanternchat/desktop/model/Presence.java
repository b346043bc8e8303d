package org.lanternchat.desktop.model;

/// Whether somebody can be reached, as far as the rooms that are joined tell.
public enum Presence {
    HERE,
    AWAY,
    GONE
}
