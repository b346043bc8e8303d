package org.lanternchat.desktop.model;

/// Something that can be typed with one key. Immutable.
///
/// @param insert takes the place of the letters, their sign included
/// @param label what is offered
/// @param detail more about it; empty for nothing
/// @param mark what stands before it
public record Completion(String insert, String label, String detail, Mark mark) {
    /// What shows at a glance what is offered.
    public sealed interface Mark {
        record Nothing() implements Mark {}

        /// The face of somebody.
        record Face(String uid) implements Mark {}

        /// The emoji itself.
        record Picture(String emoji) implements Mark {}
    }

    public Completion(String insert, String label, String detail) {
        this(insert, label, detail, new Mark.Nothing());
    }
}
