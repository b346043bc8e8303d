package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.OutboxFile;
import org.lanternchat.desktop.model.Row.Delivery;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;
import java.time.Duration;

/// The way of what is written, through breaks and restarts.
class SendingTest {
    @TempDir Path folder;
    @RegisterExtension final AliceApp app = new AliceApp();

    @BeforeEach
    void begin() {
        app.start(folder);
    }

    @Test
    void aMessageWaitsUntilItsEchoAndStandsThereOnce() {
        app.server.welcome("general");
        app.server.join("general", AliceApp.message(1, "u2", null, "hi"));
        String cid = app.post("hello");
        assertThat(app.room().draftProperty().get()).isEmpty();
        assertThat(app.messages().getLast().delivery()).isInstanceOf(Delivery.Waiting.class);
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(1);
        app.server.say(AliceApp.message(2, "u1", cid, "hello"));
        assertThat(app.messages()).hasSize(2);
        assertThat(app.messages().getLast().delivery()).isInstanceOf(Delivery.Safe.class);
        assertThat(app.messages().getLast().own()).isTrue();
        assertThat(OutboxFile.open(app.folder, AliceApp.ACCOUNT, app.disk).isEmpty()).isTrue();
    }

    @Test
    void whatIsWrittenOfflineIsSentInOrderAfterSynced() {
        app.server.welcome("general");
        app.server.join("general");
        app.server.breakConnection();
        app.post("one");
        app.post("two");
        assertThat(app.server.heard(ClientCommand.Chat.class)).isEmpty();
        app.server.open();
        app.server.say(FakeServer.welcomeEvent("e1", "general"));
        assertThat(app.server.heard(ClientCommand.Chat.class)).isEmpty();
        app.server.join("general");
        assertThat(app.server.heard(ClientCommand.Chat.class))
                .extracting(ClientCommand.Chat::text)
                .containsExactly("one", "two");
    }

    @Test
    void whatWaitedIsSentWithTheSameCidAfterARestart() {
        app.server.welcome("general");
        app.server.join("general");
        app.server.breakConnection();
        String cid = app.post("written before the crash");
        app.restart();
        app.server.welcome("general");
        app.server.join("general");
        assertThat(app.server.heard(ClientCommand.Chat.class))
                .extracting(ClientCommand.Chat::cid)
                .containsExactly(cid);
        assertThat(app.messages())
                .extracting(Row.Message::text)
                .contains("written before the crash");
        app.server.say(AliceApp.message(1, "u1", cid, "written before the crash"));
        assertThat(app.messages()).hasSize(1);
    }

    @Test
    void aRefusedMessageSaysWhyAndCanGoAgainOrBeGivenUp() {
        app.server.welcome("general");
        app.server.join("general");
        String cid = app.post("hello");
        RoomName general = new RoomName("general");
        app.server.say(Failure.of(ErrorCode.MUTED, "You are muted.").about(null, cid, general));
        assertThat(app.messages().getLast().delivery())
                .isEqualTo(new Delivery.Failed(Wording.of("refused.muted")));
        app.chat().retry(app.room(), cid);
        assertThat(app.messages().getLast().delivery()).isInstanceOf(Delivery.Waiting.class);
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(2);
        app.server.say(Failure.of(ErrorCode.MUTED, "You are muted.").about(null, cid, null));
        app.chat().discard(app.room(), cid);
        assertThat(app.messages()).isEmpty();
        assertThat(OutboxFile.open(app.folder, AliceApp.ACCOUNT, app.disk).isEmpty()).isTrue();
    }

    @Test
    void overTheRateAMessageWaitsAndIsNeverShownAsFailed() {
        app.server.welcome("general");
        app.server.join("general");
        String cid = app.post("hello");
        app.server.say(
                Failure.of(ErrorCode.RATE_LIMITED, "Too fast.")
                        .about(null, cid, new RoomName("general"))
                        .retryAfter(700));
        assertThat(app.messages().getLast().delivery()).isInstanceOf(Delivery.Waiting.class);
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(1);
        app.world.pass(Duration.ofMillis(699));
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(1);
        app.world.pass(Duration.ofMillis(1));
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(2);
    }

    @Test
    void aBurstIsSentNoFasterThanTheServerTakesIt() {
        app.server.welcome("general");
        app.server.join("general");
        for (int i = 0; i < 25; i++) app.post("m" + i);
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(10);
        app.world.pass(Duration.ofSeconds(1));
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(15);
        app.world.pass(Duration.ofSeconds(2));
        assertThat(app.server.heard(ClientCommand.Chat.class))
                .extracting(ClientCommand.Chat::text)
                .startsWith("m0", "m1")
                .endsWith("m23", "m24")
                .hasSize(25);
    }

    @Test
    void aDraftSurvivesTheRoomAndTheRestart() {
        app.server.welcome("general", "tech");
        app.server.join("general");
        app.room().draftProperty().set("half a thought");
        app.restart();
        app.server.welcome("general", "tech");
        app.server.join("general");
        assertThat(app.room().draftProperty().get()).isEqualTo("half a thought");
    }

    @Test
    void aTextOverTheLimitStaysInTheComposer() {
        app.server.welcome("general");
        app.server.join("general");
        String tooLong = "x".repeat(4_001);
        app.room().draftProperty().set(tooLong);
        assertThat(app.chat().post(app.room())).contains("4000");
        assertThat(app.room().draftProperty().get()).isEqualTo(tooLong);
        assertThat(app.messages()).isEmpty();
    }

    @Test
    void anotherStoreDropsWhatWasReadAndKeepsWhatWasWritten() {
        app.server.welcome("general");
        app.server.join("general", AliceApp.message(1, "u2", null, "of the old store"));
        app.server.breakConnection();
        app.post("kept");
        app.server.open();
        app.server.say(FakeServer.welcomeEvent("e2", "general"));
        app.server.join("general");
        assertThat(app.messages()).extracting(Row.Message::text).containsExactly("kept");
        assertThat(app.server.heard(ClientCommand.Chat.class)).hasSize(1);
    }
}
