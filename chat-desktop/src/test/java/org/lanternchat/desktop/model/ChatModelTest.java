package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Coming in, what is heard there, and going.
class ChatModelTest {
    @TempDir Path folder;
    @RegisterExtension final AliceApp app = new AliceApp();

    @BeforeEach
    void begin() {
        app.start(folder);
    }

    @Test
    void theFirstHelloJoinsGeneralAndTheNextOneResumes() {
        app.server.welcome("general");
        var first = app.server.heard(ClientCommand.Hello.class).getLast();
        assertThat(first.token()).isNull();
        assertThat(Objects.requireNonNull(first.resume()).rooms()).containsOnlyKeys("general");
        app.server.join("general", AliceApp.message(1, "u2", null, "hi"));
        app.server.breakConnection();
        app.server.open();
        var second = app.server.heard(ClientCommand.Hello.class).getLast();
        assertThat(second.token()).isEqualTo("token-1");
        assertThat(Objects.requireNonNull(second.resume()).rooms())
                .isEqualTo(Map.of("general", 1L));
        assertThat(Objects.requireNonNull(second.resume()).epoch()).isEqualTo("e1");
    }

    @Test
    void manyEventsAreOneFrameAndOneChangeOfTheList() {
        app.server.welcome("general");
        app.server.join("general", AliceApp.message(1, "u2", null, "hi"));
        int frames = app.world.frames;
        int[] changes = {0};
        app.room().rows().addListener((ListChangeListener<Row>) _ -> changes[0]++);
        for (int i = 2; i <= 500; i++) {
            assertThat(app.server.sayWithoutFrame(AliceApp.message(i, "u3", null, "m" + i)))
                    .isTrue();
        }
        app.world.frame();
        assertThat(app.world.frames - frames).isEqualTo(1);
        assertThat(changes[0]).isEqualTo(1);
        assertThat(app.messages()).hasSize(500);
    }

    @Test
    void aWindowThatCannotKeepUpRefusesEventsInsteadOfGrowing() {
        app.server.welcome("general");
        int taken = 0;
        while (app.server.sayWithoutFrame(new ServerEvent.Pong(null, 0))) taken++;
        assertThat(taken).isEqualTo(EventQueue.MOST);
    }

    @Test
    void aHoleIsFetched() {
        app.server.welcome("general");
        app.server.join("general", AliceApp.message(1, "u2", null, "hi"));
        app.server.say(AliceApp.message(3, "u2", null, "after a hole"));
        assertThat(app.server.heard(ClientCommand.Join.class).getLast().since()).isEqualTo(1);
        assertThat(app.messages()).hasSize(1);
    }

    @Test
    void theSidebarKeepsItsOrderAndCountsRoomsThatAreNotJoined() {
        app.server.welcome("general", "random", "tech");
        app.server.join("general");
        app.server.say(
                new ServerEvent.Rooms(
                        null,
                        List.of(
                                new RoomSummary("tech", "open", null, 7, 3),
                                new RoomSummary("art", "open", null, 1, 0)),
                        List.of("random"),
                        null));
        assertThat(app.chat().entries())
                .extracting(RoomEntry::name)
                .containsExactly("art", "general", "tech");
        assertThat(app.chat().entries().getLast().countProperty().get()).isEqualTo(7);
        assertThat(app.unreadOf("tech")).isZero();
    }

    @Test
    void typingOfOthersExpiresAndEndsWithTheirMessage() {
        app.server.welcome("general");
        app.server.join("general");
        app.server.say(
                new ServerEvent.Users(
                        "general",
                        2,
                        List.of(new Person("u2", "bob"), new Person("u1", "alice")),
                        null));
        assertThat(app.room().people())
                .extracting(PersonEntry::name)
                .containsExactly("alice", "bob");
        app.server.say(new ServerEvent.Typing("general", "u2", "bob", true));
        assertThat(app.room().typingProperty().get()).isEqualTo("bob is typing…");
        assertThat(app.room().people().getLast().typing()).isTrue();
        app.world.pass(Duration.ofSeconds(6));
        assertThat(app.room().typingProperty().get()).isEmpty();
        app.server.say(new ServerEvent.Typing("general", "u2", "bob", true));
        app.server.say(AliceApp.message(1, "u2", null, "done"));
        assertThat(app.room().typingProperty().get()).isEmpty();
    }

    @Test
    void typingIsSaidEveryThreeSecondsAtMost() {
        app.server.welcome("general");
        app.server.join("general");
        app.room().draftProperty().set("a");
        app.chat().typed(app.room());
        app.chat().typed(app.room());
        assertThat(app.server.heard(ClientCommand.Typing.class)).hasSize(1);
        app.world.pass(Duration.ofSeconds(3));
        app.chat().typed(app.room());
        assertThat(app.server.heard(ClientCommand.Typing.class)).hasSize(2);
        app.room().draftProperty().set("");
        app.chat().typed(app.room());
        assertThat(app.server.heard(ClientCommand.Typing.class).getLast().on()).isFalse();
    }

    @Test
    void leavingTheShownRoomShowsAnother() {
        app.server.welcome("general", "tech");
        app.server.join("general");
        app.chat().open("#Tech");
        app.server.join("tech");
        assertThat(app.room().name()).isEqualTo("tech");
        app.chat().leave(app.room());
        assertThat(app.server.heard(ClientCommand.Leave.class)).hasSize(1);
        app.server.say(new ServerEvent.Left(null, "tech", null));
        assertThat(app.room().name()).isEqualTo("general");
        assertThat(app.settings.get().account(AliceApp.ACCOUNT).rooms()).containsExactly("general");
        app.chat().walk(1);
        assertThat(app.room().name()).isEqualTo("general");
    }

    @Test
    void aRoomsNameThatCannotBeIsToldAndNothingIsSent() {
        app.server.welcome("general");
        app.server.join("general");
        assertThat(app.chat().open("~secret")).contains("~");
        assertThat(app.chat().open("x".repeat(25))).contains("24");
        assertThat(app.server.heard(ClientCommand.Join.class)).isEmpty();
    }

    @Test
    void theSecondsUntilTheNextTryAreCountedDown() {
        app.server.welcome("general");
        app.server.join("general");
        app.server.breakConnection();
        assertThat(app.chat().line().textProperty().get()).isEqualTo("Reconnecting in 4 s");
        app.world.pass(Duration.ofMillis(1_100));
        assertThat(app.chat().line().textProperty().get()).isEqualTo("Reconnecting in 3 s");
        app.chat().tryNow();
        assertThat(app.server.tries).isEqualTo(1);
        app.server.welcome("general");
        assertThat(app.chat().line().connectedProperty().get()).isTrue();
    }

    @Test
    void aLostIdentityIsMadeAnew() {
        app.server.welcome("general");
        app.server.join("general");
        app.restart();
        app.server.open();
        assertThat(app.server.heard(ClientCommand.Hello.class).getLast().token())
                .isEqualTo("token-1");
        app.server.say(Failure.of(ErrorCode.BAD_TOKEN, "Unknown."));
        assertThat(app.server.heard(ClientCommand.Hello.class).getLast().token()).isNull();
    }
}
