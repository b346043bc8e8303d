package org.lanternchat.server.file;

import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredFile;
import org.lanternchat.server.time.Timers;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/// Cleans away files that belong to no message, contents that belong to no file, and what was left
/// half-way. Works on the thread `files`, a part at a time, so that uploads get their turn in
/// between; `forgotten` is for any thread.
final class Sweeper {
    /// So long a file may wait for its message.
    static final Duration ORPHAN = Duration.ofHours(24);

    private static final Duration EVERY = Duration.ofHours(1);

    /// What is forgotten within this time goes in one sweep.
    static final Duration SOON = Duration.ofSeconds(2);

    /// As many orphans go at once.
    private static final int ORPHANS = 500;

    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    private final Blobs blobs;
    private final Store store;
    private final FileRecords records;
    private final Timers timers;
    private final Predicate<Runnable> onFiles;
    private final AtomicBoolean isSoon = new AtomicBoolean();

    /// `onFiles` runs a task on the thread `files`, or says that it cannot.
    Sweeper(
            Blobs blobs,
            Store store,
            FileRecords records,
            Timers timers,
            Predicate<Runnable> onFiles) {
        this.blobs = blobs;
        this.store = store;
        this.records = records;
        this.timers = timers;
        this.onFiles = onFiles;
    }

    void start() {
        sweep();
        timers.every(EVERY, this::sweep);
    }

    private void sweep() {
        var _ = onFiles.test(this::sweepOrphans);
        var _ = sweepBlobs(timers.now() - ORPHAN.toMillis());
    }

    void forgotten() {
        if (isSoon.getAndSet(true)) return;
        timers.after(
                SOON,
                () -> {
                    isSoon.set(false);
                    var _ = sweepBlobs(Long.MAX_VALUE);
                });
    }

    /// Their records go first; when all have gone, their contents follow.
    private void sweepOrphans() {
        long before = timers.now() - ORPHAN.toMillis();
        try {
            blobs.deleteIncoming(before);
            List<StoredFile> orphans = store.orphans(before, ORPHANS);
            AtomicInteger left = new AtomicInteger(orphans.size());
            for (StoredFile orphan : orphans) {
                records.write(
                        new Change.FileGone(orphan.id()),
                        _ -> {
                            if (left.decrementAndGet() == 0) forgotten();
                        });
            }
        } catch (StoreException | IOException unreadable) {
            LOG.log(Level.WARNING, "files were not cleaned up: {0}", unreadable.getMessage());
        }
    }

    /// Contents that were taken in before `before` and belong to no file. Done when it is through,
    /// or when it gave up until the next time.
    CompletableFuture<Void> sweepBlobs(long before) {
        CompletableFuture<Void> through = new CompletableFuture<>();
        boolean begins =
                onFiles.test(
                        () -> {
                            try {
                                next(blobs.parts().iterator(), before, through);
                            } catch (IOException unreadable) {
                                giveUp(unreadable, through);
                            }
                        });
        if (!begins) through.complete(null);
        return through;
    }

    private void next(Iterator<Blobs.Part> parts, long before, CompletableFuture<Void> through) {
        if (!parts.hasNext()) {
            through.complete(null);
            return;
        }
        try {
            parts.next().sweep(before);
        } catch (StoreException | IOException unreadable) {
            giveUp(unreadable, through);
            return;
        }
        if (!onFiles.test(() -> next(parts, before, through))) through.complete(null);
    }

    private static void giveUp(Exception why, CompletableFuture<Void> through) {
        LOG.log(Level.WARNING, "files were not cleaned up: {0}", why.getMessage());
        through.complete(null);
    }
}
