package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.TECH;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
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

    @Test
    void aPageEndsEarlyRatherThanLookAtTooManyMessagesAndTheNextGoesOn() throws StoreException {
        open.chat(GENERAL, "u1", "text at the bottom");
        open.chats(TECH, 12_000);

        Long next = null;
        int pages = 0;
        List<String> found = new ArrayList<>();
        do {
            Search.Found page =
                    store.search(new Search("text", null, List.of(), Set.of(TECH), null, next, 50));
            found.addAll(OpenStore.seqs(page));
            next = page.next();
            pages++;
        } while (next != null);

        assertThat(found).containsExactly("general 1");
        assertThat(pages).isEqualTo(3);
    }
}
