package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.ServerEvent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Ways from one place of the chat to another.
class AroundTest {
    @TempDir Path folder;
    @RegisterExtension final Doorkeeper door = new Doorkeeper();

    private SignedIn alice(String... rooms) {
        return door.signIn(folder, rooms);
    }

    @Test
    void aConversationIsOpenedOnceAndShownAfterwards() {
        SignedIn alice = alice("general");
        alice.chat().around().doors().direct("u2", _ -> {});
        String rid = alice.last(ClientCommand.Direct.class).rid();
        alice.server.say(
                new ServerEvent.Joined(
                        rid,
                        SignedIn.DIRECT,
                        "direct",
                        null,
                        null,
                        new Person("u2", "bob"),
                        0,
                        0,
                        null,
                        null,
                        null));
        assertThat(alice.room().label()).isEqualTo("bob");
        alice.chat().show("general");
        alice.chat().around().doors().direct("bob", _ -> {});
        assertThat(alice.room().label()).isEqualTo("bob");
        assertThat(alice.server.heard(ClientCommand.Direct.class)).hasSize(1);
    }

    @Test
    void theSwitcherRanksRoomsAndPeople() {
        SignedIn alice = alice("general", "tech");
        alice.conversationWithBob(2);
        alice.people("general", new Person("u3", "Gene"), new Person("u2", "bob"));
        Switcher switcher = alice.chat().around().switcher();
        assertThat(switcher.found().getFirst().label()).isEqualTo("bob");
        switcher.typedProperty().set("gen");
        assertThat(switcher.found())
                .extracting(Switcher.Target::label)
                .containsExactly("general", "Gene");
        switcher.typedProperty().set("@ge");
        assertThat(switcher.found()).extracting(Switcher.Target::label).containsExactly("Gene");
        switcher.choose(switcher.found().getFirst());
        assertThat(alice.last(ClientCommand.Direct.class).to()).isEqualTo("u3");
    }

    @Test
    void aMessageIsSoughtPageByPage() {
        SignedIn alice = alice("general");
        alice.server.join("general", SignedIn.said("general", 300, "late"));
        alice.chat().around().jump().to("general", 180);
        assertThat(alice.last(ClientCommand.History.class).before()).isEqualTo(300);
        alice.server.say(page(250));
        alice.world.pass(Duration.ofSeconds(1));
        assertThat(alice.last(ClientCommand.History.class).before()).isEqualTo(250);
        alice.server.say(page(170));
        alice.world.pass(Duration.ofSeconds(1));
        assertThat(alice.server.heard(ClientCommand.History.class)).hasSize(2);
    }

    private static ServerEvent.History page(long seq) {
        List<ServerEvent.Chat> messages = List.of(SignedIn.said("general", seq, "old"));
        return new ServerEvent.History(null, "general", messages, true, true);
    }
}
