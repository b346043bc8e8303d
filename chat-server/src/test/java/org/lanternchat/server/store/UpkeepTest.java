package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.SECRET;
import static org.lanternchat.server.store.OpenStore.file;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

class UpkeepTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void fillTheStore() throws StoreException {
        file = folder.resolve("chat.db");
        try (OpenStore open = opened(file)) {
            open.put(new Change.File(file("f1", "b1")));
            open.chat(GENERAL, "u1", "lantern one", List.of(file("f1", "b1").info()), List.of());
            open.chat(GENERAL, "u1", " \n");
            open.chat(GENERAL, "u1", "lantern three");
            open.edit(GENERAL, 3, "lantern four");
            open.react(GENERAL, 3, "u2", "👍", true);
            open.chat(GENERAL, "u1", "a mistake");
            open.delete(GENERAL, 6);
            open.chats(SECRET, 50);
            open.edit(SECRET, 2, "an edit of what is forgotten");
            open.forget(SECRET, 10, 10);
            Indexed.all(open.store);
        }
    }

    private static OpenStore opened(Path file) throws StoreException {
        return new OpenStore(SqliteStore.open(file));
    }

    @Test
    void aCopyOfALiveDatabaseIsWholeAndCanBeOpened() throws Exception {
        Path copy = folder.resolve("copy.db");
        try (OpenStore open = opened(file);
                Writing unfinished = open.store.begin()) {
            unfinished.append(new Entry(GENERAL, OpenStore.plain(GENERAL, 8, "not yet")));
            Upkeep.copy(file, copy);

            try (OpenStore other = opened(copy)) {
                assertThat(other.store.newest(GENERAL, 9)).isEqualTo(open.store.newest(GENERAL, 9));
                assertThat(other.store.contents()).isEqualTo(open.store.contents());
                assertThat(other.store.epoch()).isEqualTo(open.store.epoch());
                assertThat(other.found("lantern")).containsExactly("general 3", "general 1");
            }
            unfinished.commit();
        }
        assertThat(Upkeep.check(copy, _ -> {})).isEmpty();
        assertThat(folder.resolve("copy.db.part")).doesNotExist();
    }

    @Test
    void aCopyNeverOverwritesAFile() throws Exception {
        Path letter = Files.writeString(folder.resolve("letter.txt"), "Dear Sir");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Upkeep.copy(file, letter))
                .withMessageContaining("Choose another name");
        assertThat(letter).hasContent("Dear Sir");
    }

    @Test
    void whereThereIsNoDatabaseNoneIsMade() {
        Path nothing = folder.resolve("nothing.db");
        for (Step step :
                List.<Step>of(
                        () -> Upkeep.copy(nothing, folder.resolve("copy.db")),
                        () -> Upkeep.check(nothing, _ -> {}),
                        () -> Upkeep.compact(nothing, _ -> {}),
                        () -> Upkeep.renewEpoch(nothing))) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(step::run)
                    .withMessageContaining("There is no database");
        }
        assertThat(nothing).doesNotExist();
    }

    @Test
    void aSoundDatabaseHasNoFindingsWhileItIsInUse() throws Exception {
        List<String> steps = new ArrayList<>();
        try (OpenStore open = opened(file)) {
            open.chat(GENERAL, "u1", "one more");
            assertThat(Upkeep.check(file, steps::add)).isEmpty();
            open.chat(GENERAL, "u1", "and one more");
        }
        assertThat(steps).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE FROM entry WHERE seq = 2 AND room = 1 | Entries are missing in the log of"
                        + " general",
                "DELETE FROM entry WHERE seq = 7 AND room = 1 | The newest entry of general is not"
                        + " its head",
                "UPDATE room SET head = 99 WHERE id = 1 | The newest entry of general is not its"
                        + " head",
                "UPDATE entry SET target = 4 WHERE seq = 5 AND room = 1 | Entry 5 of general is"
                        + " about 4",
                "UPDATE entry SET text = 'x' WHERE deleted = 1 | Entry 6 of general was deleted",
                "UPDATE entry_file SET entry = 99 | A row of entry_file belongs to nothing",
                "UPDATE entry SET deleted = 1, text = '' WHERE seq = 1 AND room = 1 | The search"
                        + " knows messages of general that are gone",
                "INSERT INTO search_open (search_open) VALUES ('delete-all') | The search does not"
                        + " know all messages of general",
            })
    void whatIsWrongIsFound(String damage, String finding) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(damage);
        }

        assertThat(Upkeep.check(file, _ -> {})).anyMatch(found -> found.startsWith(finding));
    }

    @Test
    void aDamagedFileIsToldInASentence() throws Exception {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page = 4_096; page + 4_096 <= bytes.length(); page += 4_096) {
                bytes.seek(page + 8);
                bytes.write(new byte[64]);
            }
        }
        List<String> findings = new ArrayList<>();
        try {
            findings.addAll(Upkeep.check(file, _ -> {}));
        } catch (StoreException unreadable) {
            findings.add(unreadable.getMessage());
        }
        assertThat(findings).isNotEmpty();
    }

    @Test
    void aCompactedDatabaseIsSmallerAndHasAllItHad() throws Exception {
        try (OpenStore open = opened(file)) {
            open.chats(GENERAL, 20_000);
            open.forget(GENERAL, 19_000, 30_000);
        }

        Upkeep.Sizes sizes = Upkeep.compact(file, _ -> {});

        assertThat(sizes.after()).isLessThan(sizes.before() / 2).isEqualTo(Files.size(file));
        assertThat(Upkeep.check(file, _ -> {})).isEmpty();
        try (OpenStore open = opened(file)) {
            assertThat(open.store.contents().rooms().getFirst().head()).isEqualTo(20_007);
            assertThat(open.found("20007")).containsExactly("general 20007");
        }
    }

    @Test
    void aRestoredDatabaseGetsAnotherEpoch() throws Exception {
        String before;
        try (Store store = SqliteStore.open(file)) {
            before = store.epoch();
        }
        String epoch = Upkeep.renewEpoch(file);
        assertThat(epoch).isNotEqualTo(before);
        try (Store store = SqliteStore.open(file)) {
            assertThat(store.epoch()).isEqualTo(epoch);
        }
    }

    private interface Step {
        void run() throws StoreException;
    }
}
