package org.lanternchat.server.store;

/// The store could not do what was asked. The message is a sentence for the person who runs the
/// server; nothing was changed.
public final class StoreException extends Exception {
    /// What the caller can do about it.
    public enum Kind {
        /// The disk is full: reading goes on, writing may work later.
        FULL,
        /// Another process holds the file for now.
        BUSY,
        /// The file was written by a newer version.
        NEWER,
        /// Anything else.
        BROKEN
    }

    private final Kind kind;

    public StoreException(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    public StoreException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
