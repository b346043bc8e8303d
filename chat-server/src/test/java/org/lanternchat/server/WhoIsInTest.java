package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.Limits;
import org.lanternchat.server.room.Room;
import org.lanternchat.server.store.StoreException;

import java.nio.file.Path;

/// A room and the session of a connection agree on whether it is in, in whatever order they hear of
/// things; and who has gone is nobody's ghost.
class WhoIsInTest {
    private static final String JOIN = "{'type':'join','room':'lunch','rid':'j'}";
    private static final String TYPING = "{'type':'typing','room':'lunch','on':true,'rid':'t'}";

    @TempDir Path folder;
    private StillServer server;

    @BeforeEach
    void start() throws StoreException {
        server = new StillServer(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoIsKickedAndComesBackAtOnceIsInForTheRoomAndForTheirSession() throws Exception {
        StillServer.Client ann = server.welcomed("ann");
        Room lunch = server.room("lunch");
        ann.send(JOIN);
        server.run();

        lunch.expel(ann.uid(), "kicked");
        ann.send(JOIN);
        server.run();

        assertThat(ann.heard("left")).isEqualTo(1);
        assertThat(ann.heard("joined")).isEqualTo(2);
        assertIn(ann);
        assertGoneAfterTheEnd(ann, lunch);
    }

    @Test
    void whoIsKickedAndDoesNotComeBackIsOutForBoth() throws Exception {
        StillServer.Client ann = server.welcomed("ann");
        Room lunch = server.room("lunch");
        ann.send(JOIN);
        ann.send(JOIN);
        server.run();

        lunch.expel(ann.uid(), "kicked");
        server.run();

        ann.send(TYPING);
        assertThat(ann.heard("ok")).isZero();
        assertThat(lunch.summary().count()).isZero();
    }

    @Test
    void aKickIsNotLostWhenTheRoomIsRetiredAtThatMoment() throws Exception {
        StillServer.Client bob = server.welcomed("bob");
        StillServer.Client ann = server.welcomed("ann");
        Room lunch = server.room("lunch");
        bob.send(JOIN);
        server.run();

        bob.send("{'type':'leave','room':'lunch'}");
        ann.send(JOIN);
        lunch.expel(ann.uid(), "kicked");
        server.run();

        assertThat(server.room("lunch")).isNotSameAs(lunch);
        assertThat(ann.heard("left")).isEqualTo(1);
        assertThat(server.room("lunch").summary().count()).isZero();
    }

    @Test
    void whoIsRefusedAndTriesAgainAtOnceIsInForTheRoomAndForTheirSession() throws Exception {
        Room lunch = writtenInAndEmpty();
        StillServer.Client ann = server.welcomed("ann");
        server.store().failNextRead();
        StillServer.Hold hold = server.holdReaders();
        ann.send(JOIN);
        server.run();
        hold.release();
        server.holdReaders().release();

        ann.send(JOIN);
        server.settle();

        assertThat(ann.heard("error")).isEqualTo(1);
        assertThat(ann.heard("joined")).isEqualTo(1);
        assertIn(ann);
        assertGoneAfterTheEnd(ann, lunch);
    }

    @Test
    void whoIsRefusedWhileTheyAreInIsPutOutForBothLater() throws Exception {
        StillServer.Client bob = server.welcomed("bob");
        StillServer.Client ann = server.welcomed("ann");
        Room lunch = server.room("lunch");
        bob.send(JOIN);
        ann.send(JOIN);
        server.run();
        String text = "x".repeat(3_900);
        for (int i = 0; i < 300; i++) {
            bob.send("{'type':'chat','room':'lunch','cid':'c" + i + "','text':'" + text + "'}");
        }
        server.settle();
        server.store().failNextRead();
        ann.send("{'type':'join','room':'lunch','since':1}");
        server.settle();

        lunch.expel(ann.uid(), "kicked");
        server.run();

        assertThat(ann.heard("error")).isEqualTo(1);
        ann.send(TYPING);
        assertThat(ann.heard("ok")).isZero();
    }

    @Test
    void whoIsGoneBeforeTheyCouldBeLetInDoesNotComeIn() throws Exception {
        Room lunch = writtenInAndEmpty();
        StillServer.Client ann = server.welcomed("ann");
        StillServer.Hold hold = server.holdReaders();
        ann.send(JOIN);
        server.run();

        ann.end();
        hold.release();
        server.settle();

        assertThat(lunch.summary().count()).isZero();
        assertThat(ann.heard("joined")).isZero();
    }

    @Test
    void aClientOfTheTutorialsThatIsPutOutAndJoinsAgainIsIn() throws Exception {
        StillServer.Client bob = server.welcomed("bob");
        bob.send(JOIN);
        StillServer.Client ann = server.connect();
        ann.send("{'type':'join','name':'ann','room':'lunch'}");
        server.settle();
        Room lunch = server.room("lunch");
        assertThat(lunch.summary().count()).isEqualTo(2);
        String presence = bob.all().stream().filter(one -> one.contains("ann")).findAny().get();
        String uid = presence.replaceFirst(".*\"uid\":\"([^\"]*)\",\"name\":\"ann\".*", "$1");

        lunch.expel(uid, "kicked");
        ann.send("{'type':'join','name':'ann','room':'lunch'}");
        server.settle();
        ann.send("{'type':'chat','text':'I am back'}");
        server.settle();

        assertThat(bob.all()).anyMatch(one -> one.contains("I am back"));
        assertThat(lunch.summary().count()).isEqualTo(2);
    }

    private Room writtenInAndEmpty() throws InterruptedException {
        StillServer.Client bob = server.welcomed("bob");
        bob.send(JOIN);
        server.settle();
        bob.send("{'type':'chat','room':'lunch','cid':'c1','text':'hi'}");
        server.settle();
        bob.end();
        server.settle();
        server.timers().pass(Limits.RETURN.plusSeconds(1));
        server.settle();
        Room lunch = server.room("lunch");
        assertThat(lunch.summary().count()).isZero();
        return lunch;
    }

    private void assertIn(StillServer.Client client) {
        client.send(TYPING);
        assertThat(client.heard("ok")).isEqualTo(1);
        assertThat(server.room("lunch").summary().count()).isEqualTo(1);
    }

    private void assertGoneAfterTheEnd(StillServer.Client client, Room room) {
        client.end();
        server.run();
        server.timers().pass(Limits.RETURN.plusSeconds(1));
        server.run();
        assertThat(room.summary().count()).isZero();
    }
}
