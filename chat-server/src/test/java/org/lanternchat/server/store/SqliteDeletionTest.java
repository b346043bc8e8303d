package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.SECRET;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.RoomName;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// What people took back is nowhere in the store's files, while the server runs.
class SqliteDeletionTest {
    /// Trigrams that no other text here has.
    private static final String SECRET_WORD = "qxzwvkjq";

    @TempDir Path folder;

    OpenStore opened() throws StoreException {
        return new OpenStore(SqliteStore.open(folder.resolve("chat.db")));
    }

    @Test
    void aDeletedTextIsInNoFileAndInNoIndex() throws Exception {
        try (OpenStore open = opened()) {
            for (RoomName room : List.of(GENERAL, SECRET)) {
                fill(open, room, 300);
                long seq = open.chat(room, "u1", "my " + SECRET_WORD + " is safe").seq();
                fill(open, room, 300);
                assertThat(found()).isNotEmpty();

                open.delete(room, seq);

                assertThat(found()).isEmpty();
            }
        }
    }

    @Test
    void aTextThatWasEditedAwayAndThenDeletedIsInNoFile() throws Exception {
        try (OpenStore open = opened()) {
            fill(open, GENERAL, 100);
            long seq = open.chat(GENERAL, "u1", "first " + SECRET_WORD).seq();
            open.edit(GENERAL, seq, "then " + SECRET_WORD + SECRET_WORD);
            open.edit(GENERAL, seq, "at last nothing");
            fill(open, GENERAL, 100);

            open.delete(GENERAL, seq);

            assertThat(found()).isEmpty();
        }
    }

    @Test
    void whatIsForgottenIsInNoFile() throws Exception {
        try (OpenStore open = opened()) {
            long seq = open.chat(GENERAL, "u1", "my " + SECRET_WORD).seq();
            open.edit(GENERAL, seq, "my " + SECRET_WORD + " again");
            fill(open, GENERAL, 500);

            assertThat(open.forget(GENERAL, 300, 300)).isEqualTo(300);

            assertThat(found()).isEmpty();
        }
    }

    @Test
    void manyDeletionsAmongManyMessagesLeaveNothingBehind() throws Exception {
        Random random = new Random(7);
        try (OpenStore open = opened()) {
            for (int i = 0; i < 300; i++) {
                String text = SECRET_WORD + " " + "long ".repeat(random.nextInt(300));
                long seq = open.chat(GENERAL, "u1", text).seq();
                if (random.nextInt(3) == 0) open.edit(GENERAL, seq, text + SECRET_WORD);
                else open.topic(GENERAL, "topic " + "of all ".repeat(random.nextInt(9)));
            }
            List<Long> messages =
                    open.store.newest(GENERAL, 1_000).messages().stream()
                            .map(message -> message.seq())
                            .toList();
            for (long seq : messages) open.delete(GENERAL, seq);

            assertThat(found()).isEmpty();
        }
    }

    @Test
    void aReaderInAnotherProcessOnlyDelaysIt() throws Exception {
        try (OpenStore open = opened()) {
            long seq = open.chat(GENERAL, "u1", "my " + SECRET_WORD).seq();
            fill(open, GENERAL, 10);
            try (Connection other =
                            DriverManager.getConnection(
                                    "jdbc:sqlite:" + folder.resolve("chat.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN");
                try (ResultSet row = statement.executeQuery("SELECT count(*) FROM entry")) {
                    row.next();
                }
                open.delete(GENERAL, seq);
                assertThat(found()).isNotEmpty();
                statement.execute("COMMIT");
            }

            open.chat(GENERAL, "u1", "the next commit");

            assertThat(found()).isEmpty();
        }
    }

    private static void fill(OpenStore open, RoomName room, int messages) throws StoreException {
        open.chats(room, messages);
    }

    /// The files that have the word, or one of its trigrams.
    private List<String> found() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(SqliteDeletionTest::isIn)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static boolean isIn(Path file) {
        try {
            String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (int i = 0; i + 3 <= SECRET_WORD.length(); i++) {
                if (bytes.contains(SECRET_WORD.substring(i, i + 3))) return true;
            }
            return false;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
