package org.lanternchat.desktop.model;

/// Something that a person is told while they look elsewhere. Immutable. Both texts hold what
/// people wrote.
///
/// @param seq the message that it is about
public record Alert(String room, long seq, String title, String text) {
    @Override
    public String toString() {
        return "Alert[" + seq + "]";
    }
}
