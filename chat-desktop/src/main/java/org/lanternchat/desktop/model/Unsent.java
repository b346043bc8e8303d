package org.lanternchat.desktop.model;

import org.lanternchat.desktop.connection.OutboxFile;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.DraftFile;

import java.nio.file.Path;

/// What one person has written at one server and nobody else has yet: what is on its way, and what
/// is still being typed. Belongs to the window's thread.
record Unsent(OutboxFile outbox, DraftFile drafts) {
    /// Reads what is left of an earlier run. Blocks for the disk, so not for the window's thread.
    static Unsent open(Path folder, String account, DiskWriter disk) {
        OutboxFile outbox = OutboxFile.open(folder, account, disk);
        return new Unsent(outbox, DraftFile.open(folder, account, disk));
    }
}
