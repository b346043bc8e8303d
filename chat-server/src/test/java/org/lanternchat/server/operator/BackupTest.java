package org.lanternchat.server.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanternchat.server.operator.Commands.GENERAL;
import static org.lanternchat.server.operator.Commands.chat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.server.data.DataFolder;
import org.lanternchat.server.operator.Commands.Ended;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.StoredFile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// `backup` and `restore`, without a server.
class BackupTest {
    @TempDir Path folder;
    private Commands from;
    private Commands to;
    private Path file;

    @BeforeEach
    void nameFolders() {
        from = new Commands(folder.resolve("from"));
        to = new Commands(folder.resolve("to"));
        file = folder.resolve("chat.backup");
    }

    @Test
    void whatIsBackedUpComesBackUnderANewNumbering() throws Exception {
        StoredFile picture = from.file("f1", "a.png", "image/png", "picture");
        StoredFile letter = from.file("f2", "b.txt", "text/plain", "letter");
        from.write(GENERAL, chat(GENERAL, 1, "alice", "look", picture.info(), letter.info()));
        Files.createDirectories(DataFolder.files(from.data).resolve("incoming"));
        Files.writeString(DataFolder.files(from.data).resolve("incoming/x"), "half");

        Ended backup = backup();
        Ended restore = to.run("restore", file.toString());

        assertThat(backup.status()).as(backup.error()).isEqualTo(0);
        assertThat(backup.lastLine()).startsWith("Saved 1 message in 1 room, 0 names and 2 files");
        assertThat(backup.error()).contains("Copying the database", "Packing files: 2 of 2");
        assertThat(restore.status()).as(restore.error()).isEqualTo(0);
        assertThat(restore.lastLine())
                .startsWith("Restored 1 message")
                .contains("Start the server");
        assertThat(to.texts()).containsExactly("look");
        assertThat(to.epoch()).isNotEqualTo(from.epoch());
        assertThat(DataFolder.content(to.data, picture.blob())).hasContent("picture");
        assertThat(DataFolder.content(to.data, letter.blob())).hasContent("letter");
        assertThat(DataFolder.files(to.data).resolve("incoming")).doesNotExist();
        assertThat(to.run("check").status()).isEqualTo(0);
        assertThat(names(folder)).containsExactlyInAnyOrder("chat.backup", "from", "to");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aBackupIsForItsOwnersEyes() throws Exception {
        from.chats(1);
        assertThat(backup().status()).isEqualTo(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByForce() throws Exception {
        from.chats(3);
        Files.writeString(file, "precious");

        Ended refused = backup();

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.error()).contains("is there already").contains("--force");
        assertThat(file).hasContent("precious");
        assertThat(backup("--force").status()).isEqualTo(0);
        assertThat(to.run("restore", file.toString()).status()).isEqualTo(0);
        assertThat(to.texts()).hasSize(3);
    }

    @Test
    void aBackupOfNothingLeavesNothing() throws Exception {
        Ended ended = backup();

        assertThat(ended.status()).isEqualTo(4);
        assertThat(ended.error()).contains("There is no database").contains("--data");
        assertThat(names(folder)).isEmpty();
    }

    @Test
    void aLostContentStopsTheBackupUnlessTheRestIsWanted() throws Exception {
        StoredFile lost = from.file("f1", "a.txt", "text/plain", "lost");
        StoredFile damaged = from.file("f2", "b.txt", "text/plain", "damaged");
        from.write(GENERAL, chat(GENERAL, 1, "alice", "hi", lost.info(), damaged.info()));
        Files.delete(DataFolder.content(from.data, lost.blob()));
        Files.writeString(DataFolder.content(from.data, damaged.blob()), "demagad");

        Ended refused = backup();
        Ended rest = backup("--incomplete");

        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.error()).contains("missing or damaged", "--incomplete");
        assertThat(rest.status()).isEqualTo(0);
        assertThat(rest.error()).contains("Left out: ");
        assertThat(to.run("restore", file.toString()).status()).isEqualTo(0);
        assertThat(to.texts()).containsExactly("hi");
        Ended check = to.run("check");
        assertThat(check.status()).isEqualTo(7);
        assertThat(check.out().lines().filter(line -> line.contains("is missing"))).hasSize(2);
    }

    @Test
    void aContentThatWasDeletedMeanwhileLeavesTheCopyToo() throws Exception {
        StoredFile gone = from.file("f1", "a.txt", "text/plain", "gone");
        from.write(GENERAL, chat(GENERAL, 1, "alice", "hi", gone.info()));
        Path copy = folder.resolve("copy.db");
        Files.copy(from.database(), copy);
        from.put(new Change.FileGone("f1"));
        Files.delete(DataFolder.content(from.data, gone.blob()));

        Packing packing = new Packing(from.data, copy, false, new SilentTerminal().terminal());
        Manifest saved = packing.into(file, "1.2.3");

        assertThat(saved.members()).hasSize(1);
        assertThat(to.run("restore", file.toString()).status()).isEqualTo(0);
        assertThat(to.texts()).containsExactly("hi");
        assertThat(to.run("check").status()).isEqualTo(0);
    }

    @Test
    void dataThatIsThereIsMovedAsideOnlyByForce() throws Exception {
        from.chats(2);
        to.file("f1", "a.txt", "text/plain", "old file");
        to.write(GENERAL, chat(GENERAL, 1, "bob", "old"));
        backup();

        Ended refused = to.run("restore", file.toString());
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.error()).contains("--force");
        assertThat(to.texts()).containsExactly("old");

        Ended forced = to.run("restore", "--force", file.toString());
        assertThat(forced.status()).as(forced.error()).isEqualTo(0);
        assertThat(to.texts()).containsExactly("text 1", "text 2");
        assertThat(DataFolder.files(to.data)).doesNotExist();
        Path aside;
        try (Stream<Path> all = Files.list(to.data)) {
            aside =
                    all.filter(each -> each.getFileName().toString().startsWith("before-restore-"))
                            .findFirst()
                            .orElseThrow();
        }
        Commands old = new Commands(aside);
        assertThat(forced.lastLine()).contains(aside.toString());
        assertThat(old.texts()).containsExactly("old");
        assertThat(old.run("check").status()).isEqualTo(0);
    }

