package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.SECRET;
import static org.lanternchat.server.store.OpenStore.TECH;
import static org.lanternchat.server.store.OpenStore.file;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.memory.Bounds;
import org.lanternchat.server.store.memory.MemoryStore;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What the store in memory lets go, and what others see of it while it is written.
class MemoryBoundsTest {
    private static final long PLENTY = 1L << 40;

    @Test
    void aRoomKeepsItsNewestEntriesAndItsNumbersGoOn() throws StoreException {
        try (OpenStore open = opened(5, 1_000, PLENTY)) {
            open.chat(GENERAL, "u1", "quokka");
            open.pin(GENERAL, 1, true);
            open.chats(GENERAL, 10);

            assertThat(seqs(open.store, GENERAL)).containsExactly(8L, 9L, 10L, 11L, 12L);
            assertThat(open.store.newest(GENERAL, 5).before()).isFalse();
            assertThat(open.store.pinned(GENERAL, 99, 9).messages()).isEmpty();
            assertThat(open.found("quokka")).isEmpty();
            try (Writing writing = open.store.begin()) {
                assertThat(writing.message(GENERAL, 1)).isNull();
                assertThat(writing.find("u1", GENERAL, "c1")).isNull();
                assertThat(writing.find("u1", GENERAL, "c8")).isNotNull();
                assertThat(writing.pins(GENERAL)).isZero();
            }
            assertThat(open.chat(GENERAL, "u1", "on").seq()).isEqualTo(13);
        }
    }

    @Test
    void allRoomsTogetherLetTheOldestGoAndABusyRoomLeavesTheOthersTheirs() throws StoreException {
        try (OpenStore open = opened(5, 8, PLENTY)) {
            open.chats(GENERAL, 2);
            open.chats(TECH, 100);
            assertThat(seqs(open.store, GENERAL)).containsExactly(1L, 2L);

            open.chats(SECRET, 3);
            assertThat(seqs(open.store, GENERAL)).isEmpty();
            assertThat(seqs(open.store, TECH)).containsExactly(96L, 97L, 98L, 99L, 100L);
            assertThat(seqs(open.store, SECRET)).containsExactly(1L, 2L, 3L);

            open.chats(GENERAL, 1);
            assertThat(seqs(open.store, GENERAL)).containsExactly(3L);
            assertThat(seqs(open.store, TECH)).containsExactly(97L, 98L, 99L, 100L);
        }
    }

    @Test
    void longTextsCountForMore() throws StoreException {
        try (OpenStore open = opened(1_000, 1_000, 100_000)) {
            open.chats(GENERAL, 50);
            open.chat(GENERAL, "u1", "x".repeat(40_000));
            assertThat(seqs(open.store, GENERAL)).hasSizeBetween(10, 50).endsWith(51L);

            open.delete(GENERAL, 51);
            open.chats(GENERAL, 150);
            assertThat(seqs(open.store, GENERAL)).hasSizeGreaterThan(150);
        }
    }

    @Test
    void theFilesOfAMessageThatIsLetGoGoWithIt() throws StoreException {
        try (OpenStore open = opened(5, 1_000, PLENTY)) {
            open.put(new Change.File(file("f1", "b1")), new Change.File(file("f2", "b2")));
            open.chat(GENERAL, "u1", "hi", List.of(file("f1", "b1").info()), List.of());
            open.chats(GENERAL, 4);
            assertThat(open.store.hasBlob("b1")).isTrue();

            open.chats(GENERAL, 1);

            assertThat(open.store.hasBlob("b1")).isFalse();
            assertThat(open.store.file("f1")).isNull();
            assertThat(open.store.hasBlob("b2")).isTrue();
        }
    }

    @Test
    @Timeout(60)
    void whoReadsMeanwhileSeesWholeTransactionsInTheirOrder() throws Exception {
        try (OpenStore open = opened(300, 500, PLENTY)) {
            CompletableFuture<Void> written = new CompletableFuture<>();
            CompletableFuture<Integer> one = reading(open.store, written);
            CompletableFuture<Integer> other = reading(open.store, written);
            for (int i = 0; i < 3_000; i++) write(open.store, i);
            written.complete(null);

            assertThat(one.get()).isPositive();
            assertThat(other.get()).isPositive();
        }
    }

    /// Three entries in one room, then two in another.
    private static void write(Store store, int number) throws StoreException {
        try (Writing writing = store.begin()) {
            for (int i = 1; i <= 3; i++) {
                writing.append(new Entry(TECH, OpenStore.plain(TECH, number * 3L + i, "lantern")));
            }
            for (int i = 1; i <= 2; i++) {
                writing.append(
                        new Entry(GENERAL, OpenStore.plain(GENERAL, number * 2L + i, "quokka")));
            }
            writing.commit();
        }
    }

    private static CompletableFuture<Integer> reading(Store store, CompletableFuture<Void> until) {
        return CompletableFuture.supplyAsync(
                () -> {
                    int rounds = 0;
                    while (!until.isDone() || rounds == 0) {
                        check(store);
                        rounds++;
                    }
                    return rounds;
                });
    }

    private static void check(Store store) {
        try {
            long inGeneral = head(store, GENERAL);
            List<Entry> log = store.log(TECH, 0, 1_000);
            if (!log.isEmpty()) {
                assertThat(log.getLast().seq() % 3).isZero();
                assertThat(log.getLast().seq() / 3).isGreaterThanOrEqualTo(inGeneral / 2);
                assertThat(log.getLast().seq() - log.getFirst().seq()).isEqualTo(log.size() - 1L);
            }
            store.newest(TECH, 50)
                    .messages()
                    .forEach(message -> assertThat(message.text()).isEqualTo("lantern"));
        } catch (StoreException failed) {
            throw new AssertionError(failed);
        }
    }

    private static long head(Store store, RoomName name) throws StoreException {
        return store.contents().rooms().stream()
                .filter(room -> room.name().equals(name))
                .mapToLong(Contents.Room::head)
                .sum();
    }

    private static OpenStore opened(int inARoom, int inAll, long bytes) throws StoreException {
        return new OpenStore(new MemoryStore(new Bounds(inARoom, inAll, bytes)));
    }

    private static List<Long> seqs(Store store, RoomName room) throws StoreException {
        return store.log(room, 0, 1_000).stream().map(Entry::seq).toList();
    }
}
