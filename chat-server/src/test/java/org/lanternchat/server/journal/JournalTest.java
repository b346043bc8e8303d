package org.lanternchat.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.FailingStore;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.StoredIdentity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class JournalTest implements Draft.Author, Journal.Publisher {
    private static final RoomName GENERAL = new RoomName("general");

    @TempDir Path folder;
    private FailingStore store;
    private Journal journal;

    /// What authors and rooms were told, in one order.
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws StoreException {
        store = new FailingStore(SqliteStore.open(folder.resolve("chat.db")));
        journal = new Journal(store, new FakeTimers(), this);
        journal.start();
    }

    @AfterEach
    void close() {
        journal.close();
        store.close();
    }

    @Override
    public void publish(RoomName room, List<Journal.Written> entries) {
        for (Journal.Written written : entries) {
            Entry entry = written.entry();
            assertThat(store.committed()).contains(entry);
            told.add("published " + entry.room() + " " + entry.seq() + " " + entry.text());
        }
    }

    @Override
    public void repeat(Journal.Written written) {
        Entry entry = written.entry();
        told.add("already " + entry.seq() + " " + entry.text());
    }

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence) {
        told.add("refused " + draft.text() + " " + code);
    }

    @Test
    void entriesAreNumberedInEachRoomAndCommittedBeforeTheyArePublished() throws Exception {
        append("general", "c1", "a", null);
        append("general", "c2", "b", null);
        append("tech", "c1", "c", null);

        assertThat(next(3))
                .containsExactlyInAnyOrder(
                        "published general 1 a", "published general 2 b", "published tech 1 c");
    }

    @Test
    void theSameCidIsWrittenOnceAlsoWithinOneGroupAndAfterARestart() throws Exception {
        store.holdCommits();
        append("general", "c0", "first", null);
        append("general", "c1", "a", null);
        append("general", "c1", "a again", null);
        store.releaseCommits();
        assertThat(next(3))
                .containsExactly(
                        "published general 1 first", "published general 2 a", "already 2 a");
        close();
        open();

        append("general", "c1", "a once more", null);
        append("general", null, "b", null);

        assertThat(next(2)).containsExactlyInAnyOrder("already 2 a", "published general 3 b");
    }

    @Test
    void aFailedCommitIsToldAndUsesUpNoNumber() throws Exception {
        store.failNext(StoreException.Kind.FULL);
        append("general", "c1", "a", null);
        assertThat(next(1)).containsExactly("refused a STORAGE_FULL");
        store.failNext(StoreException.Kind.BUSY);
        append("general", "c1", "a", null);
        assertThat(next(1)).containsExactly("refused a BUSY");
        store.failNext(StoreException.Kind.BROKEN);
        append("general", "c1", "a", null);
        assertThat(next(1)).containsExactly("refused a INTERNAL");

        append("general", "c1", "a", null);

        assertThat(next(1)).containsExactly("published general 1 a");
    }

    @Test
    void whatCameWhileTheStoreWasBusyDoesNotWaitForItAgain() throws Exception {
        store.holdCommits();
        append("general", "c1", "a", null);
        store.awaitHeld();
        append("general", "c2", "b", null);
        append("general", "c3", "c", null);
        store.failNext(StoreException.Kind.BUSY);
        store.releaseCommits();

        assertThat(next(3)).containsExactly("refused a BUSY", "refused b BUSY", "refused c BUSY");

        append("general", "c2", "b", null);
        assertThat(next(1)).containsExactly("published general 1 b");
    }

    @Test
    void aReplyNeedsAMessageThatIsThere() throws Exception {
        append("general", "c1", "a", 1L);
        append("general", "c2", "b", null);
        append("general", "c3", "c", 1L);

        assertThat(next(3))
                .containsExactlyInAnyOrder(
                        "refused a NOT_FOUND", "published general 1 b", "published general 2 c");
    }

    @Test
    void aFullQueueIsTold() throws Exception {
        store.holdCommits();
        append("general", null, "taken out of the queue", null);
        store.awaitHeld();
        for (int i = 0; i < Journal.QUEUE; i++) append("general", null, "m" + i, null);

        assertThat(journal.append(draft("general", null, "one too many", null))).isFalse();

        store.releaseCommits();
        assertThat(next(Journal.QUEUE + 1)).hasSize(Journal.QUEUE + 1);
    }

    @Test
    void anIdentityIsToldWhenItIsOnDiskOrNot() throws Exception {
        List<@Nullable StoreException> outcomes = new ArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        StoredIdentity alice = new StoredIdentity("u1", new Name("alice"), "ab", 1);
        Journal.Outcome outcome =
                failure -> {
                    outcomes.add(failure);
                    both.countDown();
                };
        store.failNext(StoreException.Kind.FULL);
        assertThat(journal.write(alice, outcome)).isTrue();
        append("general", null, "fence", null);
        next(1);
        assertThat(journal.write(alice, outcome)).isTrue();

        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(outcomes.getFirst()).isNotNull();
        assertThat(outcomes.getLast()).isNull();
        assertThat(store.identities()).containsExactly(alice);
    }

    private void append(String room, @Nullable String cid, String text, @Nullable Long reply) {
        assertThat(journal.append(draft(room, cid, text, reply))).isTrue();
    }

    private Draft draft(String room, @Nullable String cid, String text, @Nullable Long reply) {
        RoomName name = room.equals("general") ? GENERAL : new RoomName(room);
        return new Draft(name, null, "u1", "alice", cid, text, reply, this);
    }

    private List<String> next(int count) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            String line = told.poll(20, TimeUnit.SECONDS);
            assertThat(line).as("after " + lines).isNotNull();
            lines.add(line);
        }
        return lines;
    }
}
