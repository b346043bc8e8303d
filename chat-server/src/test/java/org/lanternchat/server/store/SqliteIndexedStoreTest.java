package org.lanternchat.server.store;

/// With a search index that is always up to date.
class SqliteIndexedStoreTest extends SqliteStoreTest {
    @Override
    Store open() throws StoreException {
        return Indexed.each(super.open());
    }
}
