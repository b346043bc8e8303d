package org.lanternchat.server.file;

import org.lanternchat.server.store.Change;

import java.util.function.Consumer;

/// Where records of files are written down. Called on the thread `files`; must not wait.
public interface FileRecords {
    /// Writes a `Change.File` or a `Change.FileGone`. `done` is called exactly once, on any thread,
    /// with whether it is on disk: until then what the record names is not cleaned away.
    void write(Change change, Consumer<Boolean> done);
}
