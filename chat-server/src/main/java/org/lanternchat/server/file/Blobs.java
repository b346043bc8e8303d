package org.lanternchat.server.file;

import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The contents on disk, each once under its SHA-256: `ab/abcd…`, and `incoming` for what is not
/// whole yet. All that moves, deletes or counts belongs to the thread `files`; `place` and
/// `incoming` are for any.
///
/// A content that an upload refers to while its record is being written is claimed. Claims, moves
/// and deletions happen on one thread, and a record is on disk before its claim ends, so nothing
/// that somebody was promised is ever deleted.
final class Blobs {
    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");
    private static final System.Logger LOG = System.getLogger(Blobs.class.getName());

    private final Path folder;
    private final Path incoming;
    private final Store store;
    private final Map<String, Integer> claims = new HashMap<>();

    /// Makes the folders, and empties that of what was not whole when the server ended.
    Blobs(Path folder, Store store) throws IOException {
        this.folder = folder;
        this.store = store;
        incoming = folder.resolve("incoming");
        Files.createDirectories(incoming);
        deleteIncoming(Long.MAX_VALUE);
    }

    Path incoming(String name) {
        return incoming.resolve(name);
    }

    Path place(String blob) {
        return folder(blob).resolve(blob);
    }

    private Path folder(String blob) {
        return folder.resolve(blob.substring(0, 2));
    }

    /// Claims the content, and puts it to its place unless it is there already. `whole` is on disk
    /// for good and gone afterwards.
    void put(Path whole, String blob) throws IOException {
        Path place = place(blob);
        claims.merge(blob, 1, Integer::sum);
        try {
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
        } catch (IOException failed) {
            release(blob);
            throw failed;
        }
    }

    /// The same for content that is still in memory; `name` is its name until it is whole.
    void put(ByteBuffer content, String name, String blob) throws IOException {
        Path whole = incoming(name);
        try {
            try (FileChannel file =
                    FileChannel.open(
                            whole, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (content.hasRemaining()) file.write(content);
                file.force(true);
            }
            put(whole, blob);
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    void release(String blob) {
        claims.computeIfPresent(blob, (_, count) -> count == 1 ? null : count - 1);
    }

    /// A power cut loses no name. Not every system can do that; those that cannot need not.
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException cannot) {
            LOG.log(Level.DEBUG, "a folder was not synced: {0}", cannot.getClass().getName());
        }
    }

    List<Path> folders() throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                if (FOLDER.matcher(each.getFileName().toString()).matches()) folders.add(each);
            }
        }
        return folders;
    }

    /// Deletes the contents in this folder that no record names and nobody has claimed, and that
    /// were taken in before `before`.
    void sweep(Path oneFolder, long before) throws IOException, StoreException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(oneFolder)) {
            for (Path place : all) {
                String blob = place.getFileName().toString();
                if (!NAME.matcher(blob).matches() || claims.containsKey(blob)) continue;
                boolean isOld = modified(place) < before;
                if (isOld && !store.hasBlob(blob)) delete(place);
            }
        }
    }

    void deleteIncoming(long before) throws IOException {
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
