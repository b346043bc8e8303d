package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;

/// One row of the list of messages. Immutable.
public sealed interface Row {
    /// There is nothing older; `empty` when there is nothing at all. `room` is what a sentence
    /// calls it.
    record Beginning(String room, boolean empty) implements Row {}

    /// A new day begins.
    record Day(String label) implements Row {}

    /// What follows was not read yet.
    record NewLine() implements Row {}

    /// What happened in the room, gathered into one line.
    record Notice(String text) implements Row {}

    /// A message. `first` begins a run by one person; `seq` is 0 while it has no echo.
    record Message(
            long seq,
            @Nullable String cid,
            String uid,
            String name,
            String text,
            long at,
            boolean own,
            boolean first,
            Version version,
            Delivery delivery)
            implements Row {}

    /// What became of a message since it was written.
    enum Version {
        AS_WRITTEN,
        EDITED,
        DELETED
    }

    /// How far an own message has come.
    sealed interface Delivery {
        /// On its way, or waiting for the connection.
        record Waiting() implements Delivery {}

        /// On the server's disk.
        record Safe() implements Delivery {}

        /// The server does not take it, and says why.
        record Failed(String why) implements Delivery {}
    }
}
