package org.lanternchat.desktop.model;

/// Leads to one message in its surroundings: shows its room and loads what is around it. For the
/// window's thread.
@FunctionalInterface
public interface Jump {
    void to(String room, long seq);
}
