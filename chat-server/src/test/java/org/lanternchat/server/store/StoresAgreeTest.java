package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.SECRET;
import static org.lanternchat.server.store.OpenStore.TECH;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanternchat.protocol.FileInfo;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.protocol.ServerEvent.Delete;
import org.lanternchat.protocol.ServerEvent.Edit;
import org.lanternchat.protocol.ServerEvent.LogEntry;
import org.lanternchat.protocol.ServerEvent.Pin;
import org.lanternchat.protocol.ServerEvent.React;
import org.lanternchat.protocol.ServerEvent.Stamp;
import org.lanternchat.protocol.ServerEvent.Topic;
import org.lanternchat.server.store.memory.Bounds;
import org.lanternchat.server.store.memory.MemoryStore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// The same transactions in both stores: whatever is read, within them and behind them, is the same
/// in both.
class StoresAgreeTest {
    private static final int TRANSACTIONS = 400;
    private static final List<RoomName> ROOMS = List.of(GENERAL, TECH, SECRET);
    private static final List<String> WORDS = List.of("lantern", "quokka", "Wombat", "日本");

    @TempDir Path folder;
    private final Map<RoomName, Long> heads = new HashMap<>();
    private Random random = new Random(0);
    private int cids;
    private int freshFiles;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverIsReadIsTheSame(long seed) throws StoreException {
        random = new Random(seed);
        try (Store disk = SqliteStore.open(folder.resolve("chat.db"));
                Store memory = new MemoryStore(Bounds.standard())) {
            for (int i = 0; i < TRANSACTIONS; i++) {
                transaction(disk, memory);
                if (i % 10 == 0) compare(disk, memory);
            }
            compare(disk, memory);
        }
    }

    private void transaction(Store disk, Store memory) throws StoreException {
        Map<RoomName, Long> before = new HashMap<>(heads);
        try (Writing one = disk.begin();
                Writing other = memory.begin()) {
            for (int i = 1 + random.nextInt(6); i > 0; i--) step(one, other);
            if (random.nextInt(5) == 0) {
                heads.clear();
                heads.putAll(before);
                return;
            }
            one.commit();
            other.commit();
        }
    }

    private void step(Writing one, Writing other) throws StoreException {
        RoomName room = ROOMS.get(random.nextInt(ROOMS.size()));
        switch (random.nextInt(12)) {
            case 0 -> {
                // Ids of files are never used again.
                int number = freshFiles++;
                Change change = new Change.File(OpenStore.file("f" + number, "b" + number / 2));
                one.put(change);
                other.put(change);
            }
            case 1 -> {
                Change change = new Change.FileGone(anyFile());
                one.put(change);
                other.put(change);
            }
            case 2 -> {
                long upTo = target(room) - 20;
                assertThat(other.forget(room, upTo, 5)).isEqualTo(one.forget(room, upTo, 5));
            }
            case 3 -> {
                Change change = new Change.Keep(room, random.nextInt(2), random.nextInt(50));
                one.put(change);
                other.put(change);
                heads.putIfAbsent(room, 0L);
            }
            default -> append(one, other, room);
        }
        long target = target(room);
        assertThat(other.message(room, target)).isEqualTo(one.message(room, target));
        assertThat(other.pins(room)).isEqualTo(one.pins(room));
        String cid = "c" + random.nextInt(cids + 1);
        assertThat(other.find("u1", room, cid)).isEqualTo(one.find("u1", room, cid));
    }

    private void append(Writing one, Writing other, RoomName room) throws StoreException {
        long seq = heads.getOrDefault(room, 0L) + 1;
        Stamp stamp = new Stamp(room.value(), seq, OpenStore.at(seq), uid(), "name", "c" + cids++);
        Entry entry = new Entry(room, event(one, room, stamp));
        one.append(entry);
        other.append(entry);
        heads.put(room, seq);
    }

