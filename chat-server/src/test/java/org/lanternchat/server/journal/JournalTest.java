package org.lanternchat.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent.Chat;
import org.lanternchat.server.FailingStore;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Change;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Entry;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.Store;
import org.lanternchat.server.store.StoreException;
import org.lanternchat.server.store.Writing;

import java.nio.file.Path;
import java.time.Duration;
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
    private JournalThread thread;
    private Rules rules;
    private Identity alice;
    private int opened;

    /// What authors and rooms were told, in one order.
    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();

    /// On what was written before.
    Store opened() throws StoreException {
        return SqliteStore.open(folder.resolve("chat.db"));
    }

    @BeforeEach
    void open() throws StoreException {
        store = new FailingStore(opened());
        FakeTimers timers = new FakeTimers();
        Contents contents = store.contents();
        rules = new Rules(contents);
        Identities identities = new Identities(contents, timers, 1);
        alice = identities.newcomer(new Name("alice" + ++opened)).identity();
        thread = new JournalThread();
        journal = new Journal(store, contents, rules, Duration.ofHours(1), timers, this, thread);
    }

    @AfterEach
    void close() {
        journal.close();
        thread.close();
        store.close();
    }

    @Override
    public void publish(RoomName room, List<Written> entries) {
        for (Written written : entries) {
            Entry entry = written.entry();
            assertThat(store.committed()).contains(entry);
            told.add("published " + entry.room() + " " + entry.seq() + " " + text(entry));
        }
    }

    @Override
    public void repeat(Written written) {
        Entry entry = written.entry();
        told.add("already " + entry.seq() + " " + text(entry));
    }

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence, long retry) {
        String text = draft.command() instanceof ClientCommand.Chat chat ? chat.text() : "";
        told.add("refused " + text + " " + code);
    }

    private static String text(Entry entry) {
        return entry.event() instanceof Chat chat ? chat.text() : "";
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
        append("general", null, "being written", null);
        store.awaitHeld();
        for (int i = 1; i < Journal.QUEUE; i++) append("general", null, "m" + i, null);

        append("general", null, "one too many", null);

        assertThat(next(1)).containsExactly("refused one too many BUSY");
        store.releaseCommits();
        assertThat(next(Journal.QUEUE)).hasSize(Journal.QUEUE);
    }

    @Test
    void aChangeIsToldWhenItIsOnDiskOrNot() throws Exception {
        List<@Nullable StoreException> outcomes = new ArrayList<>();
        CountDownLatch both = new CountDownLatch(2);
        Change.Person alice = new Change.Person("u1", new Name("alice"), Role.OWNER, 1);
        Journal.Outcome outcome =
                failure -> {
                    outcomes.add(failure);
                    both.countDown();
                };
        store.failNext(StoreException.Kind.FULL);
        assertThat(journal.write(List.of(alice), outcome)).isTrue();
        append("general", null, "fence", null);
        next(1);
        assertThat(journal.write(List.of(alice), outcome)).isTrue();

        assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(outcomes.getFirst()).isNotNull();
        assertThat(outcomes.getLast()).isNull();
        assertThat(store.contents().people()).containsExactly(alice);
    }

    @Test
    void whatComesAfterAnActIsCheckedAgainstWhatItChanged() throws Exception {
        store.holdCommits();
        append("general", "c1", "before", null);
        store.awaitHeld();
        append("general", "c2", "just before", null);
        journal.act(new Lock(GENERAL));
        append("general", "c3", "after", null);
        append("tech", "c4", "elsewhere", null);
        store.releaseCommits();

        assertThat(next(3))
                .containsExactly(
                        "published general 1 before", "published general 2 just before", "locked");
        assertThat(next(2))
                .containsExactlyInAnyOrder("refused after LOCKED", "published tech 1 elsewhere");
    }

    @Test
    void anActThatWasNotWrittenChangesNothing() throws Exception {
        store.failNext(StoreException.Kind.FULL);
        journal.act(new Lock(GENERAL));
        append("general", "c1", "a", null);

        assertThat(next(2)).containsExactly("not locked STORAGE_FULL", "published general 1 a");
    }

    private final class Lock implements Act {
        private final RoomName room;

        Lock(RoomName room) {
            this.room = room;
        }

        @Override
        public List<Change> decide(Writing writing) {
            return List.of(new Change.Room(room, RoomSummary.OPEN, null, 0, true));
        }

        @Override
        public void done() {
            assertThat(rules.of(room).settings().locked()).isTrue();
            told.add("locked");
        }

        @Override
        public void refused(ErrorCode code, String sentence) {
            told.add("not locked " + code);
        }
    }

    private void append(String room, @Nullable String cid, String text, @Nullable Long reply) {
        journal.append(draft(room, cid, text, reply));
    }

    private Draft draft(String room, @Nullable String cid, String text, @Nullable Long reply) {
        RoomName name = room.equals("general") ? GENERAL : new RoomName(room);
        return new Draft(
                new ClientCommand.Chat(null, name, cid, text, reply), alice, List.of(), this);
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
