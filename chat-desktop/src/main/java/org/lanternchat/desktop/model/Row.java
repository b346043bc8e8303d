package org.lanternchat.desktop.model;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.FileInfo;

import java.util.List;

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
            Delivery delivery,
            Details details)
            implements Row {
        /// It is at the server and still says something, so that something can be done with it.
        public boolean isAlive() {
            return seq > 0 && version != Version.DELETED;
        }
    }

    /// What a message has besides its text. `edited` is when it was said anew, 0 for never.
    record Details(
            @Nullable Quote quote,
            List<FileInfo> files,
            List<Reaction> reactions,
            boolean pinned,
            long edited,
            @Nullable Refusal refusal) {
        /// Nothing besides.
        public static final Details NONE = new Details(null, List.of(), List.of(), false, 0, null);

        public Details {
            files = List.copyOf(files);
            reactions = List.copyOf(reactions);
        }
    }

    /// The message that another one answers, in a line.
    record Quote(long seq, String uid, String name, String text, Original original) {}

    /// What is known of the message that is quoted.
    enum Original {
        /// It is asked for, or will be when somebody looks.
        UNKNOWN,
        THERE,
        DELETED
    }

    /// An emoji under a message, and whether this person is among those who put it there.
    record Reaction(String emoji, int count, boolean own) {}

    /// The server did not do what this person wanted of the message. An edit that was refused comes
    /// with its text, so that nothing is lost.
    record Refusal(String why, @Nullable String text) {}

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

        /// Somebody else has read it.
        record Seen() implements Delivery {}

        /// The server does not take it, and says why.
        record Failed(String why) implements Delivery {}
    }
}
