package org.lanternchat.server.store;

import org.lanternchat.server.store.memory.Bounds;
import org.lanternchat.server.store.memory.MemoryStore;

class MemoryMessageTest extends MessageContract {
    private final Store memory = new MemoryStore(Bounds.standard());

    @Override
    Store open() {
        return memory;
    }
}
