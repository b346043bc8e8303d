package org.lanternchat.server.frame;

/// The language that a connection speaks, chosen by its first command.
public enum Dialect {
    VERSION_1,
    TUTORIAL_A,
    TUTORIAL_B
}
