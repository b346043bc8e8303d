package org.lanternchat.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TutorialDialectsTest {
    @RegisterExtension private final RunningServer server = new RunningServer();

    @Test
    void aliceAndBobTalkInGeneralAndCarolInRandomHearsNothing() {
        WireClient carol = joined("carol", "random");
        WireClient alice = joined("alice", "general");
        WireClient bob = server.connect();
        bob.send("{'type':'join','name':'bob','room':'general'}");

        alice.expect("{'type':'system','text':'bob joined #general'}");
        alice.send("{'type':'chat','text':'hi'}");
        bob.expect("{'type':'chat','name':'alice','text':'hi'}");
        bob.send("{'type':'chat','text':'hello'}");
        alice.expect("{'type':'chat','name':'bob','text':'hello'}");
        bob.close();
        alice.expect("{'type':'system','text':'bob left #general'}");

        server.connect().send("{'type':'join','name':'dan','room':'random'}");
        carol.expect("{'type':'system','text':'dan joined #random'}");
        assertThat(alice.waiting()).isEmpty();
        assertThat(carol.waiting()).isEmpty();
    }

    @Test
    void inDialectBTheSenderHearsItselfAndTheJoinerSeesWhoIsThere() {
        WireClient alice = server.connect();
        alice.send("{'type':'join','username':'alice','room':'general'}");
        alice.expect("{'type':'users','users':['alice']}");
        WireClient bob = server.connect();
        bob.send("{'type':'join','username':'bob','room':'general'}");

        bob.expect("{'type':'users','users':['alice','bob']}");
        alice.expect("{'type':'notification','message':'bob joined the room.'}");
        alice.send("{'type':'chat','message':'hi'}");
        alice.expect("{'type':'chat','message':'hi','username':'alice'}");
        bob.expect("{'type':'chat','message':'hi','username':'alice'}");
        bob.close();
        alice.expect("{'type':'notification','message':'bob left the room.'}");
        assertThat(alice.waiting()).isEmpty();
    }

    @Test
    void whoJoinsGetsTheLastFiftyMessagesInTheirDialect() {
        WireClient alice = server.member("alice", "general");
        for (int i = 1; i <= 10; i++) {
            alice.send("{'type':'chat','room':'general','text':'m" + i + "'}");
            alice.awaitText("m" + i);
        }
        WireClient bob = server.connect();
        bob.send("{'type':'join','name':'bob'}");
        for (int i = 1; i <= 10; i++) {
            bob.expect("{'type':'chat','name':'alice','text':'m" + i + "'}");
        }
        WireClient carol = server.connect();
        carol.send("{'type':'join','username':'carol'}");
        for (int i = 1; i <= 10; i++) {
            carol.expect("{'type':'chat','message':'m" + i + "','username':'alice'}");
        }
        carol.expect("{'type':'users','users':['alice','bob','carol']}");
    }

    @Test
    void aSecondJoinMoves() {
        WireClient alice = joined("alice", "general");
        WireClient bob = joined("bob", "random");
        WireClient mover = joined("mover", "general");
        alice.awaitText("mover joined #general");
        alice.awaitText("w" + mover.hashCode() + " left #general");

        mover.send("{'type':'join','name':'mover','room':'random'}");

        alice.expect("{'type':'system','text':'mover left #general'}");
        bob.expect("{'type':'system','text':'mover joined #random'}");
        mover.send("{'type':'chat','text':'here'}");
        bob.expect("{'type':'chat','name':'mover','text':'here'}");
        assertThat(alice.waiting()).isEmpty();
    }

    @Test
    void aTakenNameGetsANumberAndARefusedOneBecomesAGuest() {
        joined("alice", "general");
        WireClient second = server.connect();
        second.send("{'type':'join','name':'Alice','room':'general'}");
        second.expect("{'type':'system','text':'you are Alice-2 here'}");
        WireClient admin = server.connect();
        admin.send("{'type':'join','username':'admin','room':'random'}");
        admin.expect("{'type':'notification','message':'you are guest-1 here'}");
        WireClient nameless = server.connect();
        nameless.send("{'type':'join'}");
        second.expect("{'type':'system','text':'anonymous joined #general'}");
    }

    @Test
    void aLongNameAndRoomAreCut() {
        String letters = "abcdefghijklmnopqrstuvwxyz";
        WireClient bob = joined("bob", letters.substring(0, 24));
        server.connect().send("{'type':'join','name':'" + letters + "','room':'" + letters + "'}");

        String cut = letters.substring(0, 24);
        bob.expect("{'type':'system','text':'" + cut + " joined #" + cut + "'}");
    }

    @Test
    void whatIsNoCommandAndChatsBeforeAJoinAreIgnored() {
        WireClient bob = joined("bob", "general");
        WireClient alice = server.connect();
        alice.send("{'type':'chat','text':'too early'}");
        alice.sendRaw("garbage");
        alice.sendRaw("[]");
        alice.send("{'type':'join','name':'alice','room':'general'}");
        alice.sendRaw("more garbage");
        alice.send("{'type':'dance'}");
        alice.send("{'type':'chat','text':''}");
        alice.send("{'type':'chat','text':'hi'}");

        bob.expect(
                "{'type':'system','text':'alice joined #general'}",
                "{'type':'chat','name':'alice','text':'hi'}");
        assertThat(alice.waiting()).isEmpty();
    }

    @Test
    void tooMuchGarbageEndsTheConnection() {
        WireClient alice = joined("alice", "general");
        for (int i = 0; i < 20; i++) alice.sendRaw("garbage");

        assertThat(alice.closeCode()).isEqualTo(1008);
    }

    @Test
    void whoWritesTooFastIsToldSo() {
        WireClient alice = joined("alice", "general");
        for (int i = 0; i < 14; i++) alice.send("{'type':'chat','text':'m'}");

        alice.expect(
                "{'type':'system','text':'You write very fast: your last message was not sent.'}");
    }

    @Test
    void versionOneAndBothDialectsShareARoom() {
        WireClient a = joined("a", "general");
        WireClient b = server.connect();
        b.send("{'type':'join','username':'b','room':'general'}");
        b.await("users");
        WireClient v = server.member("v", "general");
        a.expect(
                "{'type':'system','text':'b joined #general'}",
                "{'type':'system','text':'v joined #general'}");
        b.expect("{'type':'notification','message':'v joined the room.'}");

        v.send("{'type':'chat','room':'general','cid':'c1','text':'<b>hi</b>'}");

        a.expect("{'type':'chat','name':'v','text':'<b>hi</b>'}");
        b.expect("{'type':'chat','message':'<b>hi</b>','username':'v'}");
        assertThat(v.awaitText("<b>hi</b>").get("cid").asString()).isEqualTo("c1");
        a.send("{'type':'chat','text':'from a'}");
        assertThat(v.awaitText("from a").get("name").asString()).isEqualTo("a");
    }

    private WireClient joined(String name, String room) {
        WireClient client = server.connect();
        WireClient witness = server.connect();
        String witnessName = "w" + client.hashCode();
        witness.send("{'type':'join','username':'" + witnessName + "','room':'" + room + "'}");
        witness.await("users");
        client.send("{'type':'join','name':'" + name + "','room':'" + room + "'}");
        witness.await("notification");
        witness.close();
        client.expect("{'type':'system','text':'" + witnessName + " left #" + room + "'}");
        return client;
    }
}
