package org.lanternchat.server;

import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.server.file.FileShelf;
import org.lanternchat.server.journal.Journal;
import org.lanternchat.server.journal.Written;

import java.util.List;

/// Makes entries seen, and has the files of deleted messages cleaned away. Called on the journal's
/// thread.
record ForgettingFiles(Journal.Publisher rooms, FileShelf files) implements Journal.Publisher {
    @Override
    public void publish(RoomName room, List<Written> entries) {
        rooms.publish(room, entries);
        boolean hasDeletion =
                entries.stream().anyMatch(one -> one.entry().event() instanceof ServerEvent.Delete);
        if (hasDeletion) files.forgotten();
    }

    @Override
    public void repeat(Written entry) {
        rooms.repeat(entry);
    }
}