    @Test
    void aDamagedBackupTouchesNothing() throws Exception {
        from.file("f1", "a.txt", "text/plain", noise(5_000));
        from.chats(50);
        backup();
        to.chats(1);
        byte[] whole = Files.readAllBytes(file);
        for (int at : new int[] {1_000, whole.length / 2, whole.length - 20}) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 8; i++) damaged[at + i] ^= 0x55;
            Files.write(file, damaged);
            assertNothingIsTouched(2);
        }
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertNothingIsTouched(2);
        Files.writeString(file, "Dear Sir or Madam");
        assertNothingIsTouched(2);
    }

    @Test
    void aForgedBackupWritesNowhereElse() throws Exception {
        from.chats(1);
        to.chats(1);
        byte[] evil = "evil".getBytes(UTF_8);
        String sha = Digest.of(new ByteArrayInputStream(evil), 99).sha256();
        String here = "{\"name\":\"%s\",\"size\":4,\"sha256\":\"" + sha + "\"}";
        for (String name :
                List.of("../evil", "/tmp/evil", "files/../../evil", "files/" + "a".repeat(64))) {
            forge(
                    4,
                    here.formatted("chat.db") + "," + here.formatted(name),
                    Map.of(name, evil, "chat.db", evil));
            assertNothingIsTouched(2);
        }
        forge(99, here.formatted("chat.db"), Map.of("chat.db", evil));
        assertNothingIsTouched(6);
        forge(1, here.formatted("chat.db"), Map.of("chat.db", evil, "../evil", evil));
        assertNothingIsTouched(4);
        forge(1, here.formatted("chat.db").replace(":4,", ":2,"), Map.of("chat.db", evil));
        assertNothingIsTouched(2);
        forge(
                1,
                here.formatted("chat.db").replace(":4,", ":9000000000000000000,"),
                Map.of("chat.db", evil));
        assertNothingIsTouched(2);
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void aBackupIsNotRestoredUnderARunningServer() throws Exception {
        from.chats(1);
        backup();
        try (DataFolder held = DataFolder.take(to.data)) {
            Ended ended = to.run("restore", file.toString());
            assertThat(held.database()).doesNotExist();
            assertThat(ended.status()).isEqualTo(5);
            assertThat(ended.error()).contains("A server is running").contains("Stop it first");
        }
        assertThat(to.run("restore", file.toString()).status()).isEqualTo(0);
    }

    /// Letters that cannot be compressed much.
    private static String noise(int length) {
        StringBuilder noise = new StringBuilder();
        new Random(7).ints(length, ' ', '~').forEach(noise::appendCodePoint);
        return noise.toString();
    }

    private void assertNothingIsTouched(int status) throws Exception {
        Ended ended = to.run("restore", "--force", file.toString());
        assertThat(ended.status()).as(ended.error()).isEqualTo(status);
        assertThat(ended.error().lines().toList().getLast()).startsWith("lantern-server: ");
        assertThat(to.texts()).containsExactly("text 1");
        assertThat(names(to.data)).contains("chat.db").isSubsetOf("chat.db", "lock");
    }

    private void forge(int schema, String members, Map<String, byte[]> content) throws IOException {
        String manifest =
                "{\"format\":\"lantern-chat-backup-1\",\"version\":\"1\",\"schema\":"
                        + schema
                        + ",\"epoch\":\"e\",\"made\":1,\"rooms\":1,\"people\":1,\"messages\":1,"
                        + "\"members\":["
                        + members
                        + "]}";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var each : content.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue());
            }
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(manifest.getBytes(UTF_8));
        }
    }

    private Ended backup(String... more) {
        return from.run(
                Stream.concat(Stream.of("backup", file.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).toList();
        }
    }
}
