package org.lanternchat.server.journal;

import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.memory.Bounds;
import org.lanternchat.server.store.memory.MemoryStore;

/// The journal on a store that keeps nothing on disk.
class JournalInMemoryTest extends JournalTest {
    private final Store memory = new MemoryStore(Bounds.standard());

    @Override
    Store opened() {
        return memory;
    }
}
