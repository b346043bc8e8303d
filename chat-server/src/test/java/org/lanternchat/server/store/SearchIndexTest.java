package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.SECRET;
import static org.lanternchat.server.store.OpenStore.TECH;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// The index behind the log: wherever it stands, the same is found, and the database is sound.
class SearchIndexTest {
    @TempDir Path folder;

    private OpenStore opened() throws StoreException {
        return new OpenStore(SqliteStore.open(folder.resolve("chat.db")));
    }

    @Test
    void theSameIsFoundWhereverTheIndexStands() throws StoreException {
        try (OpenStore open = opened()) {
            for (int i = 0; i < 20; i++) {
                open.chat(List.of(GENERAL, SECRET, TECH).get(i % 3), "u1", "lantern " + i);
                open.topic(GENERAL, "topic " + i);
            }
            List<String> found = open.found("lantern");
            assertThat(found).hasSize(20);

            while (open.store.unindexed() > 0) {
                open.store.index(3);
                assertThat(open.found("lantern")).isEqualTo(found);
                assertThat(pages(open.store)).isEqualTo(found);
            }
        }
        assertThat(Upkeep.check(folder.resolve("chat.db"), _ -> {})).isEmpty();
    }

    /// Two hits a page, over all rooms.
    private static List<String> pages(Store store) throws StoreException {
        List<String> found = new ArrayList<>();
        Long next = null;
        do {
            Search.Found page =
                    store.search(
                            new Search("lantern", null, List.of(SECRET), Set.of(), null, next, 2));
            found.addAll(OpenStore.seqs(page));
            next = page.next();
        } while (next != null);
        return found;
    }

    @Test
    void editsAndDeletionsOnEitherSideOfItAreFoundAsTheyAre() throws StoreException {
        Random random = new Random(5);
        try (OpenStore open = opened()) {
            List<Long> messages = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                messages.add(open.chat(GENERAL, "u1", "lantern " + i).seq());
                long target = messages.get(random.nextInt(messages.size()));
                switch (random.nextInt(5)) {
                    case 0 -> open.edit(GENERAL, target, "quokka " + i);
                    case 1 -> open.delete(GENERAL, target);
                    case 2 -> open.store.index(1 + random.nextInt(9));
                    default -> {}
                }
            }
            List<String> quokkas = open.found("quokka");
            assertThat(quokkas).isNotEmpty();
            assertThat(open.forget(GENERAL, 50, 50)).isEqualTo(50);
            assertThat(Upkeep.check(folder.resolve("chat.db"), _ -> {})).isEmpty();
            quokkas = open.found("quokka");

            Indexed.all(open.store);

            assertThat(open.found("quokka")).isEqualTo(quokkas);
            assertThat(Upkeep.check(folder.resolve("chat.db"), _ -> {})).isEmpty();
        }
    }

    @Test
    void whatWaitsForTheIndexWaitsOnWhenTheStoreIsOpenedAgain() throws StoreException {
        try (OpenStore open = opened()) {
            open.chats(GENERAL, 10);
            open.store.index(4);
        }
        try (OpenStore open = opened()) {
            assertThat(open.store.unindexed()).isEqualTo(6);
            assertThat(open.found("text")).hasSize(10);
            open.store.index(100);
            assertThat(open.store.unindexed()).isZero();
            assertThat(open.found("text")).hasSize(10);
        }
    }

    @Test
    void anEntryThatComesAfterAllWereForgottenIsFoundToo() throws StoreException {
        try (OpenStore open = opened()) {
            open.chats(GENERAL, 10);
            Indexed.all(open.store);
            assertThat(open.forget(GENERAL, 99, 99)).isEqualTo(10);
        }
        try (OpenStore open = opened()) {
            open.chat(GENERAL, "u1", "lantern");
            assertThat(open.found("lantern")).containsExactly("general 11");
            Indexed.all(open.store);
            assertThat(open.found("lantern")).containsExactly("general 11");
        }
    }

    @Test
    void whatIsWrittenManyAtOnceIsThereForWhateverIsReadInBetween() throws StoreException {
        try (OpenStore open = opened();
                Writing writing = open.store.begin()) {
            for (long seq = 1; seq <= 100; seq++) {
                writing.append(new Entry(GENERAL, OpenStore.plain(GENERAL, seq, "text")));
                if (seq % 7 == 0) {
                    assertThat(writing.find("u1", GENERAL, "c" + seq)).isNotNull();
                    assertThat(writing.find("u2", GENERAL, "c" + seq)).isNull();
                }
                if (seq % 11 == 0) assertThat(writing.message(GENERAL, seq)).isNotNull();
            }
            writing.commit();
            assertThat(open.store.log(GENERAL, 0, 1_000)).hasSize(100);
        }
    }
}
