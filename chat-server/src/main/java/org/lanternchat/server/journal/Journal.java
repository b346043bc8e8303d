package org.lanternchat.server.journal;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ProtocolException;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.time.Timers;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/// The one writer of the store: what waits is checked, numbered, committed in one group, and then
/// published, so nobody sees what is not on disk. Does so on one thread at a time, which its
/// executor gives it: what these comments call the journal's thread. Its queue is bounded, and who
/// finds it full is told so.
///
/// An `Act` ends its group, so that what comes after it is checked against what it has changed.
public final class Journal implements AutoCloseable {
    /// What waits at the most.
    static final int QUEUE = 4_096;

    /// What one commit takes at the most.
    static final int GROUP = 1_024;

    /// As many entries the search's index takes at once, and as many may wait for that while there
    /// is nothing else to do.
    static final int INDEXED = 500;

    /// From so many on they wait no longer: a search looks at each of them.
    static final int UNINDEXED = 10_000;

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final Store store;
    private final Timers timers;
    private final Rules rules;
    private final Publisher publisher;
    private final Clerk clerk;
    private final Executor executor;
    private final Queue<Item> queue = new ConcurrentLinkedQueue<>();

    /// Those in the queue, and those that are being written.
    private final AtomicInteger waiting = new AtomicInteger();

    private final List<Item> taken = new ArrayList<>(GROUP);
    private final Map<RoomName, Long> heads = new HashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Commits commits = new Commits();
    private volatile boolean isClosed;
    private boolean mayIndex = true;

    /// Who makes entries seen. Called on the journal's thread, with the entries of one room in
    /// their order.
    public interface Publisher {
        void publish(RoomName room, List<Written> entries);

        /// The author sent again what was written and published before: it is for them alone.
        void repeat(Written entry);
    }

    /// What became of something that was to be written. Called on the journal's thread; `failure`
    /// is null when it is on disk.
    public interface Outcome {
        void done(@Nullable StoreException failure);
    }

    /// `contents` are what the store held at the start; for `editWindow` after it was written a
    /// message is its author's to change; `executor` runs what it is given after one another, or at
    /// the least one at a time what comes from here.
    public Journal(
            Store store,
            Contents contents,
            Rules rules,
            Duration editWindow,
            Timers timers,
            Publisher publisher,
            Executor executor) {
        this.store = store;
        this.timers = timers;
        this.rules = rules;
        this.publisher = publisher;
        this.executor = executor;
        this.clerk = new Clerk(rules, editWindow);
        contents.rooms().forEach(room -> heads.put(room.name(), room.head()));
    }

    /// Begins with what the last stop has left to do.
    public void start() {
        put(new Item.Changes(List.of(), _ -> {}));
    }

    /// Queues a draft; when the queue is full its author is told so at once, on this thread.
    public void append(Draft draft) {
        if (isClosed || !offer(new Item.Message(draft))) {
            draft.author().refused(draft, ErrorCode.BUSY, sentenceOf(StoreException.Kind.BUSY), 0);
        }
    }

    /// Queues what is to be written as it is; false when the queue is full.
    public boolean write(List<Change> changes, Outcome done) {
        return !isClosed && offer(new Item.Changes(changes, done));
    }

    /// Queues what is to be decided; when the queue is full it is refused at once, on this thread.
    public void act(Act act) {
        if (isClosed || !offer(new Item.Deed(act))) {
            act.refused(ErrorCode.BUSY, sentenceOf(StoreException.Kind.BUSY));
        }
    }

    /// How many entries were taken away. Called on the journal's thread; `failure` is null when
    /// that is on disk.
    public interface Forgotten {
        void done(@Nullable StoreException failure, int entries);
    }

    /// Queues the removal of some of a room's entries up to `seq`, the oldest first; false when the
    /// queue is full.
    public boolean forget(RoomName room, long seq, Forgotten done) {
        return !isClosed && offer(new Item.Forgetting(room, seq, done));
    }

