package org.lanternchat.server.store;

/// With a search index that is always up to date.
class SqliteIndexedSearchTest extends SqliteSearchTest {
    @Override
    Store open() throws StoreException {
        return Indexed.each(super.open());
    }
}
