package org.lanternchat.server.file;

import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/// The contents on disk: `ab/abcd…`, and `incoming` for what is not whole yet. Threads as `Blobs`
/// says; each call may wait for the disk.
final class FolderBlobs implements Blobs {
    /// So much of the disk is left to the log of the chat, in bytes.
    static final long RESERVE = 256L * 1024 * 1024;

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final System.Logger LOG = System.getLogger(FolderBlobs.class.getName());

    private final Path folder;
    private final Path incoming;
    private final Store store;
    private final LongSupplier free;
    private final Claims claims = new Claims();

    FolderBlobs(Path folder, Store store) throws IOException {
        this(folder, store, () -> usableSpace(folder));
    }

    /// Makes the folders, and empties that of what was not whole when the server ended. `free` is
    /// asked how many bytes the disk has left.
    FolderBlobs(Path folder, Store store, LongSupplier free) throws IOException {
        this.folder = folder;
        this.store = store;
        this.free = free;
        incoming = folder.resolve("incoming");
        Files.createDirectories(incoming);
        deleteIncoming(Long.MAX_VALUE);
    }

    private static long usableSpace(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            LOG.log(Level.DEBUG, "unknown free space: {0}", unknown.getMessage());
            return Long.MAX_VALUE;
        }
    }

    @Override
    public void checkRoom(long bytes) throws FileException {
        if (free.getAsLong() - bytes < RESERVE) throw FileException.diskFull();
    }

    @Override
    public Incoming incoming() throws IOException {
        return new IncomingFile(incoming.resolve(Digests.freshId()));
    }

    @Override
    public Content open(String blob) throws IOException {
        return Content.of(FileChannel.open(place(blob), StandardOpenOption.READ));
    }

    private Path place(String blob) {
        return folder(blob).resolve(blob);
    }

    private Path folder(String blob) {
        return folder.resolve(blob.substring(0, 2));
    }

    @Override
    public void put(Incoming whole, String blob) throws IOException {
        if (!(whole instanceof IncomingFile file)) throw new IllegalArgumentException();
        claims.claim(blob);
        try {
            put(file.path(), blob);
        } catch (IOException failed) {
            release(blob);
            throw failed;
        }
    }

    private void put(Path whole, String blob) throws IOException {
        Path place = place(blob);
        if (Files.exists(place) && Files.size(place) == Files.size(whole)) {
            Files.delete(whole);
            return;
        }
        if (!Files.exists(folder(blob))) {
            Files.createDirectory(folder(blob));
            sync(folder);
        }
        Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
        sync(folder(blob));
    }

    @Override
    public void release(String blob) {
        claims.release(blob);
    }

    /// A power cut loses no name. Not every system can do that; those that cannot need not.
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException cannot) {
            LOG.log(Level.DEBUG, "a folder was not synced: {0}", cannot.getClass().getName());
        }
    }

    @Override
    public List<Part> parts() throws IOException {
        List<Part> folders = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                if (!FOLDER.matcher(each.getFileName().toString()).matches()) continue;
                folders.add(before -> sweep(each, before));
            }
        }
        return folders;
    }

    private void sweep(Path oneFolder, long before) throws IOException, StoreException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(oneFolder)) {
            for (Path place : all) {
                String blob = place.getFileName().toString();
                if (!NAME.matcher(blob).matches() || claims.has(blob)) continue;
                boolean isOld = modified(place) < before;
                if (isOld && !store.hasBlob(blob)) delete(place);
            }
        }
    }

    @Override
    public void deleteIncoming(long before) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(incoming)) {
            for (Path each : all) {
                if (modified(each) < before) delete(each);
            }
        }
    }

    /// An upload that was broken off takes its file away by itself.
    private static long modified(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (NoSuchFileException gone) {
            return Long.MAX_VALUE;
        }
    }

    /// Another program may hold it for now; the next sweep comes by again.
    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException held) {
            LOG.log(Level.WARNING, "not deleted: {0}", held.getMessage());
        }
    }
}
