package org.lanternchat.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.lanternchat.server.store.OpenStore.GENERAL;
import static org.lanternchat.server.store.OpenStore.TECH;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// Files of earlier versions, with data.
class MigrationsTest {
    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("chat.db");
    }

    @Test
    void aFileOfTheFirstVersionKeepsAllItHadAndIsSearchable() throws Exception {
        first(
                "INSERT INTO meta VALUES ('epoch', 'e1')",
                "INSERT INTO room VALUES (1, 'general'), (2, 'tech'), (3, 'empty')",
                "INSERT INTO entry (room, seq, at, uid, name, cid, text, reply) VALUES"
                        + " (1, 1, 10, 'u1', 'Ålice', 'c-1', 'Crème brûlée', NULL),"
                        + " (2, 1, 20, 'g1', 'bob', NULL, 'the quokka', NULL),"
                        + " (1, 2, 30, 'u2', 'bob', 'c-2', '日本語', 1)",
                "INSERT INTO identity VALUES"
                        + " ('u1', 'Ålice', x'ab01', 99), ('u2', 'bob', x'cd02', 98)");

        try (OpenStore open = new OpenStore(SqliteStore.open(file))) {
            assertThat(open.store.epoch()).isEqualTo("e1");
            assertThat(open.store.newest(GENERAL, 9).messages())
                    .containsExactly(
                            new Chat("general", 1, 10, "u1", "Ålice", "c-1", "Crème brûlée", null),
                            new Chat("general", 2, 30, "u2", "bob", "c-2", "日本語", 1L));
            assertThat(open.store.log(TECH, 0, 9))
                    .containsExactly(
                            new Entry(
                                    TECH,
                                    new Chat(
                                            "tech", 1, 20, "g1", "bob", null, "the quokka", null)));
            Contents contents = open.store.contents();
            assertThat(contents.people())
                    .containsExactlyInAnyOrder(
                            new Change.Person("u1", new Name("Ålice"), Role.MEMBER, 99),
                            new Change.Person("u2", new Name("bob"), Role.MEMBER, 98));
            assertThat(contents.tokens())
                    .containsExactlyInAnyOrder(
                            new Change.Token("ab01", "u1", 99), new Change.Token("cd02", "u2", 98));
            assertThat(contents.rooms().stream().map(room -> room.name() + " " + room.head()))
                    .containsExactly("general 2", "tech 1", "empty 0");
            assertThat(open.found("creme")).containsExactly("general 1");
            assertThat(open.found("quokka")).containsExactly("tech 1");
            assertThat(open.found("本")).containsExactly("general 2");

            open.edit(GENERAL, 1, "apple pie");
            open.delete(TECH, 1);
            assertThat(open.found("creme")).isEmpty();
            assertThat(open.found("quokka")).isEmpty();
            assertThat(open.found("pie")).containsExactly("general 1");
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheFileAsItWas() throws Exception {
        first(
                "INSERT INTO room VALUES (1, 'general')",
                "INSERT INTO entry (room, seq, at, uid, name, text) VALUES"
                        + " (1, 1, 10, 'u1', 'alice', 'hi')",
                "CREATE TABLE search_hidden (in_the_way TEXT)");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> SqliteStore.open(file))
                .withMessageContaining("cannot be used");

        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeQuery("PRAGMA user_version").getInt(1)).isEqualTo(1);
            assertThat(statement.executeQuery("SELECT count(*) FROM identity").getInt(1))
                    .isEqualTo(0);
            statement.execute("DROP TABLE search_hidden");
        }
        try (OpenStore open = new OpenStore(SqliteStore.open(file))) {
            assertThat(open.found("hi")).containsExactly("general 1");
        }
    }

    @Test
    void anIndexThatWasFoldedOtherwiseIsBuiltAnew() throws Exception {
        try (OpenStore open = new OpenStore(SqliteStore.open(file))) {
            open.chat(GENERAL, "u1", "the quokka");
            open.chat(GENERAL, "u1", "the wombat");
            open.edit(GENERAL, 2, "the numbat");
            open.chat(GENERAL, "u1", "the dodo");
            open.delete(GENERAL, 4);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO search_open (search_open) VALUES ('delete-all')");
            statement.execute("UPDATE meta SET value = 'older' WHERE key = 'folding'");
        }

        try (OpenStore open = new OpenStore(SqliteStore.open(file))) {
            assertThat(open.found("quokka")).containsExactly("general 1");
            assertThat(open.found("numbat")).containsExactly("general 2");
            assertThat(open.found("wombat")).isEmpty();
            assertThat(open.found("dodo")).isEmpty();
        }
    }

    @Test
    void aFileOfTheSecondSchemaHasAnIndexThatKnowsAllItHas() throws Exception {
        try (OpenStore open = new OpenStore(SqliteStore.open(file))) {
            open.chat(GENERAL, "u1", "the quokka");
            open.chat(GENERAL, "u1", "the wombat");
            Indexed.all(open.store);
        }
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM meta WHERE key = 'indexed'");
            statement.execute("PRAGMA user_version = 2");
        }

        try (OpenStore open = new OpenStore(SqliteStore.open(file))) {
            assertThat(open.store.unindexed()).isZero();
            open.chat(GENERAL, "u1", "the numbat");
            open.delete(GENERAL, 1);
            assertThat(open.found("quokka")).isEmpty();
            assertThat(open.found("wombat")).containsExactly("general 2");
            assertThat(open.found("numbat")).containsExactly("general 3");
        }
        assertThat(Upkeep.check(file, _ -> {})).isEmpty();
    }

    /// A file as the first version made it.
    private void first(String... rows) throws Exception {
        try (InputStream script = Migrations.class.getResourceAsStream("migrations/001.sql");
                Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(script).isNotNull();
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("PRAGMA user_version = 1");
            for (String row : List.of(rows)) statement.executeUpdate(row);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }
}
