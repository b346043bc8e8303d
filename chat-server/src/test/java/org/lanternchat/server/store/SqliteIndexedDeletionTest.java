package org.lanternchat.server.store;

/// With a search index that is always up to date.
class SqliteIndexedDeletionTest extends SqliteDeletionTest {
    @Override
    OpenStore opened() throws StoreException {
        return new OpenStore(Indexed.each(SqliteStore.open(folder.resolve("chat.db"))));
    }
}
