package org.lanternchat.server.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// Opens a store for each test of a contract. A subclass of the contract says how one is opened,
/// and opened again on the same data.
abstract class WithStore {
    OpenStore open;
    Store store;

    abstract Store open() throws StoreException;

    @BeforeEach
    void openStore() throws StoreException {
        store = open();
        open = new OpenStore(store);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    void reopen() throws StoreException {
        closeStore();
        openStore();
    }
}