    private LogEntry event(Writing one, RoomName room, Stamp stamp) throws StoreException {
        long target = target(room);
        Chat about = one.message(room, target);
        boolean isChat = about == null || random.nextInt(3) == 0;
        return switch (isChat ? 0 : 1 + random.nextInt(8)) {
            case 0 -> new Chat(stamp, text(), null, files(one), mentions());
            case 1, 2 -> new Edit(stamp, target, text(), mentions(), null);
            case 3 -> new Delete(stamp, target);
            case 4, 5 -> new Pin(stamp, target, random.nextInt(3) > 0);
            case 6 -> new Topic(stamp, random.nextBoolean() ? text() : "");
            default ->
                    new React(
                            stamp,
                            target,
                            random.nextBoolean() ? "👍" : "❤️",
                            random.nextInt(3) > 0);
        };
    }

    private List<FileInfo> files(Writing one) throws StoreException {
        List<FileInfo> files = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            StoredFile file = one.file(anyFile());
            if (file != null) files.add(file.info());
        }
        return files;
    }

    private String anyFile() {
        return "f" + Math.max(0, freshFiles - 1 - random.nextInt(6));
    }

    private long target(RoomName room) {
        return Math.max(1, heads.getOrDefault(room, 0L) - random.nextInt(30));
    }

    private String uid() {
        return "u" + random.nextInt(4);
    }

    private List<String> mentions() {
        return random.nextInt(4) == 0 ? List.of(uid()) : List.of();
    }

    private String text() {
        return WORDS.get(random.nextInt(WORDS.size())) + " " + random.nextInt(20);
    }

    private void compare(Store disk, Store memory) throws StoreException {
        assertThat(rooms(memory)).isEqualTo(rooms(disk));
        assertThat(memory.keeps()).containsExactlyInAnyOrderElementsOf(disk.keeps());
        for (RoomName room : ROOMS) {
            long seq = target(room);
            assertThat(memory.newest(room, 7)).isEqualTo(disk.newest(room, 7));
            assertThat(memory.before(room, seq, 3)).isEqualTo(disk.before(room, seq, 3));
            assertThat(memory.after(room, seq, 3)).isEqualTo(disk.after(room, seq, 3));
            assertThat(memory.around(room, seq, 4)).isEqualTo(disk.around(room, seq, 4));
            assertThat(memory.pinned(room, seq, 2)).isEqualTo(disk.pinned(room, seq, 2));
            assertThat(memory.log(room, 0, 5_000)).isEqualTo(disk.log(room, 0, 5_000));
            assertThat(memory.said(room, 9)).isEqualTo(disk.said(room, 9));
            Change.Keep keep = new Change.Keep(room, random.nextInt(2), random.nextInt(40));
            long now = OpenStore.at(seq) + 24L * 60 * 60 * 1_000;
            assertThat(memory.expired(keep, now)).isEqualTo(disk.expired(keep, now));
        }
        for (int i = 0; i < freshFiles; i++) {
            assertThat(memory.file("f" + i)).isEqualTo(disk.file("f" + i));
            assertThat(memory.hasBlob("b" + i)).isEqualTo(disk.hasBlob("b" + i));
        }
        assertThat(memory.orphans(99, 9)).containsExactlyInAnyOrderElementsOf(disk.orphans(99, 9));
        for (String word : WORDS) {
            assertThat(hits(memory, word, null)).isEqualTo(hits(disk, word, null));
            assertThat(hits(memory, word + " 1", "u1")).isEqualTo(hits(disk, word + " 1", "u1"));
        }
    }

    private static List<Contents.Room> rooms(Store store) throws StoreException {
        return store.contents().rooms().stream()
                .sorted(Comparator.comparing(Contents.Room::name))
                .toList();
    }

    private static Object hits(Store store, String text, @Nullable String from)
            throws StoreException {
        return store.search(new Search(text, null, List.of(SECRET), Set.of(), from, null, 10_000))
                .hits();
    }
}
