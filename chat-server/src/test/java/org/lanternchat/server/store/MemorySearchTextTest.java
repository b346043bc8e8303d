package org.lanternchat.server.store;

import org.lanternchat.server.store.memory.Bounds;
import org.lanternchat.server.store.memory.MemoryStore;

class MemorySearchTextTest extends SearchTextContract {
    private final Store memory = new MemoryStore(Bounds.standard());

    @Override
    Store open() {
        return memory;
    }
}
