package org.lanternchat.desktop.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/// The settings in force. Belongs to the thread of the window; each change is on the disk a moment
/// later.
public final class SettingsStore {
    private static final Duration SOON = Duration.ofMillis(150);

    private final Path file;
    private final DiskWriter disk;
    private Settings settings;

    private SettingsStore(Path file, DiskWriter disk, Settings settings) {
        this.file = file;
        this.disk = disk;
        this.settings = settings;
    }

    /// Reads the settings of a folder: to be called before there is a window.
    public static SettingsStore open(Path folder, DiskWriter disk) {
        Path file = folder.resolve("settings.properties");
        return new SettingsStore(file, disk, SettingsFile.read(file));
    }

    public Settings get() {
        return settings;
    }

    public void update(UnaryOperator<Settings> change) {
        Settings changed = change.apply(settings);
        if (changed.equals(settings)) return;
        settings = changed;
        disk.write(file, SettingsFile.encode(changed), SOON);
    }

    public void updateAccount(String key, UnaryOperator<Account> change) {
        update(all -> all.with(key, change.apply(all.account(key))));
    }
}
