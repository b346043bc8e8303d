package org.lanternchat.desktop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Replaces small files without ever leaving half of one: a temporary file, forced to the disk and
/// moved over the old one, readable for the owner alone. Takes calls on any thread and writes on
/// its own, `lantern-disk`.
///
/// Bound: one content a file waits, and a newer one replaces it.
public final class DiskWriter implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DiskWriter.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Map<Path, Supplier<String>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;

    public DiskWriter() {
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("lantern-disk").daemon().factory());
    }

    /// Writes soon; what is given for the same file until then replaces this.
    public void write(Path file, String content, Duration within) {
        write(file, () -> content, within);
    }

    /// The same for a content that is put together on the disk's thread, of what never changes.
    public void write(Path file, Supplier<String> content, Duration within) {
        if (waiting.put(file, content) != null && !within.isZero()) return;
        if (thread.isShutdown()) return;
        var _ = thread.schedule(() -> writeNow(file), within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Deletes a file, or a folder of files, and whatever waits to be written there.
    public void delete(Path place) {
        waiting.keySet().removeIf(file -> file.startsWith(place));
        run(() -> deleteNow(place));
    }

    /// Does this on the disk's thread, after what was given before with no time to wait.
    public void run(Runnable work) {
        if (thread.isShutdown()) return;
        var _ = thread.schedule(work, 0, TimeUnit.MILLISECONDS);
    }

    /// Waits until all that was given is on the disk, for three seconds at most.
    public void flush() {
        try {
            thread.submit(() -> waiting.keySet().forEach(this::writeNow))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slowDisk) {
            LOG.log(Level.WARNING, "the disk is slow: the last changes may be lost");
        } catch (ExecutionException bug) {
            throw new IllegalStateException(bug);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        flush();
        thread.shutdownNow();
    }

    private void writeNow(Path file) {
        Supplier<String> content = waiting.remove(file);
        if (content == null) return;
        try {
            replace(file, content.get());
        } catch (IOException | UncheckedIOException failed) {
            LOG.log(Level.WARNING, "{0} could not be written: {1}", file, failed.toString());
        }
    }

    private static void deleteNow(Path place) {
        try {
            if (Files.isDirectory(place)) {
                try (Stream<Path> files = Files.list(place)) {
                    for (Path file : files.toList()) Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(place);
        } catch (IOException stays) {
            LOG.log(Level.WARNING, "{0} could not be deleted: {1}", place, stays.toString());
        }
    }

    static void replace(Path file, String content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) Files.createDirectories(folder);
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        create(temporary);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.truncate(0);
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        }
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException simpleDisk) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void create(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try {
            Files.createFile(file, owner);
        } catch (FileAlreadyExistsException leftOver) {
            Files.delete(file);
            Files.createFile(file, owner);
        }
    }
}
