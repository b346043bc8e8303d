package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.desktop.wording.Wording;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.ServerEvent.Failure;

import java.nio.file.Path;

class SecondDeviceTest {
    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();
    private final FakeSurroundings world = new FakeSurroundings();
    private final FakeServer server = new FakeServer(world);
    private SignInModel signIn =
            new SignInModel(
                    SettingsStore.open(Path.of("nowhere"), disk), disk, folder, world, server);

    @BeforeEach
    void typeACode() {
        SettingsStore settings = SettingsStore.open(folder, disk);
        signIn = new SignInModel(settings, disk, folder, world, server);
        signIn.addressProperty().set("chat.local");
        signIn.linkingProperty().set(true);
        signIn.codeProperty().set(" abcd-efgh ");
    }

    @AfterEach
    void end() {
        disk.close();
    }

    @Test
    void aCodeMakesThisDeviceAnotherOneOfSomebody() {
        signIn.join();
        server.open();
        var linking = server.heard(ClientCommand.Hello.class).getLast();
        assertThat(linking.link()).isEqualTo("abcd-efgh");
        assertThat(linking.name()).isNull();
        server.say(FakeServer.welcomeEvent("e1"));
        server.open();
        var joining = server.heard(ClientCommand.Hello.class).getLast();
        assertThat(joining.token()).isEqualTo("token-1");
        assertThat(joining.name()).isEqualTo("alice");
        assertThat(joining.link()).isNull();
        server.say(FakeServer.welcomeEvent("e1"));
        assertThat(signIn.chatProperty().get()).isNotNull();
        assertThat(signIn.linkingProperty().get()).isFalse();
    }

    @Test
    void aWrongCodeIsToldUnderItsField() {
        signIn.join();
        server.open();
        server.say(Failure.of(ErrorCode.BAD_TOKEN, "That code is wrong."));
        assertThat(signIn.nameProblemProperty().get()).isEqualTo(Wording.of("signin.code.wrong"));
        assertThat(signIn.joiningProperty().get()).isFalse();
        assertThat(server.closed).isTrue();
        signIn.codeProperty().set("");
        assertThat(signIn.nameProblemProperty().get()).isEmpty();
        signIn.join();
        assertThat(signIn.nameProblemProperty().get()).isNotEmpty();
    }
}
