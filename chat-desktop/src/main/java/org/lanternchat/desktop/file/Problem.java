package org.lanternchat.desktop.file;

/// Why a file did not get where it should. Immutable.
public sealed interface Problem {
    /// The server refused it, and says why.
    record Refused(String sentence) implements Problem {}

    /// The server cannot be reached, or the way to it broke.
    record Unreachable() implements Problem {}

    /// The file is not at the server any more.
    record Gone() implements Problem {}

    /// The file on this computer cannot be read, or is no file.
    record Unreadable() implements Problem {}

    /// There is nothing in it.
    record Empty() implements Problem {}

    /// It has more bytes than this.
    record TooBig(long most) implements Problem {}

    /// The disk of this computer does not take it.
    record Unwritable() implements Problem {}

    /// Too many are under way.
    record Busy() implements Problem {}
}
