package org.lanternchat.server.journal;

import org.jspecify.annotations.Nullable;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredIdentity;
import org.lanternchat.server.time.Timers;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// The one writer of the store: what waits is numbered, committed in one group, and then published,
/// so nobody sees what is not on disk. Lives on its own thread, `journal`; its queue is bounded,
/// and who finds it full is told so.
public final class Journal implements AutoCloseable {
    /// What waits at the most.
    static final int QUEUE = 4_096;

    /// What one commit takes at the most.
    static final int GROUP = 256;

    private static final System.Logger LOG = System.getLogger(Journal.class.getName());

    private final Store store;
    private final Timers timers;
    private final Publisher publisher;
    private final BlockingQueue<Item> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Map<RoomName, Long> heads;
    private volatile boolean isClosed;
    private final Thread thread = Thread.ofPlatform().name("journal").unstarted(this::run);

    /// Who makes entries seen. Called on the journal's thread, with the entries of one room in
    /// their order.
    public interface Publisher {
        void publish(RoomName room, List<Written> entries);

        /// The author sent again what was written and published before: it is for them alone.
        void repeat(Written entry);
    }

    /// An entry that is on disk, and the connection that it came from.
    public record Written(Entry entry, Draft.Author author) {}

    private sealed interface Item {
        record Message(Draft draft) implements Item {}

        /// `done` is told whether it was written.
        record Person(StoredIdentity identity, Outcome done) implements Item {}

        record Stop() implements Item {}
    }

    /// What became of an identity. Called on the journal's thread; `failure` is null when it is on
    /// disk.
    public interface Outcome {
        void done(@Nullable StoreException failure);
    }

    public Journal(Store store, Timers timers, Publisher publisher) throws StoreException {
        this.store = store;
        this.timers = timers;
        this.publisher = publisher;
        this.heads = new HashMap<>(store.heads());
    }

    public void start() {
        thread.start();
    }

    /// Queues a message; false when the queue is full and the author should try again.
    public boolean append(Draft draft) {
        return !isClosed && queue.offer(new Item.Message(draft));
    }

    /// Queues an identity; false when the queue is full.
    public boolean write(StoredIdentity identity, Outcome done) {
        return !isClosed && queue.offer(new Item.Person(identity, done));
    }

    /// Writes and publishes what waits, and ends.
    @Override
    public void close() {
        isClosed = true;
        try {
            queue.put(new Item.Stop());
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        List<Item> group = new ArrayList<>(GROUP);
        boolean goesOn = true;
        while (goesOn) {
            try {
                group.add(queue.take());
                queue.drainTo(group, GROUP - 1);
                write(group);
            } catch (InterruptedException interrupted) {
                return;
            } catch (RuntimeException | Error bug) {
                LOG.log(Level.ERROR, "a group of entries failed", bug);
                fail(group, new StoreException(StoreException.Kind.BROKEN, "The server failed."));
            }
            goesOn = group.stream().noneMatch(Item.Stop.class::isInstance);
            group.clear();
        }
    }

    /// Writes one group as one transaction.
    private void write(List<Item> group) {
        Group numbered = new Group();
        try {
            for (Item item : group) {
                switch (item) {
                    case Item.Message(Draft draft) -> number(draft, numbered);
                    case Item.Person person -> numbered.people.add(person);
                    case Item.Stop _ -> {}
                }
            }
            if (!numbered.isEmpty()) store.commit(numbered.entries(), numbered.identities());
        } catch (StoreException failed) {
            LOG.log(Level.WARNING, "not written: {0}", failed.getMessage());
            // What came while this group waited for the lock has waited long enough as well.
            if (failed.kind() == StoreException.Kind.BUSY) queue.drainTo(group);
            fail(group, failed);
            return;
        }
        heads.putAll(numbered.heads);
        numbered.byRoom.forEach(publisher::publish);
        numbered.answers.forEach(Runnable::run);
        for (Item.Person person : numbered.people) person.done().done(null);
    }

    private void number(Draft draft, Group group) throws StoreException {
        Entry known = known(draft, group);
        if (known != null) {
            group.answers.add(() -> publisher.repeat(new Written(known, draft.author())));
            return;
        }
        long head = group.heads.getOrDefault(draft.room(), heads.getOrDefault(draft.room(), 0L));
        Long reply = draft.reply();
        if (reply != null && (reply < 1 || reply > head)) {
            String sentence = "The message that this answers does not exist.";
            group.answers.add(() -> draft.author().refused(draft, ErrorCode.NOT_FOUND, sentence));
            return;
        }
        Entry entry =
                new Entry(
                        draft.room(),
                        head + 1,
                        timers.now(),
                        draft.uid(),
                        draft.name(),
                        draft.cid(),
                        draft.text(),
                        reply);
        group.add(entry, draft.author());
    }

    private @Nullable Entry known(Draft draft, Group group) throws StoreException {
        if (draft.cid() == null) return null;
        Entry inGroup = group.byCid.get(new CidKey(draft.uid(), draft.room(), draft.cid()));
        return inGroup != null ? inGroup : store.find(draft.uid(), draft.room(), draft.cid());
    }

    private static void fail(List<Item> group, StoreException why) {
        for (Item item : group) {
            switch (item) {
                case Item.Message(Draft draft) ->
                        draft.author().refused(draft, codeOf(why.kind()), sentenceOf(why.kind()));
                case Item.Person person -> person.done().done(why);
                case Item.Stop _ -> {}
            }
        }
    }

    private static ErrorCode codeOf(StoreException.Kind kind) {
        return switch (kind) {
            case FULL -> ErrorCode.STORAGE_FULL;
            case BUSY -> ErrorCode.BUSY;
            case NEWER, BROKEN -> ErrorCode.INTERNAL;
        };
    }

    private static String sentenceOf(StoreException.Kind kind) {
        return switch (kind) {
            case FULL ->
                    "The server's disk is full, so nothing new can be said."
                            + " Tell the person who runs it.";
            case BUSY -> "The server is busy. Please try again in a moment.";
            case NEWER, BROKEN -> "The server could not write this down. Please try again.";
        };
    }

    private record CidKey(String uid, RoomName room, String cid) {}

    /// What one transaction will hold.
    private static final class Group {
        final Map<RoomName, List<Written>> byRoom = new HashMap<>();
        final Map<RoomName, Long> heads = new HashMap<>();
        final Map<CidKey, Entry> byCid = new HashMap<>();
        final List<Item.Person> people = new ArrayList<>();
        final List<Runnable> answers = new ArrayList<>();

        void add(Entry entry, Draft.Author author) {
            byRoom.computeIfAbsent(entry.room(), _ -> new ArrayList<>())
                    .add(new Written(entry, author));
            heads.put(entry.room(), entry.seq());
            if (entry.cid() != null) {
                byCid.put(new CidKey(entry.uid(), entry.room(), entry.cid()), entry);
            }
        }

        boolean isEmpty() {
            return byRoom.isEmpty() && people.isEmpty();
        }

        List<Entry> entries() {
            return byRoom.values().stream().flatMap(List::stream).map(Written::entry).toList();
        }

        List<StoredIdentity> identities() {
            return people.stream().map(Item.Person::identity).toList();
        }
    }
}
