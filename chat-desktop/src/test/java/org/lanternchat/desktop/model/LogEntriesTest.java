package org.lanternchat.desktop.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanternchat.desktop.connection.OutboxFile;
import org.lanternchat.desktop.settings.DiskWriter;
import org.lanternchat.desktop.settings.Settings;
import org.lanternchat.desktop.settings.SettingsStore;
import org.lanternchat.protocol.ClientCommand;
import org.lanternchat.protocol.ErrorCode;
import org.lanternchat.protocol.Person;
import org.lanternchat.protocol.Role;
import org.lanternchat.protocol.RoomName;
import org.lanternchat.protocol.RoomSummary;
import org.lanternchat.protocol.ServerEvent;
import org.lanternchat.protocol.ServerEvent.Chat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// What the window shows of a room's log besides messages, and of rooms that have an id.
class LogEntriesTest {
    private static final String HIDDEN = "~0123456789abcdefghijkl";
    private static final Person MOD = new Person("u9", "mod");

    @TempDir Path folder;
    private final DiskWriter disk = new DiskWriter();
    private final FakeSurroundings world = new FakeSurroundings();
    private final FakeServer server = new FakeServer(world);
    private SignInModel signIn = signIn();

    private SignInModel signIn() {
        SettingsStore settings = SettingsStore.open(Path.of("nowhere"), disk);
        return new SignInModel(settings, disk, Path.of("nowhere"), world, server);
    }

    @BeforeEach
    void begin() {
        SettingsStore settings = SettingsStore.open(folder, disk);
        signIn = new SignInModel(settings, disk, folder, world, server);
        signIn.addressProperty().set("chat.local");
        signIn.nameProperty().set("alice");
    }

    @AfterEach
    void end() {
        disk.close();
    }

    private ChatModel chat() {
        return Objects.requireNonNull(signIn.chatProperty().get());
    }

    private RoomModel room() {
        return Objects.requireNonNull(chat().currentProperty().get());
    }

    private void enter(Chat... messages) {
        signIn.join();
        server.welcome("general");
        server.join("general", messages);
    }

    private static Chat message(long seq, String uid) {
        return new Chat("general", seq, seq, uid, "name-" + uid, null, "text " + seq, null);
    }

    private static ServerEvent.Edit edit(long seq, long target, String text) {
        return new ServerEvent.Edit(
                "general", seq, seq, "u2", "bob", null, target, text, List.of(), null);
    }

    private static ServerEvent.Moderated moderated(ClientCommand.Action action, Long seconds) {
        return new ServerEvent.Moderated(
                null, "general", action, "u2", "bob", MOD, seconds, "Spam");
    }

    private List<Row.Message> messages() {
        return room().rows().stream()
                .filter(Row.Message.class::isInstance)
                .map(Row.Message.class::cast)
                .toList();
    }

