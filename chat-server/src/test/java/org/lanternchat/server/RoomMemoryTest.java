package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.store.Writing;

import java.nio.file.Path;

/// A room keeps in memory what it needs now, and nothing that is not in the store any more.
class RoomMemoryTest {
    private static final String JOIN = "{'type':'join','room':'lunch'}";

    @TempDir Path folder;
    private StillServer server;
    private StillServer.Client bob;
    private Room lunch;

    @BeforeEach
    void start() throws Exception {
        server = new StillServer(folder);
        bob = server.welcomed("bob");
        lunch = server.room("lunch");
        bob.send(JOIN);
        server.settle();
    }

    @AfterEach
    void stop() {
        server.store().releaseReads();
        server.close();
    }

    @Test
    void countingAloneDoesNotBringTheMessagesIntoMemory() throws Exception {
        StillServer.Client ann = server.welcomed("ann");
        say(1, "first");
        server.settle();
        ann.send(JOIN);
        server.run();
        ann.send("{'type':'leave','room':'lunch'}");
        say(0, "hi");
        empty();
        lunch.shorten();
        server.run();

        int before = server.store().reads();
        ann.send("{'type':'rooms'}");
        server.settle();
        assertThat(ann.all()).anyMatch(one -> one.contains("\"unread\":1"));
        assertThat(server.store().reads() - before).isEqualTo(1);
        ann.send("{'type':'rooms'}");
        server.settle();
        assertThat(server.store().reads() - before).isEqualTo(1);

        ann.send(JOIN);
        server.settle();
        assertThat(ann.all()).anyMatch(one -> one.contains("\"text\":\"hi\""));
        assertThat(server.store().reads() - before).isEqualTo(3);
    }

    @Test
    void whoGivesUpComingInLeavesNothingInMemory() throws Exception {
        say(0, "hi");
        empty();
        StillServer.Client ann = server.welcomed("ann");
        StillServer.Hold hold = server.holdReaders();
        ann.send(JOIN);
        server.run();
        ann.end();
        hold.release();
        server.settle();

        int before = server.store().reads();
        server.welcomed("cat").send(JOIN);
        server.settle();
        assertThat(server.store().reads() - before).isEqualTo(2);
    }

    @Test
    void whatTheStoreLetsGoOfWhileItIsReadIsNotShown() throws Exception {
        say(0, "old secret");
        say(1, "new");
        empty();
        StillServer.Client ann = server.welcomed("ann");
        server.store().holdReads();
        ann.send(JOIN);
        server.run();
        server.store().awaitHeldRead();

        try (Writing writing = server.store().begin()) {
            writing.forget(lunch.name(), 1, 10);
            writing.commit();
        }
        lunch.shorten();
        server.store().releaseReads();
        server.settle();

        assertThat(ann.heard("joined")).isEqualTo(1);
        assertThat(ann.all()).anyMatch(one -> one.contains("\"new\""));
        assertThat(ann.all()).noneMatch(one -> one.contains("old secret"));
    }

    @Test
    void whatIsDeletedWhileSomebodyWaitsDoesNotGoOutToThem() throws Exception {
        say(0, "first");
        say(1, "secret");
        for (int i = 2; i < 290; i++) say(i, "x".repeat(3_900));
        for (int seq = 60; seq < 250; seq++) delete(seq);
        server.settle();
        StillServer.Client ann = server.welcomed("ann");
        server.store().holdReads();
        ann.send("{'type':'join','room':'lunch','since':1}");
        server.run();
        server.store().awaitHeldRead();

        delete(2);
        server.write();
        server.store().releaseReads();
        server.settle();

        assertThat(ann.heard("entries")).isPositive();
        assertThat(ann.all()).noneMatch(one -> one.contains("secret"));
    }

    private void say(int number, String text) {
        bob.send("{'type':'chat','room':'lunch','cid':'c" + number + "','text':'" + text + "'}");
    }

    private void delete(int seq) {
        bob.send("{'type':'delete','room':'lunch','cid':'d" + seq + "','target':" + seq + "}");
    }

    private void empty() throws InterruptedException {
        server.settle();
        bob.end();
        server.settle();
        server.timers().pass(Limits.RETURN.plusSeconds(1));
        server.settle();
        assertThat(lunch.summary().count()).isZero();
    }
}
