package org.lanternchat.server.data;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;

/// The folder in which one server keeps everything, locked for as long as it runs: `chat.db`, and
/// in `files` each content under its SHA-256. Taken and let go by one thread.
public final class DataFolder implements AutoCloseable {
    private static final String NATIVE_LIBRARIES = "org.sqlite.tmpdir";

    private final Path folder;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path folder, FileChannel channel, FileLock lock) {
        this.folder = folder;
        this.channel = channel;
        this.lock = lock;
    }

    /// Makes the folder if there is none, and takes it.
    public static DataFolder take(Path folder) throws StartException {
        return take(
                folder,
                "Another server is already running on the data folder "
                        + folder
                        + ". Stop it, or choose another folder with --data.");
    }

    /// The same, with what is said when a server runs on it.
    public static DataFolder take(Path folder, String whenTaken) throws StartException {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartException(ExitStatus.DATA_IN_USE, whenTaken);
            }
            return new DataFolder(folder, channel, lock);
        } catch (FileAlreadyExistsException notAFolder) {
            throw new StartException(
                    ExitStatus.DATA_UNUSABLE,
                    folder + " is a file, not a folder. Choose a folder with --data.",
                    notAFolder);
        } catch (IOException unusable) {
            throw unusable(folder, unusable);
        }
    }

    private static StartException unusable(Path folder, IOException cause) {
        return new StartException(
                ExitStatus.DATA_UNUSABLE,
                "The data folder "
                        + folder
                        + " cannot be written to. Make it writable, or choose another with --data.",
                cause);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ownedByThisProcess) {
            return null;
        }
    }

    /// Where SQLite's native library is unpacked: in here and not in the system's folder for
    /// temporary files, where every server that is killed would leave a copy behind for good.
    public void takeNativeLibraries() throws StartException {
        if (System.getProperty(NATIVE_LIBRARIES) != null) return;
        Path libraries = folder.resolve("native");
        try {
            Files.createDirectories(libraries);
            try (DirectoryStream<Path> leftOver = Files.newDirectoryStream(libraries)) {
                for (Path file : leftOver) Files.deleteIfExists(file);
            }
        } catch (IOException unusable) {
            throw unusable(folder, unusable);
        }
        System.setProperty(NATIVE_LIBRARIES, libraries.toString());
    }

    /// Where what people upload is kept.
    public Path files() {
        return files(folder);
    }

    public StartException unusable(IOException cause) {
        return unusable(folder, cause);
    }

    public Path database() {
        return database(folder);
    }

    /// Where the database is in a data folder, whoever holds it.
    public static Path database(Path folder) {
        return folder.resolve("chat.db");
    }

    /// Where the contents of files are in a data folder, whoever holds it.
    public static Path files(Path folder) {
        return folder.resolve("files");
    }

    /// Where one content is, by its SHA-256 in hexadecimal.
    public static Path content(Path folder, String blob) {
        return files(folder).resolve(blob.substring(0, 2)).resolve(blob);
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }

    /// Where the data lies when nothing else is said: where systemd says, or where this system's
    /// programs keep theirs.
    static Path standard(Map<String, String> environment, String system, Path home) {
        String state = environment.get("STATE_DIRECTORY");
        if (state != null) return Path.of(state);
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            Path base = local == null ? home.resolve("AppData/Local") : Path.of(local);
            return base.resolve("Lantern Chat");
        }
        if (lower.startsWith("mac"))
            return home.resolve("Library/Application Support/Lantern Chat");
        String data = environment.get("XDG_DATA_HOME");
        Path base = data == null || data.isEmpty() ? home.resolve(".local/share") : Path.of(data);
        return base.resolve("lantern-chat");
    }
}
