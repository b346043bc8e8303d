package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lanternchat.server.store.OpenStore.GENERAL;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

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
    void aWriterThatHoldsTheFileMakesATransactionBusyAndItWorksAgainAfterwards() throws Exception {
        try (Connection other = connect();
                Statement statement = other.createStatement();
                OpenStore open = new OpenStore(open())) {
            statement.execute("BEGIN IMMEDIATE");

            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> open.chat(GENERAL, "u1", "hi"))
                    .matches(failed -> failed.kind() == StoreException.Kind.BUSY);
            assertThat(open.store.newest(GENERAL, 1).messages()).isEmpty();

            statement.execute("ROLLBACK");
            open.chat(GENERAL, "u1", "hi again");
            assertThat(open.found("again")).containsExactly("general 1");
        }
    }

    private Connection connect() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"));
    }
}
