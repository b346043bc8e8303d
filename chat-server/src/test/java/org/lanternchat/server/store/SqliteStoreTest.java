package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.RoomName;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

class SqliteStoreTest extends StoreContract {
    @TempDir Path folder;

    @Override
    Store open() throws StoreException {
        return SqliteStore.open(folder.resolve("chat.db"));
    }

    @Test
    void theWriteAheadLogIsUsed() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
            assertThat(mode.getString(1)).isEqualTo("wal");
        }
    }

    @Test
    void aDatabaseOfANewerVersionIsRefusedAndLeftAlone() throws Exception {
        closeStore();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(this::open)
                .matches(refused -> refused.kind() == StoreException.Kind.NEWER);

        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet version = statement.executeQuery("PRAGMA user_version")) {
            assertThat(version.getInt(1)).isEqualTo(999);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedInASentence() throws Exception {
        Path file = folder.resolve("letter.txt");
        Files.writeString(file, "Dear Sir or Madam, ".repeat(100));

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqliteStore.open(file))
                .withMessageContaining("cannot be used");
        assertThat(Files.readString(file)).startsWith("Dear Sir");
    }

    @Test
    void aWriterThatHoldsTheFileMakesACommitBusyAndItWorksAgainAfterwards() throws Exception {
        Store store = open();
        Entry entry = new Entry(new RoomName("general"), 1, 1, "u1", "alice", null, "hi", null);
        try (Connection other = connect();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> store.commit(List.of(entry), List.of()))
                    .matches(failed -> failed.kind() == StoreException.Kind.BUSY);

            statement.execute("ROLLBACK");
        }
        store.commit(List.of(entry), List.of());
        assertThat(store.newest(new RoomName("general"), 1).entries()).containsExactly(entry);
        store.close();
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
    }
}
