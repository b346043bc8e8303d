package org.lanternchat.server.store;

/// With a search index that is always up to date.
class SqliteIndexedKeepingTest extends SqliteKeepingTest {
    @Override
    Store open() throws StoreException {
        return Indexed.each(super.open());
    }
}
