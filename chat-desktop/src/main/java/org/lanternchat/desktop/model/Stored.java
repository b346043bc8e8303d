package org.lanternchat.desktop.model;

import org.lanternchat.desktop.cache.CachedChat;
import org.lanternchat.desktop.cache.RoomCache;
import org.lanternchat.desktop.connection.OutboxFile;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.DraftFile;

import java.nio.file.Path;
import java.util.Optional;

/// What this computer holds of one person at one server: what is on its way, what is still being
/// typed, and what was read. Belongs to the window's thread.
///
/// @param last what was read in earlier runs; empty for nothing
record Stored(OutboxFile outbox, DraftFile drafts, RoomCache cache, Optional<CachedChat> last) {
    /// Reads what is left of an earlier run. Blocks for the disk, so not for the window's thread.
    static Stored open(Path folder, String account, DiskWriter disk) {
        OutboxFile outbox = OutboxFile.open(folder, account, disk);
        RoomCache cache = RoomCache.of(folder, account, disk);
        DraftFile drafts = DraftFile.open(folder, account, disk);
        return new Stored(outbox, drafts, cache, cache.read());
    }
}
