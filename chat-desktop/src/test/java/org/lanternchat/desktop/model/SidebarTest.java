package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.settings.Telling;
import org.lanternchat.protocol.Person;

import java.nio.file.Path;
import java.util.Arrays;

/// The lines of the sidebar: their order, what is unread in them, and who can be reached.
class SidebarTest {
    @TempDir Path folder;
    @RegisterExtension final Doorkeeper door = new Doorkeeper();

    private SignedIn alice(String... rooms) {
        return door.signIn(folder, rooms);
    }

    @Test
    void roomsStandByNameAndConversationsBelowWhateverComes() {
        SignedIn alice = alice("tech", "general");
        alice.conversationWithBob(0);
        assertThat(alice.lines()).containsExactly("general", "tech", "--", "bob");
        alice.server.say(SignedIn.said("tech", 1, "hi"));
        assertThat(alice.lines()).containsExactly("general", "tech", "--", "bob");
    }

    @Test
    void withoutConversationsALineOfItsOwnSaysHowToBeginOne() {
        SignedIn alice = alice("general");
        assertThat(alice.lines()).containsExactly("general", "--", "none");
        alice.conversationWithBob(0);
        assertThat(alice.lines()).containsExactly("general", "--", "bob");
    }

    @Test
    void whereThereAreManyRoomsItIsNotSaid() {
        String[] many = new String[31];
        Arrays.setAll(many, i -> "room-" + i);
        assertThat(alice(many).lines()).contains("--").doesNotContain("none");
    }

    @Test
    void mentionsAreCountedInRoomsThatAreNotShown() {
        SignedIn alice = alice("general", "tech");
        alice.chat().show("general");
        alice.server.say(
                SignedIn.said("tech", 1, "hi"), SignedIn.said("tech", 2, "hi @alice", "u1"));
        assertThat(alice.entry("tech").unreadProperty().get()).isEqualTo(2);
        assertThat(alice.entry("tech").mentionsProperty().get()).isEqualTo(1);
        alice.chat().show("tech");
        alice.chat().saw(alice.room(), true, 2);
        assertThat(alice.entry("tech").mentionsProperty().get()).isZero();
    }

    @Test
    void theOtherOfAConversationIsHereOrAwayWhereARoomTells() {
        SignedIn alice = alice("general");
        alice.conversationWithBob(1);
        RoomEntry bob = alice.entry(SignedIn.DIRECT);
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.UNKNOWN);
        alice.people("general", new Person("u2", "bob"));
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.HERE);
        alice.people("general", new Person("u2", "bob", true, null));
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.AWAY);
        alice.server.breakConnection();
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void nobodyIsCalledGoneWhoMayBeInAnotherRoom() {
        SignedIn alice = alice("general");
        alice.conversationWithBob(0);
        RoomEntry bob = alice.entry(SignedIn.DIRECT);
        alice.people("general", new Person("u2", "bob"));
        alice.people("general");
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void theNumberInAConversationThatIsNotOpenTellsWhetherBothAreThere() {
        SignedIn alice = alice("general");
        alice.conversationWithBob(0);
        RoomEntry bob = alice.entry(SignedIn.DIRECT);
        alice.inConversation(1);
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.UNKNOWN);
        alice.inConversation(2);
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.HERE);
        alice.server.breakConnection();
        assertThat(bob.presenceProperty().get()).isEqualTo(Presence.UNKNOWN);
    }

    @Test
    void unreadRoomsAreWalkedButNotMutedOnes() {
        SignedIn alice = alice("general", "kitchen", "random", "tech");
        alice.chat().show("general");
        alice.server.say(SignedIn.said("random", 1, "hi"), SignedIn.said("kitchen", 1, "hi"));
        alice.chat().show("kitchen");
        alice.chat().around().setTelling(alice.room(), Telling.NOTHING);
        alice.chat().show("general");
        alice.server.say(SignedIn.said("kitchen", 2, "psst"));
        alice.chat().walkUnread(1);
        assertThat(alice.room().name()).isEqualTo("random");
        alice.chat().saw(alice.room(), true, 1);
        alice.chat().walkUnread(1);
        assertThat(alice.room().name()).isEqualTo("random");
        assertThat(alice.entry("kitchen").mutedProperty().get()).isTrue();
        assertThat(alice.chat().titleProperty().get()).startsWith("#random");
    }
}
