package org.lanternchat.desktop.model;

import org.lanternchat.protocol.ServerEvent;

/// What came of something that was asked of the server. Immutable.
public sealed interface Answer {
    /// The server did it, and says this.
    record Done(ServerEvent event) implements Answer {}

    /// It was not done; `why` is a sentence for people.
    record Refused(String why) implements Answer {}
}
