package org.lanternchat.server.file;

import org.jspecify.annotations.Nullable;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.function.Predicate;

/// The way of a file from its last byte to its record. Works in steps on the thread `files`: sync,
/// look at it, wait for the thumbnail elsewhere, put it to its place, write the record; then its
/// sender is answered.
final class Intake {
    private static final System.Logger LOG = System.getLogger(Intake.class.getName());

    private final Blobs blobs;
    private final FileRecords records;
    private final Timers timers;
    private final Thumbnails thumbnails;
    private final Sweeper sweeper;
    private final Predicate<Runnable> onFiles;

    /// `onFiles` runs a task on the thread `files`, or says that it cannot.
    Intake(
            Blobs blobs,
            FileRecords records,
            Timers timers,
            Thumbnails thumbnails,
            Sweeper sweeper,
            Predicate<Runnable> onFiles) {
        this.blobs = blobs;
        this.records = records;
        this.timers = timers;
        this.thumbnails = thumbnails;
        this.sweeper = sweeper;
        this.onFiles = onFiles;
    }

    /// For any thread.
    void keep(Upload.Arrived arrived, Upload.Outcome outcome) {
        step(arrived, outcome, () -> look(arrived, outcome));
    }

    private void step(Upload.Arrived arrived, Upload.Outcome outcome, Runnable step) {
        if (onFiles.test(step)) return;
        arrived.content().drop();
        outcome.refused(FileException.busy());
    }

    private void look(Upload.Arrived arrived, Upload.Outcome outcome) {
        String media;
        ImageHeader header;
        try {
            arrived.content().settle();
            try (Content content = arrived.content().open()) {
                media = MediaType.of(ImageHeader.bytes(content, 0, MediaType.HEAD));
                header = ImageHeader.read(media, content);
            }
        } catch (IOException failed) {
            refuse(arrived, outcome, failed);
            return;
        }
        if (header == null) {
            String plain = MediaType.isSafeImage(media) ? MediaType.BYTES : media;
            shelve(arrived, outcome, new Seen(plain, null, null));
            return;
        }
        var _ =
                thumbnails
                        .of(new Thumbnails.Source(arrived.content(), media, arrived.size(), header))
                        .thenAccept(
                                thumbnail -> {
                                    Seen seen = new Seen(media, header, thumbnail);
                                    step(arrived, outcome, () -> shelve(arrived, outcome, seen));
                                });
    }

    /// What was found out about a file.
    private record Seen(
            String media, @Nullable ImageHeader header, @Nullable ByteBuffer thumbnail) {}

    private void shelve(Upload.Arrived arrived, Upload.Outcome outcome, Seen seen) {
        try {
            blobs.put(arrived.content(), arrived.blob());
        } catch (IOException failed) {
            refuse(arrived, outcome, failed);
            return;
        }
        ImageHeader header = seen.header();
        StoredFile file =
                new StoredFile(
                        Digests.freshId(),
                        arrived.name(),
                        arrived.size(),
                        seen.media(),
                        header == null ? null : header.shownWidth(),
                        header == null ? null : header.shownHeight(),
                        arrived.blob(),
                        seen.thumbnail() == null ? null : shelve(seen.thumbnail()),
                        arrived.uid(),
                        timers.now());
        records.write(new Change.File(file), isWritten -> written(file, isWritten, outcome));
    }

    /// The blob of a thumbnail; null when it cannot be kept.
    private @Nullable String shelve(ByteBuffer thumbnail) {
        String blob = Digests.blob(thumbnail);
        try {
            blobs.put(thumbnail, blob);
            return blob;
        } catch (IOException failed) {
            LOG.log(Level.WARNING, "a thumbnail was not written: {0}", failed.getMessage());
            return null;
        }
    }

    /// Called on any thread. When the claims cannot be released any more the server is stopping.
    private void written(StoredFile file, boolean isWritten, Upload.Outcome outcome) {
        String thumb = file.thumb();
        var _ =
                onFiles.test(
                        () -> {
                            blobs.release(file.blob());
                            if (thumb != null) blobs.release(thumb);
                        });
        if (isWritten) {
            outcome.kept(file);
        } else {
            sweeper.forgotten();
            outcome.refused(why());
        }
    }

    private void refuse(Upload.Arrived arrived, Upload.Outcome outcome, IOException failed) {
        LOG.log(Level.WARNING, "a file was not kept: {0}", failed.getMessage());
        arrived.content().drop();
        outcome.refused(why());
    }

    private FileException why() {
        try {
            blobs.checkRoom(0);
            return FileException.failed();
        } catch (FileException full) {
            return full;
        }
    }
}
