package org.lanternchat.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

class SettingsFileTest {
    @TempDir Path folder;

    private static Settings full() {
        Account account =
                new Account(
                        "tok=en\\",
                        "e1",
                        "general",
                        List.of("general", "räume #2 = x"),
                        Map.of("general", 41L, "räume #2 = x", 7L),
                        Map.of("general", Telling.NOTHING, "räume #2 = x", Telling.ALL));
        return new Settings(
                        new WindowPlace(1000.5, 700, -20.0, 30.25, true),
                        new Preferences(
                                Theme.DARK,
                                TextSize.LARGE,
                                Density.COMPACT,
                                Language.GERMAN,
                                false,
                                true,
                                false),
                        false,
                        "chat.local",
                        "Zoë 👍",
                        Map.of(),
                        List.of("👍", "👩🏾‍🚒"))
                .with(Settings.key("chat.local", "Zoë 👍"), account);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        assertThat(SettingsFile.decode(SettingsFile.encode(full()))).isEqualTo(full());
        assertThat(SettingsFile.decode(SettingsFile.encode(Settings.FIRST)))
                .isEqualTo(Settings.FIRST);
    }

    @Test
    void aMissingOrDamagedFileIsAFirstStart() throws IOException {
        Path file = folder.resolve("settings.properties");
        assertThat(SettingsFile.read(file)).isEqualTo(Settings.FIRST);
        Files.writeString(file, "theme=\\u12zz");
        assertThat(SettingsFile.read(file)).isEqualTo(Settings.FIRST);
    }

    @Test
    void aWrongLineLeavesTheOthers() throws IOException {
        Settings read =
                SettingsFile.decode(
                        """
                        window.width=wide
                        window.height=900
                        theme=PINK
                        name=alice
                        account.0.key=a\\nb
                        account.0.read.0=x y
                        account.0.telling.0=LOUD tech
                        account.0.telling.1=ALL tech
                        """);
        assertThat(read.window().width()).isEqualTo(1280);
        assertThat(read.window().height()).isEqualTo(900);
        assertThat(read.preferences().theme()).isEqualTo(Theme.SYSTEM);
        assertThat(read.name()).isEqualTo("alice");
        assertThat(read.account("a\nb").read()).isEmpty();
        assertThat(read.account("a\nb").tellings()).containsExactly(Map.entry("tech", Telling.ALL));
    }

    @Test
    void aTokenNeverShowsInALogLine() {
        assertThat(full().toString()).doesNotContain("tok=en");
    }

    @Test
    void theStoreWritesForTheOwnerAloneAndReadsAtTheNextStart() throws IOException {
        try (DiskWriter disk = new DiskWriter()) {
            SettingsStore store = SettingsStore.open(folder, disk);
            store.update(all -> all.signedIn("chat.local", "alice"));
            store.updateAccount("k", account -> account.telling("general", Telling.ALL));
            store.updateAccount("k", account -> account.telling("general", Telling.NOTHING));
        }
        Path file = folder.resolve("settings.properties");
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        Settings read = SettingsFile.read(file);
        assertThat(read.name()).isEqualTo("alice");
        assertThat(read.account("k").tellings()).containsEntry("general", Telling.NOTHING);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aNewerContentReplacesTheOneThatWaits() throws IOException {
        Path file = folder.resolve("notes/file.txt");
        try (DiskWriter disk = new DiskWriter()) {
            disk.write(file, "first", Duration.ofHours(1));
            disk.write(file, "second", Duration.ofHours(1));
            disk.flush();
            assertThat(file).hasContent("second");
            disk.write(file, "third", Duration.ZERO);
        }
        assertThat(file).hasContent("third");
    }

    @Test
    void marksOfAnotherStoreAreForgotten() {
        Account account = Account.NEW.identified("t", "e1").readTo("general", 9);
        assertThat(account.identified("t", "e1").read()).containsEntry("general", 9L);
        assertThat(account.identified("t", "e2").read()).isEmpty();
    }

    @Test
    void eachSystemKeepsSettingsInItsOwnPlace() {
        assertThat(DataFolder.of("Linux", "/home/a", Map.of()))
                .isEqualTo(Path.of("/home/a/.config/lantern-chat"));
        assertThat(DataFolder.of("Linux", "/home/a", Map.of("XDG_CONFIG_HOME", "/cfg")))
                .isEqualTo(Path.of("/cfg/lantern-chat"));
        assertThat(DataFolder.of("Mac OS X", "/Users/a", Map.of()))
                .isEqualTo(Path.of("/Users/a/Library/Application Support/Lantern Chat"));
        assertThat(DataFolder.of("Windows 11", "/u", Map.of("APPDATA", "/u/r")))
                .isEqualTo(Path.of("/u/r/Lantern Chat"));
    }
}