    private RoomEntry entry(String room) {
        return chat().entries().stream()
                .filter(entry -> entry.name().equals(room))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anEditedMessageShowsItsNewTextAndADeletedOneOnlyThatItWas() {
        enter(message(1, "u2"), message(2, "u2"));

        server.say(edit(3, 1, "better"));
        server.say(new ServerEvent.Delete("general", 4, 4, "u2", "bob", null, 2));

        assertThat(messages())
                .extracting(Row.Message::text)
                .containsExactly("better", "This message was deleted.");
        assertThat(messages())
                .extracting(Row.Message::version)
                .containsExactly(Row.Version.EDITED, Row.Version.DELETED);
    }

    @Test
    void aNewTopicIsShown() {
        enter();

        server.say(new ServerEvent.Topic("general", 1, 1, "u2", "bob", null, "Ship it"));

        assertThat(room().topicProperty().get()).isEqualTo("Ship it");
    }

    @Test
    void editsAndReactionsAreNothingUnread() {
        enter(message(1, "u2"));
        chat().setWatched(false);

        server.say(message(2, "u2"), edit(3, 1, "better"));
        server.say(new ServerEvent.React("general", 4, 4, "u2", "bob", null, 2, "👍", true));

        assertThat(entry("general").unreadProperty().get()).isEqualTo(1);
    }

    @Test
    void whatIsReadOnAnotherDeviceIsReadHere() {
        enter(message(1, "u2"));
        chat().setWatched(false);
        server.say(message(2, "u2"), message(3, "u2"));

        server.say(new ServerEvent.Read("general", 2));

        assertThat(entry("general").unreadProperty().get()).isEqualTo(1);
    }

    @Test
    void orderThatIsKeptIsToldInWords() {
        enter(message(1, "u2"));

        server.say(
                moderated(ClientCommand.Action.MUTE, 600L),
                moderated(ClientCommand.Action.SLOW, 30L),
                moderated(ClientCommand.Action.SLOW, 0L));

        assertThat(room().rows().getLast())
                .isEqualTo(
                        new Row.Notice(
                                "mod muted bob: Spam · mod set the pace to one message every 30"
                                        + " seconds: Spam · mod lifted the pace: Spam"));
    }

    @Test
    void aDirectRoomIsCalledByTheOtherPersonAndCountsWithoutBeingJoined() {
        enter();
        server.say(
                new ServerEvent.Rooms(
                        null,
                        List.of(
                                new RoomSummary(
                                        HIDDEN,
                                        RoomSummary.DIRECT,
                                        null,
                                        null,
                                        new Person("u2", "bob"),
                                        1,
                                        0,
                                        true,
                                        0L,
                                        0,
                                        0,
                                        null)),
                        null,
                        null));

        server.say(new Chat(HIDDEN, 1, 1, "u2", "bob", null, "psst", null));

        assertThat(entry(HIDDEN).labelProperty().get()).isEqualTo("bob");
        assertThat(entry(HIDDEN).called()).isEqualTo("bob");
        assertThat(entry(HIDDEN).unreadProperty().get()).isEqualTo(1);
        assertThat(entry(HIDDEN).joinedProperty().get()).isTrue();
        chat().show(HIDDEN);
        assertThat(server.heard(ClientCommand.Join.class).getLast().room().value())
                .isEqualTo(HIDDEN);
    }

    @Test
    void whoIsPutOutIsToldOfWhichRoomWithoutItsId() {
        enter();
        chat().show(HIDDEN);
        server.say(
                new ServerEvent.Joined(
                        null, HIDDEN, "private", "Us", null, null, 0, 0, null, null, null),
                new ServerEvent.Synced(HIDDEN, 0));
        assertThat(room().called()).isEqualTo("Us");
        assertThat(chat().titleProperty().get()).isEqualTo("Us · Lantern Chat");

        server.say(new ServerEvent.Left(null, HIDDEN, "kicked"));

        assertThat(chat().troubleProperty().get()).isEqualTo("You were taken out of Us.");
        assertThat(room().name()).isEqualTo("general");
        server.say(new ServerEvent.Left(null, "general", "banned"));
        assertThat(chat().troubleProperty().get()).isEqualTo("You were banned from #general.");
    }

    @Test
    void anotherNameIsTakenOver() {
        enter();

        server.say(new ServerEvent.You("u1", "Alice B", Role.MEMBER, null));

        assertThat(chat().ownNameProperty().get()).isEqualTo("Alice B");
    }

    @Test
    void anEditThatWaitedOverARestartIsSentAndGivenUpWhenItIsRefused() {
        String account = Settings.key("chat.local", "alice");
        var edit = new ClientCommand.Edit(null, RoomName.GENERAL, "e1", 1L, "better");
        OutboxFile.open(folder, account, disk).add(new OutboxFile.Item(1, edit));
        disk.flush();
        enter(message(1, "u1"));
        assertThat(server.heard(ClientCommand.Edit.class)).containsExactly(edit);
        assertThat(messages()).hasSize(1);

        server.say(
                ServerEvent.Failure.of(ErrorCode.TOO_LATE, "It is too late to edit this.")
                        .about(null, "e1", null));

        Row.Message edited = Objects.requireNonNull(room().message(1));
        assertThat(edited.details().refusal())
                .isEqualTo(new Row.Refusal("It is too late to change this message.", "better"));
        assertThat(room().state().pending()).isEmpty();
        assertThat(OutboxFile.open(folder, account, disk).isEmpty()).isTrue();
    }

    @Test
    void theEchoOfAnEditTakesItOutOfTheOutbox() {
        String account = Settings.key("chat.local", "alice");
        var edit = new ClientCommand.Edit(null, RoomName.GENERAL, "e1", 1L, "better");
        OutboxFile.open(folder, account, disk).add(new OutboxFile.Item(1, edit));
        disk.flush();
        enter(message(1, "u1"));

        server.say(
                new ServerEvent.Edit(
                        "general", 2, 2, "u1", "alice", "e1", 1, "better", List.of(), null));

        assertThat(room().state().pending()).isEmpty();
        assertThat(OutboxFile.open(folder, account, disk).isEmpty()).isTrue();
    }
}
