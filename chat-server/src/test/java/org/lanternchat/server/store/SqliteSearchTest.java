package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

class SqliteSearchTest extends SearchContract {
    @TempDir Path folder;

    @Override
    Store open() throws StoreException {
        return SqliteStore.open(folder.resolve("chat.db"));
    }

    @Test
    void twoAuthorsWhoseTrigramsAreTheSameAreToldApart() throws StoreException {
        assertThat(SearchIndex.authorTrigram("uAa")).isEqualTo(SearchIndex.authorTrigram("uBB"));
        open.chat(GENERAL, "uAa", "lantern one");
        open.chat(GENERAL, "uBB", "lantern two");

        Search search = new Search("lantern", null, List.of(), Set.of(), "uAa", null, 50);
        assertThat(OpenStore.seqs(store.search(search))).containsExactly("general 1");
    }
}
