package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;

/// What a slash at the beginning of a draft does.
class CommandsTest {
    @TempDir Path folder;
    @RegisterExtension final Doorkeeper door = new Doorkeeper();

    private SignedIn alice(String... rooms) {
        return door.signIn(folder, rooms);
    }

    private static String problem(SignedIn alice, String typed) {
        alice.room().draftProperty().set(typed);
        return String.valueOf(alice.chat().post(alice.room()));
    }

    @Test
    void commandsAreDoneAndSlashesInMessagesStay() {
        SignedIn alice = alice("general");
        assertThat(problem(alice, "/me waves")).isEqualTo("null");
        assertThat(alice.last(ClientCommand.Chat.class).text()).isEqualTo("*waves*");
        assertThat(problem(alice, "/me a*b")).isEqualTo("null");
        assertThat(alice.last(ClientCommand.Chat.class).text()).isEqualTo("_a*b_");
        assertThat(problem(alice, "/usr/bin is full")).isEqualTo("null");
        assertThat(alice.last(ClientCommand.Chat.class).text()).isEqualTo("/usr/bin is full");
        assertThat(problem(alice, "//join is a command")).isEqualTo("null");
        assertThat(alice.last(ClientCommand.Chat.class).text()).isEqualTo("/join is a command");
        assertThat(problem(alice, "/topic Soup")).isEqualTo("null");
        assertThat(alice.last(ClientCommand.Topic.class).text()).isEqualTo("Soup");
        assertThat(problem(alice, "/JOIN #Tech")).isEqualTo("null");
        assertThat(alice.last(ClientCommand.Join.class).room().value()).isEqualTo("tech");
        assertThat(alice.room().draftProperty().get()).isEmpty();
    }

    @Test
    void aWrongCommandStaysInTheDraftWithASentence() {
        SignedIn alice = alice("general");
        assertThat(problem(alice, "/nonsense x")).contains("/nonsense");
        assertThat(alice.room().draftProperty().get()).isEqualTo("/nonsense x");
        assertThat(problem(alice, "/msg bob")).contains("/msg name text");
        assertThat(problem(alice, "/topic " + "x".repeat(300))).isNotEqualTo("null");
        assertThat(alice.server.heard(ClientCommand.Chat.class)).isEmpty();
    }

    @Test
    void aRefusedDirectMessageIsTypedAgain() {
        SignedIn alice = alice("general");
        assertThat(problem(alice, "/msg @ghost are you there")).isEqualTo("null");
        var direct = alice.last(ClientCommand.Direct.class);
        assertThat(direct.to()).isEqualTo("ghost");
        alice.server.say(
                Failure.of(ErrorCode.NOT_FOUND, "Nobody is called that.")
                        .about(direct.rid(), null, null));
        assertThat(alice.room().draftProperty().get()).isEqualTo("/msg @ghost are you there");
        assertThat(alice.chat().troubleProperty().get()).isEqualTo("Nobody is called that.");
    }
}
