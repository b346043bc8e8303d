package org.lanternchat.server.store;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class SqliteKeepingTest extends KeepingContract {
    @TempDir Path folder;

    @Override
    Store open() throws StoreException {
        return SqliteStore.open(folder.resolve("chat.db"));
    }
}
