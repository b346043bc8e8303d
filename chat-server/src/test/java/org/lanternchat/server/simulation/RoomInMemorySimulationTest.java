package org.lanternchat.server.simulation;

import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.memory.Bounds;
import org.lanternchat.server.store.memory.MemoryStore;

/// The simulation on a store that keeps nothing on disk.
class RoomInMemorySimulationTest extends RoomSimulationTest {
    @Override
    Store opened() {
        return new MemoryStore(Bounds.standard());
    }
}