    /// Writes and publishes what waits, and ends.
    @Override
    public void close() {
        isClosed = true;
        put(new Item.Stop());
        try {
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean offer(Item item) {
        if (waiting.get() >= QUEUE) return false;
        put(item);
        return true;
    }

    private void put(Item item) {
        queue.add(item);
        if (waiting.getAndIncrement() == 0) executor.execute(this::writeSome);
    }

    /// Writes what waits, as far as it fits into one group; the rest in the next.
    private void writeSome() {
        take(GROUP);
        write();
        boolean hasStopped = taken.stream().anyMatch(Item.Stop.class::isInstance);
        int done = taken.size();
        taken.clear();
        mayIndex = true;
        for (boolean more = true; more; ) more = index(UNINDEXED);
        for (boolean more = true; more && waiting.get() == done; ) more = index(INDEXED);
        if (waiting.addAndGet(-done) > 0) executor.execute(this::writeSome);
        if (hasStopped) ended.countDown();
    }

    private void take(int most) {
        for (Item item; taken.size() < most && (item = queue.poll()) != null; ) taken.add(item);
    }

    /// Whether entries were indexed: they are when `from` of them wait. When it fails it is tried
    /// again behind the next group.
    private boolean index(int from) {
        if (!mayIndex || store.unindexed() < from) return false;
        try {
            store.index(INDEXED);
            return true;
        } catch (StoreException failed) {
            mayIndex = false;
            LOG.log(Level.WARNING, "not indexed: {0}", failed.getMessage());
        } catch (RuntimeException | Error bug) {
            mayIndex = false;
            LOG.log(Level.ERROR, "the search's index failed", bug);
        }
        return false;
    }

    private void write() {
        int done = 0;
        for (List<Item> items : Item.groups(taken)) {
            done += items.size();
            Group group = group(items);
            StoreException failure = attempt(group);
            if (failure == null) {
                tell(group::tell);
                continue;
            }
            boolean isBusy = failure.kind() == StoreException.Kind.BUSY;
            // What came while this group waited for the lock has waited long enough as well.
            if (isBusy) take(Integer.MAX_VALUE);
            tell(() -> group.fail(failure));
            if (!isBusy) continue;
            Group rest = group(List.copyOf(taken.subList(done, taken.size())));
            tell(() -> rest.fail(failure));
            return;
        }
    }

    /// Why it was not written; null when it was.
    private @Nullable StoreException attempt(Group group) {
        try {
            long before = timers.nanos();
            group.write(store, timers.now());
            if (group.hasWritten()) commits.count(timers.nanos() - before, group.entries());
            return null;
        } catch (StoreException failed) {
            LOG.log(Level.WARNING, "not written: {0}", failed.getMessage());
            return failed;
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "a group of entries failed", bug);
            return new StoreException(StoreException.Kind.BROKEN, "The server failed.");
        }
    }

    /// What has been written.
    public Commits commits() {
        return commits;
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException | Error bug) {
            LOG.log(Level.ERROR, "what became of a group was not told to all", bug);
        }
    }

    private Group group(List<Item> items) {
        return new Group(items, heads, clerk, publisher, rules);
    }

    /// What a failure of the store is to those who wanted to write.
    public static ErrorCode codeOf(StoreException.Kind kind) {
        return switch (kind) {
            case FULL -> ErrorCode.STORAGE_FULL;
            case BUSY -> ErrorCode.BUSY;
            case NEWER, BROKEN -> ErrorCode.INTERNAL;
        };
    }

    /// The same for people.
    public static String sentenceOf(StoreException.Kind kind) {
        return switch (kind) {
            case FULL ->
                    "The server's disk is full, so nothing new can be said."
                            + " Tell the person who runs it.";
            case BUSY -> "The server is busy. Please try again in a moment.";
            case NEWER, BROKEN -> "The server could not write this down. Please try again.";
        };
    }

    /// Why something was refused.
    static void refuse(Draft draft, ProtocolException why) {
        draft.author().refused(draft, why.code(), why.sentence(), 0);
    }
}
