package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.ConnectionStatus;
import org.lanternchat.desktop.connection.ConnectionStatus.Cause;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;
import java.time.Instant;

class SignInModelTest {
    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();
    private final FakeSurroundings world = new FakeSurroundings();
    private final FakeServer server = new FakeServer(world);
    private SignInModel model = start(Path.of("nowhere"));

    @BeforeEach
    void begin() {
        model = start(folder);
    }

    @AfterEach
    void end() {
        disk.close();
    }

    private SignInModel start(Path in) {
        disk.flush();
        return new SignInModel(SettingsStore.open(in, disk), disk, in, world, server);
    }

    private void join(String address, String name) {
        model.addressProperty().set(address);
        model.nameProperty().set(name);
        model.join();
    }

    @Test
    void whatIsWrongIsToldWhileTyping() {
        model.addressProperty().set("two words");
        assertThat(model.addressProblemProperty().get()).contains("no address");
        model.addressProperty().set("chat.local");
        assertThat(model.addressProblemProperty().get()).isEmpty();
        model.nameProperty().set("x".repeat(25));
        assertThat(model.nameProblemProperty().get()).contains("24");
        model.nameProperty().set("admin");
        assertThat(model.nameProblemProperty().get()).contains("reserved");
        model.nameProperty().set("alice");
        assertThat(model.nameProblemProperty().get()).isEmpty();
    }

    @Test
    void anEmptyCardAsksForBothWhenOneJoins() {
        join("", " ");
        assertThat(model.addressProblemProperty().get()).isNotEmpty();
        assertThat(model.nameProblemProperty().get()).isNotEmpty();
        assertThat(model.joiningProperty().get()).isFalse();
    }

    @Test
    void aServerOutOfReachIsToldInWordsAndKeepsWhatWasTyped() {
        join("192.168.1.20", "alice");
        assertThat(model.joiningProperty().get()).isTrue();
        server.status(new ConnectionStatus.Waiting(Instant.EPOCH, Cause.UNREACHABLE));
        assertThat(model.joiningProperty().get()).isFalse();
        assertThat(model.addressProblemProperty().get()).contains("192.168.1.20");
        assertThat(model.addressProperty().get()).isEqualTo("192.168.1.20");
        assertThat(model.nameProperty().get()).isEqualTo("alice");
        assertThat(server.closed).isTrue();
    }

    @Test
    void aTakenNameOffersAnotherThatOneClickTakes() {
        join("chat.local", "alice");
        server.open();
        server.say(Failure.of(ErrorCode.NAME_TAKEN, "Taken.").suggesting("alice-2"));
        assertThat(model.nameProblemProperty().get()).isEqualTo(Wording.of("refused.nameTaken"));
        assertThat(model.suggestionProperty().get()).isEqualTo("alice-2");
        model.takeSuggestion();
        server.open();
        assertThat(server.heard(ClientCommand.Hello.class).getLast().name()).isEqualTo("alice-2");
        assertThat(model.suggestionProperty().get()).isEmpty();
    }

    @Test
    void theLastServerAndNameAreThereAtTheNextStart() {
        join("http://chat.local:8080/#tech", "alice");
        server.welcome("general");
        assertThat(model.chatProperty().get()).isNotNull();
        SignInModel next = start(folder);
        assertThat(next.addressProperty().get()).isEqualTo("chat.local");
        assertThat(next.nameProperty().get()).isEqualTo("alice");
    }

    @Test
    void signingOutLeadsBackToTheCardAndTheIdentityStays() {
        join("chat.local", "alice");
        server.welcome("general");
        model.addressProperty().set("elsewhere");
        model.signOut();
        assertThat(server.closed).isTrue();
        assertThat(model.chatProperty().get()).isNull();
        assertThat(model.joiningProperty().get()).isFalse();
        assertThat(model.addressProperty().get()).isEqualTo("chat.local");
        assertThat(model.nameProperty().get()).isEqualTo("alice");
        join("chat.local", "bob");
        server.open();
        assertThat(server.heard(ClientCommand.Hello.class).getLast().token()).isNull();
        server.say(FakeServer.welcomeEvent("e1", "general"));
        model.signOut();
        join("chat.local", "alice");
        server.open();
        assertThat(server.heard(ClientCommand.Hello.class).getLast().token()).isEqualTo("token-1");
    }

    @Test
    void aLinksRoomIsJoinedAndShown() {
        join("http://chat.local:8080/#tech", "alice");
        server.welcome("general");
        var hello = server.heard(ClientCommand.Hello.class).getLast();
        assertThat(hello.resume()).isNotNull();
        server.join("tech");
        var chat = model.chatProperty().get();
        assertThat(chat).isNotNull();
        var room = chat == null ? null : chat.currentProperty().get();
        assertThat(room == null ? "" : room.name()).isEqualTo("tech");
    }

    private void refuseWithoutCode() {
        server.open();
        server.say(Failure.of(ErrorCode.INVITE_NEEDED, "A join code is needed."));
    }

    private @Nullable String saidCode() {
        return server.heard(ClientCommand.Hello.class).getLast().invite();
    }

    @Test
    void aChatThatWantsAJoinCodeIsGivenOne() {
        join("chat.local", "alice");
        refuseWithoutCode();
        assertThat(saidCode()).isNull();
        assertThat(model.joinCodeAskedProperty().get()).isTrue();
        String missing = Wording.of("signin.joinCode.missing");
        assertThat(model.joinCodeProblemProperty().get()).isEqualTo(missing);
        assertThat(model.addressProblemProperty().get()).isEmpty();
        model.joinCodeProperty().set("red");
        assertThat(model.joinCodeProblemProperty().get()).isEmpty();
        model.join();
        refuseWithoutCode();
        assertThat(saidCode()).isEqualTo("red");
        String wrong = Wording.of("signin.joinCode.wrong");
        assertThat(model.joinCodeProblemProperty().get()).isEqualTo(wrong);
        model.joinCodeProperty().set(" blue ");
        model.join();
        server.open();
        assertThat(saidCode()).isEqualTo("blue");
        server.welcome("general");
        assertThat(model.chatProperty().get()).isNotNull();
    }

    @Test
    void aLinkBringsItsJoinCodeAndAnotherChatForgetsIt() {
        join("http://chat.local:8080/#~!Blue-Door/tech", "alice");
        server.open();
        assertThat(saidCode()).isEqualTo("Blue-Door");
        server.say(Failure.of(ErrorCode.INVITE_NEEDED, "It was changed."));
        assertThat(model.joinCodeProblemProperty().get()).contains("wrong");
        model.addressProperty().set("elsewhere");
        assertThat(model.joinCodeAskedProperty().get()).isFalse();
        assertThat(model.joinCodeProblemProperty().get()).isEmpty();
    }
}
