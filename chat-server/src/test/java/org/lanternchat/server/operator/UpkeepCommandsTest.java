package org.lanternchat.server.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.operator.Commands.GENERAL;
import static org.lanternchat.server.operator.Commands.chat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.operator.Commands.Ended;
import org.lanternchat.server.session.Account;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.store.Writing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// `check`, `compact`, `retain` and `owner`.
class UpkeepCommandsTest {
    @TempDir Path folder;
    private Commands commands;

    @BeforeEach
    void nameFolder() {
        commands = new Commands(folder.resolve("data"));
    }

    @Test
    void allIsWellWhereNothingIsDamaged() throws Exception {
        StoredFile file = commands.file("f1", "a.txt", "text/plain", "content");
        commands.write(GENERAL, chat(GENERAL, 1, "alice", "hi", file.info()));
        Path unused = DataFolder.content(commands.data, "f".repeat(64));
        Files.createDirectories(unused.getParent());
        Files.writeString(unused, "unused");

        Ended ended = commands.run("check");

        assertThat(ended.status()).as(ended.out()).isEqualTo(0);
        assertThat(ended.lastLine()).isEqualTo("All is well: 1 message in 1 room, 1 file.");
        assertThat(ended.error()).contains("1 content in files (6 bytes)");
    }

    @Test
    void aDamagedAndAMissingContentAreFound() throws Exception {
        StoredFile damaged = commands.file("f1", "a.txt", "text/plain", "content");
        StoredFile missing = commands.file("f2", "b.txt", "text/plain", "other");
        Files.writeString(DataFolder.content(commands.data, damaged.blob()), "c0ntent");
        Files.delete(DataFolder.content(commands.data, missing.blob()));

        Ended ended = commands.run("check");

        assertThat(ended.status()).isEqualTo(7);
        assertThat(ended.out())
                .contains("is damaged: " + DataFolder.content(commands.data, damaged.blob()))
                .contains("is missing: " + DataFolder.content(commands.data, missing.blob()));
        assertThat(ended.lastLine()).startsWith("Not all is well: 2 findings.");
    }

    @Test
    void aHoleInTheLogIsFound() throws Exception {
        commands.chats(3);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + commands.database());
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM entry WHERE seq = 2");
        }

        Ended ended = commands.run("check");

        assertThat(ended.status()).isEqualTo(7);
        assertThat(ended.out()).doesNotContain("text 1", "text 3");
    }

    @Test
    void compactingTakesAwayWhatWasDeleted() throws Exception {
        commands.write(GENERAL, chat(GENERAL, 1, "alice", "word ".repeat(100_000)));
        commands.chats(2, 2);
        try (SqliteStore store = commands.open();
                Writing writing = store.begin()) {
            writing.forget(GENERAL, 1, 1);
            writing.commit();
        }
        long before = Files.size(commands.database());

        Ended ended = commands.run("compact");

        assertThat(ended.status()).as(ended.error()).isEqualTo(0);
        assertThat(Files.size(commands.database())).isLessThan(before);
        assertThat(ended.lastLine()).startsWith("The database had ").contains("KB now.");
        assertThat(commands.texts()).containsExactly("text 2");
    }

    @Test
    void nothingIsCompactedUnderARunningServerOrWithoutData() throws Exception {
        Ended noData = commands.run("compact");
        assertThat(noData.status()).isEqualTo(4);
        assertThat(commands.data).doesNotExist();

        commands.chats(1);
        try (DataFolder held = DataFolder.take(commands.data)) {
            assertThat(held.database()).exists();
            Ended ended = commands.run("compact");
            assertThat(ended.status()).isEqualTo(5);
            assertThat(ended.error()).contains("A server is running").contains("Stop it first");
        }
    }

    @Test
    void retentionIsSetShownAndTakenBack() throws Exception {
        commands.chats(1);

        assertThat(retain().lastLine()).endsWith("general is kept without end.");
        assertThat(retain("--days", "30").lastLine())
                .contains("will be kept for 30 days.")
                .contains("within the hour");
        assertThat(retain().lastLine()).endsWith("is kept for 30 days.");
        retain("--days", "1", "--entries", "5000");
        assertThat(retain().lastLine())
                .endsWith("is kept for 1 day, as long as it is among the newest 5,000.");
        try (SqliteStore store = commands.open()) {
            assertThat(store.keeps()).containsExactly(new Change.Keep(GENERAL, 1, 5_000));
        }
        retain("--off");
        assertThat(retain().lastLine()).endsWith("is kept without end.");
    }

    @Test
    void wrongRetentionIsRefused() throws Exception {
        commands.chats(1);
        retain("--days", "3");

        assertThat(retain("--days", "0").status()).isEqualTo(2);
        assertThat(retain("--entries", "-1").status()).isEqualTo(2);
        assertThat(retain("--off", "--days", "3").status()).isEqualTo(2);
        assertThat(commands.run("retain", "--room", "nowhere", "--days", "1").status())
                .isEqualTo(2);
        assertThat(retain().lastLine()).endsWith("is kept for 3 days.");
    }

    @Test
    void theOwnersCodeStaysUntilSomebodyUsesIt() throws Exception {
        commands.chats(1);

        String first = commands.run("owner").out().lines().findFirst().orElse("");
        assertThat(first).matches("owner's code: [A-Z0-9]{8}").isEqualTo(ownersLine());

        commands.put(
                new Change.Person("u1", new Name("alice"), Role.OWNER, 1),
                new Change.Setting(Account.OWNER_CODE, null));
        Ended another = commands.run("owner");
        assertThat(another.out()).doesNotContain(first).contains("There is an owner already");
        try (SqliteStore store = commands.open();
                Writing writing = store.begin()) {
            assertThat(another.out())
                    .contains("owner's code: " + writing.setting(Account.OWNER_CODE));
        }
    }

    @Test
    void aNewerDatabaseIsLeftAlone() throws Exception {
        commands.chats(1);
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + commands.database());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 999");
        }
        for (String command : new String[] {"check", "compact", "owner"}) {
            Ended ended = commands.run(command);
            assertThat(ended.status()).as(command).isEqualTo(6);
            assertThat(ended.error().lines()).hasSize(1);
        }
    }

    @Test
    void everyCommandExplainsItself() {
        for (String name :
                new String[] {
                    "backup", "restore", "export", "check", "compact", "retain", "owner"
                }) {
            assertThat(commands.run(name, "--nonsense").status()).as(name).isEqualTo(2);
        }
    }

    private String ownersLine() {
        return commands.run("owner").out().lines().findFirst().orElse("");
    }

    private Ended retain(String... more) {
        String[] all = new String[more.length + 3];
        all[0] = "retain";
        all[1] = "--room";
        all[2] = "general";
        System.arraycopy(more, 0, all, 3, more.length);
        return commands.run(all);
    }
}
