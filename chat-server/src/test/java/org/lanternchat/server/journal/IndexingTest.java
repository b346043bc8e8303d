package org.lanternchat.server.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Name;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.server.FailingStore;
import org.lanternchat.server.FakeTimers;
import org.lanternchat.server.identity.Identities;
import org.lanternchat.server.identity.Identity;
import org.lanternchat.server.rules.Rules;
import org.lanternchat.server.store.Contents;
import org.lanternchat.server.store.Search;
import org.lanternchat.server.store.SqliteStore;
import org.lanternchat.server.store.StoreException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

/// The search's index is written behind the log, when there is nothing else to do.
@Timeout(60)
class IndexingTest implements Draft.Author, Journal.Publisher {
    private static final RoomName GENERAL = new RoomName("general");

    @TempDir Path folder;
    private final Semaphore published = new Semaphore(0);
    private FailingStore store;
    private final JournalThread thread = new JournalThread();
    private Journal journal;
    private Identity alice;

    @BeforeEach
    void open() throws StoreException {
        store = new FailingStore(SqliteStore.open(folder.resolve("chat.db")));
        FakeTimers timers = new FakeTimers();
        Contents contents = store.contents();
        alice = new Identities(contents, timers, 1).newcomer(new Name("alice")).identity();
        Rules rules = new Rules(contents);
        journal = new Journal(store, contents, rules, Duration.ofHours(1), timers, this, thread);
        journal.start();
    }

    @AfterEach
    void close() {
        journal.close();
        thread.close();
        store.close();
    }

    @Override
    public void publish(RoomName room, List<Written> entries) {
        published.release(entries.size());
    }

    @Override
    public void repeat(Written written) {}

    @Override
    public void refused(Draft draft, ErrorCode code, String sentence, long retry) {
        throw new AssertionError(sentence);
    }

    @Test
    void whenEnoughEntriesWaitAndNothingElseTheyAreIndexed() throws Exception {
        append(Journal.INDEXED);
        store.awaitIndexed();

        append(1);
        journal.close();
        assertThat(store.unindexed()).isLessThan(Journal.INDEXED);
        assertThat(found()).isEqualTo(50);
    }

    @Test
    void anIndexThatCannotBeWrittenStopsNobodyAndIsTriedAgain() throws Exception {
        store.failNextIndex();
        append(Journal.INDEXED);
        store.awaitIndexed();

        append(1);
        store.awaitIndexed();

        append(1);
        journal.close();
        assertThat(store.unindexed()).isLessThan(Journal.INDEXED);
        assertThat(found()).isEqualTo(50);
    }

    private void append(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            journal.append(
                    new Draft(
                            new ClientCommand.Chat(null, GENERAL, null, "lantern", null),
                            alice,
                            List.of(),
                            this));
        }
        published.acquire(count);
    }

    private int found() throws StoreException {
        return store.search(new Search("lantern", null, List.of(), Set.of(), null, null, 50))
                .hits()
                .size();
    }
}
