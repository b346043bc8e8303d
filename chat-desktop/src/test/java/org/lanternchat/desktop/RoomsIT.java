package org.lanternchat.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.lanternchat.desktop.connection.InviteLink;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;

import java.util.UUID;

/// Private rooms, invitations, pins and topics, at the real server.
@Timeout(120)
class RoomsIT extends AtAlices {
    /// Bob makes a room, of which he is the owner.
    private void create(PlainClient bob, String room) throws InterruptedException {
        bob.send(new ClientCommand.Create(null, null, new RoomName(room), null, "To do"));
        bob.await(ServerEvent.Synced.class, synced -> synced.room().equals(room));
    }

    private static RoomName room(String name) {
        return new RoomName(name);
    }

    @Test
    void aPrivateRoomIsEnteredByALinkAlone() throws Exception {
        window.robot.clickOn("#new-room");
        window.robot.clickOn("Private");
        window.type("#new-room-name", "Budget round");
        alice.push(KeyCode.ENTER);
        alice.awaitRoom("Budget round");
        window.robot.clickOn("#room-menu").clickOn("#invite");
        window.await("the link", () -> window.isThere(".qr"));
        InviteLink link = InviteLink.parse(alice.typed("#invite-link")).orElseThrow();
        alice.push(KeyCode.ESCAPE);
        try (PlainClient bob = alice.bob("general")) {
            bob.send(new ClientCommand.Join(null, link.room(), null, link.code()));
            bob.await(ServerEvent.Synced.class, synced -> synced.room().startsWith("~"));
            window.await("both", () -> window.robot.lookup("bob").tryQuery().isPresent());
            bob.write(link.room().value(), "thank you");
            window.awaitMessage("thank you");
        }
    }

    @Test
    void aLinkThatSomebodySentLeadsIntoTheirRoom() throws Exception {
        try (PlainClient bob = alice.bob("general")) {
            bob.send(new ClientCommand.Create("r1", RoomSummary.PRIVATE, null, "Surprise", null));
            String room = bob.await(ServerEvent.Joined.class, one -> "r1".equals(one.rid())).room();
            bob.send(new ClientCommand.Invite("r2", room(room)));
            String code = bob.await(ServerEvent.Invited.class, _ -> true).code();
            window.robot.clickOn("#new-room").clickOn("By link");
            window.type("#new-room-name", "http://" + alice.server.hostAndPort() + "/#general");
            alice.push(KeyCode.ENTER);
            window.await(
                    "no link", () -> alice.text("#new-room-problem").contains("no invite link"));
            String base = "http://" + alice.server.hostAndPort() + "/#" + room + "/";
            window.type("#new-room-name", base + "wrong");
            alice.push(KeyCode.ENTER);
            window.await("refused", () -> window.isThere("#new-room-problem:wrong"));
            window.type("#new-room-name", base + code);
            alice.push(KeyCode.ENTER);
            alice.awaitRoom("Surprise");
        }
    }

    @Test
    void pinsAreListedAndTakenAwayAndTheTopicIsEditedInPlace() throws Exception {
        try (PlainClient bob = alice.bob()) {
            create(bob, "kitchen");
            bob.write("kitchen", "Soup at noon");
            String cid = UUID.randomUUID().toString();
            bob.send(new ClientCommand.Pin(null, room("kitchen"), cid, 2L, true));
            window.say("/join kitchen");
            window.awaitMessage("Soup at noon");
            window.robot.clickOn("#pins");
            window.await("the pin", () -> window.isThere(".found"));
            assertThat(window.isThere(".unpin")).isFalse();
            alice.push(KeyCode.ESCAPE);
            String uid =
                    bob.await(ServerEvent.SystemNotice.class, one -> "alice".equals(one.name()))
                            .uid();
            assertThat(uid).isNotNull();
            bob.send(
                    new ClientCommand.GiveRole(
                            "r1", room("kitchen"), String.valueOf(uid), Role.MODERATOR));
            window.await("may edit", () -> window.isThere("#topic:editable"));
            window.robot.clickOn("#pins");
            window.await("may unpin", () -> window.isThere(".unpin"));
            window.robot.clickOn(".unpin");
            bob.await(ServerEvent.Pin.class, pin -> !pin.on());
            window.await("none", () -> alice.text("#pins-state").contains("Nothing is pinned"));
            alice.push(KeyCode.ESCAPE);
            window.robot.clickOn("#topic");
            window.type("#topic-field", "Bread at one");
            alice.push(KeyCode.ENTER);
            bob.await(ServerEvent.Topic.class, topic -> topic.text().equals("Bread at one"));
            window.await("shown", () -> alice.text("#topic").equals("Bread at one"));
        }
    }
}
