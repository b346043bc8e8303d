package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.Settings;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// The app of alice without a window, which can be started again with what is on the disk; a test
/// plays the server.
final class AliceApp implements AfterEachCallback {
    static final String ACCOUNT = Settings.key("chat.local", "alice");

    final DiskWriter disk = new DiskWriter();
    final FakeSurroundings world = new FakeSurroundings();
    final FakeServer server = new FakeServer(world);
    Path folder = Path.of("nowhere");
    SettingsStore settings = SettingsStore.open(folder, disk);
    SignInModel signIn = new SignInModel(settings, disk, folder, world, server);

    void start(Path with) {
        folder = with;
        restart();
    }

    /// The app starts anew, with what is on the disk.
    void restart() {
        disk.flush();
        settings = SettingsStore.open(folder, disk);
        signIn = new SignInModel(settings, disk, folder, world, server);
        server.heard.clear();
        signIn.addressProperty().set("chat.local");
        signIn.nameProperty().set("alice");
        signIn.join();
    }

    ChatModel chat() {
        return Objects.requireNonNull(signIn.chatProperty().get());
    }

    RoomModel room() {
        return Objects.requireNonNull(chat().currentProperty().get());
    }

    List<Row.Message> messages() {
        return room().rows().stream()
                .filter(Row.Message.class::isInstance)
                .map(Row.Message.class::cast)
                .toList();
    }

    static Chat message(long seq, String uid, @Nullable String cid, String text) {
        return message("general", seq, uid, cid, text);
    }

    static Chat message(String room, long seq, String uid, @Nullable String cid, String text) {
        long at = 1_795_312_800_000L + seq * 1_000;
        return new Chat(room, seq, at, uid, "name-" + uid, cid, text, null);
    }

    /// Writes it in the room that is shown; returns its `cid`.
    String post(String text) {
        room().draftProperty().set(text);
        assertThat(chat().post(room())).isNull();
        return String.valueOf(messages().getLast().cid());
    }

    int unreadOf(String room) {
        return chat().entries().stream()
                .filter(entry -> entry.name().equals(room))
                .mapToInt(entry -> entry.unreadProperty().get())
                .sum();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        disk.close();
    }
}
